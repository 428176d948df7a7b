import type { CandidateId } from '@selectorate/basics';
import type { PackedBallots } from '../../ballots/packed-ballots.ts';
import type { Delimiter, RowFault } from '../csv/rows.ts';
import type { FileFault, FileRepair } from '../file-fault.ts';

/** How a table of cast votes is to be read. Rows and columns are counted from 1; columns that it does not name are not read. */
export interface CvrMapping {
  readonly delimiter: Delimiter;
  /** Where ballots begin: 2 below a row of headings. */
  readonly firstRow: number;
  readonly layout: CvrLayout;
  /** A column with the number of papers of each row; null where each row is one. */
  readonly weightColumn: number | null;
  /** Those who stand, in the order of the ballot paper; null to take every name that occurs, in the order of the alphabet. */
  readonly candidates: readonly CvrCandidate[] | null;
  readonly labels: CvrLabels;
  /** What stands between the names where a cell may hold several; null where it holds one. */
  readonly overvoteDelimiter: string | null;
  readonly blankIs: 'skipped' | 'write-in';
  /** A name that nobody listed has: a fault with its place, or a write-in. */
  readonly unknownNames: 'refuse' | 'write-in';
}

export type CvrLayout =
  /** A column for each rank, first to last, with the name of whom the voter put there. */
  | { readonly kind: 'column-per-rank'; readonly columns: readonly number[] }
  /** A column for each candidate, with the rank that the voter gave. */
  | {
      readonly kind: 'column-per-candidate';
      readonly columns: readonly { readonly column: number; readonly name: string }[];
    };

export interface CvrCandidate {
  readonly name: string;
  /** Other texts that mean the same: a code, a shorter name. */
  readonly aliases: readonly string[];
}

/** Texts that are no names; upper and lower case are alike. */
export interface CvrLabels {
  readonly skipped: readonly string[];
  readonly overvote: readonly string[];
  readonly writeIn: readonly string[];
}

export interface CvrFile {
  readonly ballots: PackedBallots;
  readonly names: readonly string[];
  /** The candidate that stands for all write-ins; null when no paper had one. */
  readonly writeIns: CandidateId | null;
  /**
   * Papers with an overvote whose names the file does not tell. Two candidates stand at that rank for it, marked nowhere else
   * on the paper where there are such: right wherever every overvote is treated alike (`exhaust`, `skip`). A rule that asks who was
   * in it (`exhaust-if-several-continue`, `share`, comparisons one by one) cannot be applied to them.
   */
  readonly unnamedOvervotes: number;
  readonly repaired: readonly CvrRepair[];
}

export type CvrRepair = FileRepair<
  'byte-order-mark' | 'hidden-characters' | 'row-of-weight-0' | 'row-shorter-than-first' | 'row-longer-than-first'
>;

export type CvrFault =
  | RowFault
  | FileFault<
      | 'bad-mapping'
      | 'unknown-candidate'
      | 'bad-rank'
      | 'bad-weight'
      | 'missing-cell'
      | 'too-many-candidates'
      | 'too-many-papers'
    >;
