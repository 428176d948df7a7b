import { add, rational, type Rational, subtract, sum, ZERO } from '@selectorate/basics';
import type { Election, StageAction } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import type { Counting } from '../rules/rule.ts';
import type { CountSheet, Movement } from '../table/count-sheet.ts';
import { type Flow, Piles } from '../table/piles.ts';
import type { Tie } from '../ties/tie-result.ts';

/** What a rule decides on the tallies of a stage; all of it may be empty. */
export interface Decision {
  readonly quota: Rational | null;
  readonly elected: readonly { readonly index: number; readonly by: Election['by'] }[];
  readonly excluded: readonly number[];
  readonly ties: readonly Tie[];
}

/**
 * A counting table with whole papers on it: piles and tallies. A rule looks at the tallies, decides, and closes the stage;
 * closing moves the papers of the excluded and so opens the next one.
 */
export class CountTable {
  readonly sheet: CountSheet;
  readonly #continuing: Uint8Array;
  readonly #piles: Piles;
  readonly #cast: Rational;
  #tallies: readonly Rational[];
  #outOfCount: readonly Rational[];
  #movements: readonly Movement[] = [];
  #action: StageAction = { kind: 'first-preferences' };

  constructor({ ballots, sheet }: Counting) {
    this.sheet = sheet;
    this.#continuing = Uint8Array.from(sheet.candidates, (_, index) => (sheet.status(index) === 'continuing' ? 1 : 0));
    this.#piles = new Piles(ballots, this.#continuing, sheet.options);
    this.#cast = rational(ballots.total);
    const first = this.#piles.deal();
    this.#tallies = Array.from(first.toCandidates, (papers) => rational(papers));
    this.#outOfCount = Array.from(first.outOfCount, (papers) => rational(papers));
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

  /** Votes still counting, those that counted at stage 1, or all papers. */
  base(of: CountOptions['majorityBase']): Rational {
    if (of === 'cast') return this.#cast;
    return sum(of === 'valid' ? (this.sheet.history[0] ?? this.#tallies) : this.#tallies);
  }

  /** Writes the stage down and carries the decision out. */
  close({ quota, elected, excluded, ties }: Decision): void {
    this.sheet.post({
      action: this.#action,
      quota,
      tallies: this.#tallies,
      movements: this.#movements,
      nonTransferable: this.#outOfCount,
      residual: ZERO,
      elected,
      excluded,
      ties,
      workings: [],
    });
    for (const { index } of elected) this.#continuing[index] = 0;
    for (const index of excluded) this.#continuing[index] = 0;
    if (excluded.length > 0) this.#transferFrom(excluded);
  }

  #transferFrom(excluded: readonly number[]): void {
    const movements: Movement[] = [];
    let tallies = this.#tallies;
    let outOfCount = this.#outOfCount;
    for (const from of excluded) {
      const flow = this.#piles.move(from);
      movements.push(...movementsOf(from, flow));
      const moved = Array.from(flow.toCandidates, (papers) => rational(papers));
      const lost = Array.from(flow.outOfCount, (papers) => rational(papers));
      const gone = add(sum(moved), sum(lost));
      tallies = tallies.map((votes, i) => subtract(add(votes, moved[i] ?? ZERO), i === from ? gone : ZERO));
      outOfCount = outOfCount.map((votes, i) => add(votes, lost[i] ?? ZERO));
    }
    this.#tallies = tallies;
    this.#outOfCount = outOfCount;
    this.#movements = movements;
    this.#action = { kind: 'exclusion', of: excluded.map((index) => this.sheet.name(index)), value: null };
  }
}

const movementsOf = (from: number, flow: Flow): readonly Movement[] => [
  ...Array.from(flow.toCandidates, (papers, to) => ({ from, to, votes: rational(papers) })),
  ...Array.from(flow.outOfCount, (papers, reason) => ({ from, reason, votes: rational(papers) })),
];
