import {
  add,
  type CandidateId,
  divide,
  multiply,
  type Rational,
  subtract,
  sum,
  throwIllegalValue,
  ZERO,
} from '@selectorate/basics';
import { compareVotes, round } from '../arithmetic/rounding.ts';
import type { StageAction } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { CountOptions } from '../rules/options.ts';
import type { Counting } from '../rules/rule.ts';
import type { CountSheet, Movement, StageEntry } from '../table/count-sheet.ts';
import { REASONS } from '../table/reasons.ts';
import type { Tie } from '../ties/tie-result.ts';
import { type Moved, Parcels } from './parcels.ts';
import { quotaOf } from './quota.ts';

/** What is decided on the tallies of a stage; all of it may be empty. */
export interface Decision {
  readonly elected: StageEntry['elected'];
  readonly excluded: readonly number[];
  /** Whose surpluses move next, in this order; the excluded go before them. */
  readonly surpluses: readonly number[];
  readonly ties: readonly Tie[];
}

export const NOTHING_DECIDED: Decision = { elected: [], excluded: [], surpluses: [], ties: [] };

/**
 * A counting table with parcels on it: tallies, what has stopped counting, what rounding has lost, and whose surplus waits.
 * At every stage tallies, non-transferable and residual are all papers, exactly.
 */
export class GregoryTable {
  readonly sheet: CountSheet;
  readonly quota: Rational;
  /** Elected with a surplus that has not moved yet, in order of election. */
  pending: readonly number[] = [];
  readonly #continuing: Uint8Array;
  readonly #parcels: Parcels;
  #tallies: readonly Rational[];
  #outOfCount: readonly Rational[];
  #residual: Rational = ZERO;
  #movements: readonly Movement[] = [];
  #action: StageAction = { kind: 'first-preferences' };

  constructor({ ballots, sheet }: Counting) {
    this.sheet = sheet;
    this.#continuing = sheet.standing();
    this.#parcels = new Parcels(ballots, this.#continuing, sheet.options);
    const first = this.#parcels.deal();
    this.#tallies = first.gained;
    this.#outOfCount = REASONS.map((_, reason) => first.lost[reason] ?? ZERO);
    this.quota = quotaOf(sum(first.gained), sheet.contest.seats, sheet.options);
  }

  get options(): CountOptions {
    return this.sheet.options;
  }

  /** Tallies of the stage that is open. */
  get tallies(): readonly Rational[] {
    return this.#tallies;
  }

  votes(index: number): Rational {
    return this.#tallies[index] ?? ZERO;
  }

  /** Votes above the quota; nothing below it. */
  surplus(index: number): Rational {
    const above = subtract(this.votes(index), this.quota);
    return above.n > 0n ? above : ZERO;
  }

  compare(a: Rational, b: Rational): -1 | 0 | 1 {
    return compareVotes(a, b, this.options.arithmetic);
  }

  hasReachedQuota(index: number): boolean {
    const order = this.compare(this.votes(index), this.quota);
    return this.options.electOn === '>=' ? order >= 0 : order > 0;
  }

  /** Writes the stage down and carries the decision out; nothing moves yet. */
  close({ elected, excluded, ties }: Decision): void {
    this.sheet.post({
      action: this.#action,
      quota: this.quota,
      tallies: this.#tallies,
      movements: this.#movements,
      nonTransferable: this.#outOfCount,
      residual: this.#residual,
      elected,
      excluded,
      ties,
      workings: this.sheet.judgedWorkings(),
    });
    for (const { index } of elected) this.#continuing[index] = 0;
    for (const index of excluded) this.#continuing[index] = 0;
    // Nominations re-opened by this stage may have closed seats to those after it.
    const taken = elected.map(({ index }) => index).filter((index) => this.sheet.status(index) === 'elected');
    this.pending = [...this.pending, ...taken];
    this.#movements = [];
  }

  /** Opens the next stage: all papers of the excluded to their next preference, at the value they have. */
  moveExcluded(excluded: readonly number[]): void {
    for (const from of excluded) {
      this.#take(
        from,
        this.#parcels.move(from, (before) => before),
        this.votes(from),
      );
    }
    this.#action = { kind: 'exclusion', of: this.#names(excluded), value: null };
  }

  /** Opens the next stage: all papers of these elected to their next preference, at a part of their value. */
  moveSurpluses(of: readonly number[]): void {
    const before = of.map((index) => this.surplus(index));
    const [first, ...others] = of;
    const common = first === undefined || others.length > 0 ? undefined : this.#parcels.commonValue(first);
    const value = first === undefined || common === undefined ? undefined : this.#newValue(first)(common);
    for (const from of of) this.#take(from, this.#parcels.move(from, this.#newValue(from)), this.surplus(from));
    this.#action = {
      kind: 'surplus',
      of: this.#names(of),
      surplus: formatVotes(sum(before)),
      value: valueText(value),
    };
    this.pending = this.pending.filter((index) => !of.includes(index));
  }

  /** With all seats filled: takes those still above the quota down to it. Nobody continues, so nobody gains. */
  endSurpluses(): void {
    for (const index of this.sheet.continuing) this.#continuing[index] = 0;
    this.moveSurpluses(this.pending);
    this.close(NOTHING_DECIDED);
  }

  /** What papers of a candidate are worth after their surplus moves, rounded where the options say. */
  #newValue(from: number): (value: Rational) => Rational {
    const { arithmetic, transferValue } = this.options;
    const [surplus, tally] = [this.surplus(from), this.votes(from)];
    if (surplus.n === 0n) return () => ZERO;
    switch (transferValue) {
      case 'product-once':
        return (value) => round(divide(multiply(value, surplus), tally), arithmetic);
      case 'product-first':
        return (value) => round(divide(round(multiply(value, surplus), arithmetic), tally), arithmetic);
      case 'fraction-first': {
        const fraction = round(divide(surplus, tally), arithmetic);
        return (value) => round(multiply(value, fraction), arithmetic);
      }
      default:
        return throwIllegalValue(transferValue);
    }
  }

  /** `from` loses `votes`; others gain what moved; what rounding cut off the difference is residual. */
  #take(from: number, moved: Moved, votes: Rational): void {
    this.#tallies = this.#tallies.map((tally, index) =>
      subtract(add(tally, moved.gained[index] ?? ZERO), index === from ? votes : ZERO),
    );
    this.#outOfCount = this.#outOfCount.map((lost, reason) => add(lost, moved.lost[reason] ?? ZERO));
    this.#residual = add(this.#residual, subtract(votes, moved.total));
    this.#movements = [...this.#movements, ...moved.movements];
  }

  #names(indexes: readonly number[]): readonly CandidateId[] {
    return indexes.map((index) => this.sheet.name(index));
  }
}

const valueText = (value: Rational | undefined): string | null => (value === undefined ? null : formatVotes(value));
