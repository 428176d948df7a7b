import { add, compare, divide, multiply, ONE, rational, type Rational, subtract, sum, ZERO } from '@selectorate/basics';
import { MOST_CANDIDATES } from '../ballots/packed-ballots.ts';
import { round } from '../arithmetic/rounding.ts';
import type { Election, StageAction } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { Counting } from '../rules/rule.ts';
import type { CountSheet, Movement } from '../table/count-sheet.ts';
import { REASONS } from '../table/reasons.ts';
import type { Tie } from '../ties/tie-result.ts';
import { type PaperClass, type Parcel, Parcels, type Sorted } from './parcels.ts';

/** What is decided on the tallies of a stage; all of it may be empty. */
export interface Decision {
  readonly quota: Rational;
  readonly elected: readonly { readonly index: number; readonly by: Election['by'] }[];
  readonly excluded: readonly number[];
  readonly ties: readonly Tie[];
  /** Elected on the stage before what the constraints say is judged for the rest of the decision; nobody where none follows. */
  readonly judgedWith: readonly number[];
}

const EXHAUSTED = REASONS.indexOf('exhausted');

/**
 * A counting table on which papers lie in parcels by value. Every paper of a parcel is worth the same; a tally is the sum of
 * a candidate's parcels until their surplus is gone, and the quota from then on.
 */
export class ValueTable {
  readonly sheet: CountSheet;
  readonly #continuing: Uint8Array;
  readonly #parcels: Parcels;
  readonly #tallies: Rational[];
  readonly #outOfCount: Rational[];
  #residual: Rational = ZERO;
  #movements: Movement[] = [];
  #action: StageAction = { kind: 'first-preferences' };

  constructor({ ballots, sheet }: Counting, { firstApart }: { readonly firstApart: boolean }) {
    this.sheet = sheet;
    this.#continuing = sheet.standing();
    this.#parcels = new Parcels({ ballots, continuing: this.#continuing, reading: sheet.options });
    this.#tallies = sheet.candidates.map(() => ZERO);
    const first = this.#parcels.sortFirst();
    this.#outOfCount = first.stopped.map((papers) => rational(papers));
    for (const [candidate, rankings] of first.piles) this.#give(candidate, { value: ONE, rankings, first: firstApart });
  }

