import { add, compare, rational, type Rational, subtract, sum, ZERO } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { Election, StageAction, Working } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { CountOptions } from '../rules/options.ts';
import type { CountSheet, Movement } from '../table/count-sheet.ts';
import { Piles } from '../table/piles.ts';
import { REASONS } from '../table/reasons.ts';
import type { Tie } from '../ties/tie-result.ts';
import { addEach, SectionPapers } from './section-papers.ts';

/** What a rule decides on the tallies of a stage; all of it may be empty. */
export interface Decision {
  readonly quota: Rational | null;
  readonly elected: readonly { readonly index: number; readonly by: Election['by'] }[];
  readonly excluded: readonly number[];
  readonly ties: readonly Tie[];
  /** Figures behind the decision; absent: the judgement in force. */
  readonly workings?: readonly Working[];
}

export const NOTHING_DECIDED: Decision = { quota: null, elected: [], excluded: [], ties: [] };

/** Papers dealt out for the first time, for a pass or a round. */
export interface Dealing {
  readonly ballots: PackedBallots;
  readonly sheet: CountSheet;
  /** What the first stage on this table is. */
  readonly action?: StageAction;
}

/**
 * A counting table with whole papers on it: piles and tallies. A rule looks at the tallies, decides, and closes the stage;
 * closing moves the papers of the excluded and so opens the next one.
 */
export class CountTable {
  readonly sheet: CountSheet;
  readonly #continuing: Uint8Array;
  readonly #piles: Piles;
  readonly #papers: SectionPapers;
  /** Tallies of the first stage on this table. */
  readonly first: readonly Rational[];
  #tallies: readonly Rational[];
  #outOfCount: readonly Rational[];
  #shared: readonly Rational[] = [];
  #movements: readonly Movement[] = [];
  #action: StageAction;

  constructor({ ballots, sheet, action = { kind: 'first-preferences' } }: Dealing) {
    const { sections } = sheet.contest;
    this.sheet = sheet;
    this.#continuing = sheet.standing();
    this.#piles = new Piles(ballots, this.#continuing, {
      reading: sheet.options,
      sections: Math.max(1, sections.length),
    });
    this.#action = action;
    this.#papers = new SectionPapers(sections, this.#piles.deal());
    this.#tallies = this.#papers.tallies();
    this.first = this.#tallies;
    // Nobody is there to take the weight of papers that say nothing.
    this.#outOfCount = this.#papers.outOfCount();
    const unsaid = subtract(this.#papers.cast, add(sum(this.#tallies), sum(this.#outOfCount)));
    this.#outOfCount = this.#outOfCount.with(BLANK, add(this.#outOfCount[BLANK] ?? ZERO, unsaid));
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

  /** Votes still counting, those that counted at the first stage on this table, or all that were cast. */
  base(of: CountOptions['majorityBase']): Rational {
    if (of === 'cast') return this.#papers.cast;
    return sum(of === 'valid' ? this.first : this.#tallies);
  }

  /** Writes the stage down and carries the decision out. */
  close({ quota, elected, excluded, ties, workings = this.sheet.judgedWorkings() }: Decision): void {
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
      workings: [...workings, ...this.#workings()],
    });
    for (const { index } of elected) this.#continuing[index] = 0;
    for (const index of excluded) this.#continuing[index] = 0;
    if (excluded.length > 0) this.#transferFrom(excluded);
  }

  /** Papers move at what they were worth; then the weight of those that stopped is shared out again. */
  #transferFrom(excluded: readonly number[]): void {
    const movements: Movement[] = [];
    const width = this.sheet.candidates.length;
    let moved = this.#tallies;
    let stopped: readonly Rational[] = REASONS.map(() => ZERO);
    for (const from of excluded) {
      const flow = this.#piles.move(from);
      const gained = this.#papers.votes(flow.toCandidates, width);
      const lost = this.#papers.votes(flow.outOfCount, REASONS.length);
      movements.push(
        ...gained.map((votes, to) => ({ from, to, votes })),
        ...lost.map((votes, reason) => ({ from, reason, votes })),
      );
      moved = addEach(moved, gained).with(from, ZERO);
      stopped = addEach(stopped, lost);
      this.#papers.move(from, flow);
    }
    this.#papers.weigh();
    this.#tallies = this.#papers.tallies();
    this.#shared = this.#tallies.map((votes, index) => subtract(votes, moved[index] ?? ZERO));
    const kept = sum(this.#shared);
    // Either all that stopped was shared out again, or all of it is out of the count.
    if (kept.n === 0n) this.#outOfCount = addEach(this.#outOfCount, stopped);
    this.#movements = movements;
    this.#action = { kind: 'exclusion', of: excluded.map((index) => this.sheet.name(index)), value: null };
  }

  #workings(): readonly Working[] {
    if (this.sheet.contest.sections.length === 0) return [];
    const { candidates } = this.sheet;
    const { worth } = this.#papers;
    const named = (votes: readonly Rational[]): { candidate: (typeof candidates)[number]; votes: string }[] =>
      candidates.map((candidate, index) => ({ candidate, votes: formatVotes(votes[index] ?? ZERO) }));
    const sections = this.#papers.rows().map(({ section, live, papers }, row) => ({
      section: section.section,
      weight: formatVotes(multiplyBy(live, worth[row] ?? ZERO)),
      live: formatVotes(rational(live)),
      votesPerPaper: formatVotes(worth[row] ?? ZERO),
      tallies: named(papers.map((count) => rational(count))),
    }));
    const shared = named(this.#shared).filter((_, index) => compare(this.#shared[index] ?? ZERO, ZERO) !== 0);
    return [{ kind: 'sections', sections, shared }];
  }
}

const BLANK = REASONS.indexOf('blank');
const multiplyBy = (papers: number, worth: Rational): Rational => rational(BigInt(papers) * worth.n, worth.d);
