import type { CandidateId } from '@selectorate/basics';
import type { CountRequest, PackedBallots, Withdrawal } from '@selectorate/count';
import type { NamedFile } from './ballot-file.ts';
import type { Candidates } from './candidates.ts';

/** All ballots of a command line, and what their files say besides. */
export interface Gathered {
  /** One, or one for each round of voting. */
  readonly rounds: readonly [PackedBallots, ...PackedBallots[]];
  readonly names: readonly string[];
  readonly candidates: Candidates;
  readonly seats: number | null;
  /** Whom the files themselves call withdrawn. */
  readonly withdrawn: readonly Withdrawal[];
  /** The candidate who stands for all write-ins. */
  readonly writeIns: CandidateId | null;
  readonly title: string;
  readonly files: readonly NamedFile[];
  /** Rule and options, where the files say them: an RCTab configuration. */
  readonly request: CountRequest | null;
  /** What is to be said of how the files were read. */
  readonly notes: readonly string[];
}
