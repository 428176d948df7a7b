import type { CandidateId } from '@selectorate/basics';
import type { CastBallot, PackedBallots, Ranking } from '../../ballots/packed-ballots.ts';
import type { FileFault, FileRepair } from '../file-fault.ts';

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
  readonly seats: number;
  readonly withdrawn: readonly CandidateId[];
  /** A `[tie ...]` line: an order of candidates declared with the ballots. */
  readonly tieOrder: readonly CandidateId[] | null;
  readonly names: readonly string[];
  readonly title: string;
  readonly repaired: readonly BltRepair[];
}

/** A file with each of its lines of ballots: for comparing two people's keyings; counting has no use for it. */
export interface BltKeying extends BltFile {
  readonly papers: readonly BltPaper[];
}

/** What {@link printBlt} writes: the packed ballots of a file, or papers in an order to keep. */
export type BltContent = Pick<BltFile, 'seats' | 'withdrawn' | 'tieOrder' | 'names' | 'title'> &
  (
    | { readonly ballots: PackedBallots }
    | { readonly candidates: readonly CandidateId[]; readonly papers: Iterable<CastBallot> }
  );

/** Something that a strict reader would have refused, and where. The meaning was clear all the same. */
export type BltRepair = FileRepair<
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
  | 'hidden-characters'
  | 'title-missing'
  | 'text-after-title'
>;

/** Why nothing was read. */
export type BltFault = FileFault<
  | 'too-large'
  | 'line-too-long'
  | 'bad-header'
  | 'wrong-number-of-candidates'
  | 'bad-directive'
  | 'bad-weight'
  | 'bad-preference'
  | 'no-such-candidate'
  | 'text-after-ballot'
  | 'cut-off'
  | 'too-many-papers'
>;