  /** Tallies of the stage that is open. */
  get tallies(): readonly Rational[] {
    return [...this.#tallies];
  }

  votes(index: number): Rational {
    return this.#tallies[index] ?? ZERO;
  }

  /** The classes of papers that these candidates hold, in the order in which they move. */
  classesOf(candidates: readonly number[]): readonly PaperClass[] {
    return this.#parcels.classesOf(candidates);
  }

  /** Writes the open stage down; papers move to those elected or excluded no more. */
  close({ quota, elected, excluded, ties, judgedWith }: Decision): void {
    this.sheet.post({
      action: this.#action,
      quota,
      tallies: this.tallies,
      movements: this.#movements.toSorted(inPaperOrder),
      nonTransferable: [...this.#outOfCount],
      residual: this.#residual,
      elected,
      excluded,
      ties,
      workings: this.sheet.judgedWorkings(judgedWith),
    });
    this.leave([...elected.map(({ index }) => index), ...excluded]);
    this.#movements = [];
  }

  /** From now on no paper moves to these. */
  leave(candidates: readonly number[]): void {
    for (const index of candidates) this.#continuing[index] = 0;
  }

  /**
   * Opens a stage by moving a surplus: the papers of the last parcel that have a next preference, each at the surplus
   * divided by their number, cut to the places kept, but never above the value at which they came.
   */
  moveSurplus(from: number, surplus: Rational): void {
    const parcel = this.#parcels.takeLast(from) ?? { value: ZERO, rankings: [], first: false };
    const sorted = this.#parcels.sortOn(parcel.rankings);
    const moving = rational(
      [...sorted.piles.values()].reduce((papers, pile) => papers + this.#parcels.papers(pile), 0),
    );
    const worth = multiply(moving, parcel.value);
    const reduced = compare(worth, surplus) > 0;
    const value = reduced ? round(divide(surplus, moving), this.sheet.options.arithmetic) : parcel.value;
    for (const [to, rankings] of sorted.piles) this.#move(from, to, { value, rankings, first: false });
    const left = subtract(surplus, multiply(moving, value));
    if (reduced) {
      this.#residual = add(this.#residual, left);
      this.#take(from, left);
    } else {
      this.#stopDifference(from, left, sorted);
    }
    this.#action = {
      kind: 'surplus',
      of: [this.sheet.name(from)],
      surplus: formatVotes(surplus),
      value: moving.n === 0n ? null : formatVotes(value),
    };
  }

  /** Opens a stage in which papers of the excluded move: those of one value, or all (null). */
  openExclusion(excluded: readonly number[], value: Rational | null): void {
    this.#action = {
      kind: 'exclusion',
      of: excluded.map((index) => this.sheet.name(index)),
      value: value === null ? null : formatVotes(value),
    };
  }

  /** Moves one class of papers. Whoever receives some from several of the excluded receives them as one parcel. */
  moveClass(excluded: readonly number[], paperClass: PaperClass): void {
    const { value } = paperClass;
    const received = new Map<number, number[]>();
    for (const from of excluded) {
      const sorted = this.#parcels.sortOn(this.#parcels.takeOfClass(from, paperClass));
      for (const [to, rankings] of sorted.piles) {
        this.#credit(from, to, multiply(rational(this.#parcels.papers(rankings)), value));
        const pile = received.get(to);
        if (pile === undefined) received.set(to, [...rankings]);
        else for (const ranking of rankings) pile.push(ranking);
      }
      sorted.stopped.forEach((papers, reason) => {
        if (papers > 0) this.#stop(from, reason, multiply(rational(papers), value));
      });
    }
    for (const [to, rankings] of received) this.#parcels.give(to, { value, rankings, first: false });
  }

  /**
   * Papers moved at their full value are worth less than the surplus: the difference stops counting, for the reasons of the
   * papers that could not move and in proportion to them, or as exhausted where there are none.
   */
  #stopDifference(from: number, difference: Rational, { stopped }: Sorted): void {
    if (difference.n === 0n) return;
    const papers = stopped.reduce((all, some) => all + some, 0);
    if (papers === 0) return this.#stop(from, EXHAUSTED, difference);
    stopped.forEach((some, reason) => {
      if (some > 0) this.#stop(from, reason, multiply(difference, rational(some, papers)));
    });
  }

  #give(candidate: number, parcel: Parcel): void {
    this.#parcels.give(candidate, parcel);
    const votes = multiply(rational(this.#parcels.papers(parcel.rankings)), parcel.value);
    this.#tallies[candidate] = add(this.votes(candidate), votes);
  }

  #move(from: number, to: number, parcel: Parcel): void {
    this.#parcels.give(to, parcel);
    this.#credit(from, to, multiply(rational(this.#parcels.papers(parcel.rankings)), parcel.value));
  }

  #credit(from: number, to: number, votes: Rational): void {
    this.#take(from, votes);
    this.#tallies[to] = add(this.votes(to), votes);
    const at = this.#movements.findIndex((moved) => moved.from === from && 'to' in moved && moved.to === to);
    const before = this.#movements[at]?.votes ?? ZERO;
    this.#movements.splice(at === -1 ? this.#movements.length : at, 1, { from, to, votes: add(before, votes) });
  }

  #stop(from: number, reason: number, votes: Rational): void {
    this.#take(from, votes);
    this.#outOfCount[reason] = add(this.#outOfCount[reason] ?? ZERO, votes);
    const at = this.#movements.findIndex(
      (moved) => moved.from === from && 'reason' in moved && moved.reason === reason,
    );
    const before = this.#movements[at]?.votes ?? ZERO;
    this.#movements.splice(at === -1 ? this.#movements.length : at, 1, { from, reason, votes: add(before, votes) });
  }

  #take(from: number, votes: Rational): void {
    this.#tallies[from] = subtract(this.votes(from), votes);
  }

  /** All votes of these candidates. */
  together(candidates: readonly number[]): Rational {
    return sum(candidates.map((index) => this.votes(index)));
  }
}

/** Rows by their source, then by who received, then by reason: never by the order in which papers lay. */
const inPaperOrder = (a: Movement, b: Movement): number => a.from - b.from || placeOf(a) - placeOf(b);
const placeOf = (movement: Movement): number => ('to' in movement ? movement.to : MOST_CANDIDATES + movement.reason);
