import type { CandidateId } from '@selectorate/basics';
import type { CastBallot, PackedBallots, Ranking } from '../../ballots/packed-ballots.ts';

/** Text of a BLT file that nobody has looked at yet. */
export type UntrustedText = string;

/** One line of ballots, in file order; line numbers start at 1. */
export interface BltPaper {
  readonly line: number;
  readonly ranking: Ranking;
  /** The weight of the line: papers that say the same. */
  readonly times: number;
}

/** A file of ballots, its meaning and what had to be repaired to get at it. */
export interface BltFile {
  readonly ballots: PackedBallots;
  readonly papers: readonly BltPaper[];
  readonly seats: number;
  readonly withdrawn: readonly CandidateId[];
  /** A `[tie ...]` line: an order of candidates declared with the ballots. */
  readonly tieOrder: readonly CandidateId[] | null;
  readonly names: readonly string[];
  readonly title: string;
  readonly repaired: readonly Repair[];
}

/** What {@link printBlt} writes: a parsed file is one, or make it of `[...iterateBallots(ballots)]`. */
export type BltContent = Pick<BltFile, 'seats' | 'withdrawn' | 'tieOrder' | 'names' | 'title'> & {
  readonly candidates: readonly CandidateId[];
  readonly papers: readonly CastBallot[];
};

/** Something that a strict reader would have refused, and where. The meaning was clear all the same. */
export interface Repair {
  readonly code:
    | 'byte-order-mark'
    | 'line-without-final-0'
    | 'line-of-weight-0'
    | 'decimal-weight'
    | 'ballot-id'
    | 'no-end-of-ballots'
    | 'unknown-directive'
    | 'name-not-quoted'
    | 'name-missing'
    | 'text-after-name'
    | 'title-missing'
    | 'text-after-title';
  readonly line: number;
}

/** Why nothing was read. Lines and columns start at 1. */
export interface BltFault {
  readonly code:
    | 'too-large'
    | 'bad-header'
    | 'wrong-number-of-candidates'
    | 'bad-directive'
    | 'bad-weight'
    | 'bad-preference'
    | 'no-such-candidate'
    | 'text-after-ballot'
    | 'too-many-papers';
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}
