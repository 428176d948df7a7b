import type { CandidateId } from '@selectorate/basics';

/**
 * What a paper says: its ranks from first to last, each a list of candidate indexes. An empty rank was skipped, a rank of
 * several holds equal preferences (an overvote where the rule has no use for them). `[[2], [], [0, 1]]` is 2 first,
 * nobody second, 0 and 1 equal third.
 */
export type Ranking = readonly (readonly number[])[];

/** A ranking and the number of papers that say it. */
export interface CastBallot {
  readonly ranking: Ranking;
  readonly times: number;
  /** Index into the contest's sections; absent for the first, and where there are none. */
  readonly section?: number;
}

/**
 * Ballots without their order: each distinct ranking once, in typed arrays.
 *
 * Ranking `i` is `marks[starts[i]] .. marks[starts[i + 1] - 1]` and was cast `times[i]` times. A mark is {@link SKIPPED}
 * or twice a candidate's index, plus one when it shares the rank of the mark before it.
 */
export interface PackedBallots {
  readonly candidates: readonly CandidateId[];
  readonly starts: Uint32Array;
  readonly marks: Uint16Array;
  readonly times: Uint32Array;
  /** Index into the contest's sections of each ranking; null where all papers belong to the first or there are none. */
  readonly section: Uint16Array | null;
  /** All papers, at most {@link MOST_PAPERS}. */
  readonly total: number;
}

/** The mark of a rank that was left out. Even, so that it never seems to share a rank. */
export const SKIPPED = 0xfffe;
export const MOST_CANDIDATES = 10_000;
export const MOST_PAPERS = 0xffff_ffff;
export const MOST_SECTIONS = 10_000;
