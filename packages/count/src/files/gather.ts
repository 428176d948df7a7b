import type { CandidateId } from '@selectorate/basics';
import { BallotPacker } from '../ballots/ballot-packer.ts';
import { MOST_PAPERS, type PackedBallots, type Ranking } from '../ballots/packed-ballots.ts';

/** Candidates of a file that names none in this program's way: `c1`, `c2`, … in its order. */
export const numberedCandidates = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `c${i + 1}` as CandidateId);

/** Packs papers as they are read and minds their number, which a file must not be trusted with. */
export class Gatherer {
  readonly #packer: BallotPacker;
  #total = 0;

  constructor(candidates: readonly CandidateId[]) {
    this.#packer = new BallotPacker(candidates);
  }

  /** False when there would be more papers than can be counted: nothing is added then. */
  add(ranking: Ranking, times: number): boolean {
    if (this.#total + times > MOST_PAPERS) return false;
    this.#total += times;
    this.#packer.add(ranking, times);
    return true;
  }

  finish(): PackedBallots {
    return this.#packer.finish();
  }
}

/** What a line of papers may begin with. */
export const PAPERS_OF_A_LINE = `a whole number of papers, at most ${MOST_PAPERS}`;

export const TOO_MANY_PAPERS = `at most ${MOST_PAPERS} papers in all`;

/**
 * An overvote whose names a file does not tell, as two candidates at one rank: the first two in this order that the paper marks
 * nowhere else. Where every overvote is treated alike any two serve. Nobody where there are no two candidates.
 */
export function unnamedOvervote(order: readonly number[], marked: ReadonlySet<number>): readonly number[] {
  const two: number[] = [];
  for (const candidate of order) {
    if (!marked.has(candidate)) two.push(candidate);
    if (two.length === 2) return two;
  }
  return order.length < 2 ? [] : order.slice(0, 2);
}
