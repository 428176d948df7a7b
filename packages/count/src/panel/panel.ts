import type { Constraint } from '../contest/contest.ts';

/** A candidate who must be kept or left out, and the categories whose constraints say so. */
export interface Verdict {
  readonly index: number;
  /** None of them can be left out: without any one of them the others would not say so. */
  readonly constraints: readonly string[];
}

/** What the constraints say at one moment of a count. Candidates are indexes. */
export interface Judgement {
  /** No way to fill the seats meets all constraints without these. */
  readonly guarded: readonly Verdict[];
  /** No way to fill the seats meets all constraints with these. */
  readonly doomed: readonly Verdict[];
}

/** The seats and constraints of a contest, ready to be asked about any moment of the count. */
export interface Panel {
  readonly seats: number;
  readonly constraints: readonly Constraint[];
  /** Null: with these elected and only these left, the constraints cannot be met. */
  readonly judge: (elected: readonly number[], continuing: readonly number[]) => Judgement | null;
  /** Categories that cannot be met together, none of which can be left out; empty when all can be met. */
  readonly conflict: (elected: readonly number[], continuing: readonly number[]) => readonly string[];
  /** Once true, questions took too much work: no answer since is worth anything, and the count has to be given up. */
  readonly hasGivenUp: () => boolean;
}

/** A panel without constraints keeps and leaves out nobody. */
export const openPanel = (seats: number): Panel => ({
  seats,
  constraints: [],
  judge: () => ({ guarded: [], doomed: [] }),
  conflict: () => [],
  hasGivenUp: () => false,
});
