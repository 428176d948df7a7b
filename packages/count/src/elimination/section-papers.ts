import { add, multiply, rational, type Rational, sum, ZERO } from '@selectorate/basics';
import type { Section } from '../contest/contest.ts';
import type { Flow } from '../table/piles.ts';
import { REASONS } from '../table/reasons.ts';
import { sharedWeight, sharesWeights, votesPerPaper } from '../table/weigh.ts';

/** How many papers of each section stand with each candidate and have stopped for each reason; what they are worth now. */
export class SectionPapers {
  readonly #sections: readonly Section[];
  readonly #candidates: number;
  /** Papers, section by section, as in {@link Flow}. */
  readonly #with: Float64Array;
  readonly #lost: Float64Array;
  #worth: readonly Rational[] = [];

  constructor(sections: readonly Section[], dealt: Flow) {
    this.#sections = sections;
    this.#with = dealt.toCandidates.slice();
    this.#lost = dealt.outOfCount.slice();
    this.#candidates = this.#with.length / this.#rows;
    this.weigh();
  }

  /** What one paper of each section is worth. */
  get worth(): readonly Rational[] {
    return this.#worth;
  }

  /** Votes on all papers, whether they still count or not. */
  get cast(): Rational {
    if (sharesWeights(this.#sections)) return sharedWeight(this.#sections);
    return this.#inVotes((row) => this.#live(row) + sumOf(row, REASONS.length, this.#lost));
  }

  /** Papers of one pile went elsewhere. Their worth stays as it was until {@link weigh}. */
  move(from: number, { toCandidates, outOfCount }: Flow): void {
    for (let row = 0; row < this.#rows; row++) this.#with[row * this.#candidates + from] = 0;
    toCandidates.forEach((papers, at) => (this.#with[at] = (this.#with[at] ?? 0) + papers));
    outOfCount.forEach((papers, at) => (this.#lost[at] = (this.#lost[at] ?? 0) + papers));
  }

  /** Shares the weights out again among papers that still count. */
  weigh(): void {
    const live = Array.from({ length: this.#rows }, (_, row) => this.#live(row));
    this.#worth = votesPerPaper(this.#sections, live);
  }

  tallies(): readonly Rational[] {
    return this.votes(this.#with, this.#candidates);
  }

  /** Votes that no longer count, by reason: nothing where weights are shared out again, as long as some paper counts. */
  outOfCount(): readonly Rational[] {
    if (!sharesWeights(this.#sections)) return this.votes(this.#lost, REASONS.length);
    return REASONS.map(() => ZERO);
  }

  /** Papers, section by section in rows of so many, as votes at their present worth, sections added up. */
  votes(papers: Float64Array, width: number): readonly Rational[] {
    return Array.from({ length: width }, (_, at) => this.#inVotes((row) => papers[row * width + at] ?? 0));
  }

  /** For each section: its live papers, and those with each candidate. */
  rows(): readonly { readonly section: Section; readonly live: number; readonly papers: readonly number[] }[] {
    return this.#sections.map((section, row) => ({
      section,
      live: this.#live(row),
      papers: [...this.#with.subarray(row * this.#candidates, (row + 1) * this.#candidates)],
    }));
  }

  get #rows(): number {
    return Math.max(1, this.#sections.length);
  }

  #live(row: number): number {
    return sumOf(row, this.#candidates, this.#with);
  }

  #inVotes(papersOf: (row: number) => number): Rational {
    return sum(this.#worth.map((worth, row) => times(papersOf(row), worth)));
  }
}

const times = (papers: number, worth: Rational): Rational =>
  papers === 0 ? ZERO : worth.n === 1n && worth.d === 1n ? rational(papers) : multiply(rational(papers), worth);

function sumOf(row: number, width: number, papers: Float64Array): number {
  let all = 0;
  for (let at = row * width; at < (row + 1) * width; at++) all += papers[at] ?? 0;
  return all;
}

/** Adds two lists of votes place by place. */
export const addEach = (a: readonly Rational[], b: readonly Rational[]): readonly Rational[] =>
  a.map((votes, at) => add(votes, b[at] ?? ZERO));
