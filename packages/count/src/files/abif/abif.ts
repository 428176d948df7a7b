import type { PackedBallots } from '../../ballots/packed-ballots.ts';
import type { FileFault, FileRepair } from '../file-fault.ts';

/** A file of ballots in the Aggregated Ballot Information Format. */
export interface AbifFile {
  readonly ballots: PackedBallots;
  /** In the order in which candidates are declared, or else first named. */
  readonly names: readonly string[];
  /** The short names that ballots use, in the same order. */
  readonly tokens: readonly string[];
  /** `{key: value}` lines in their order; values as text. */
  readonly metadata: readonly { readonly key: string; readonly value: string }[];
  readonly repaired: readonly AbifRepair[];
}

export type AbifContent = Pick<AbifFile, 'ballots' | 'names' | 'metadata'>;

export type AbifRepair = FileRepair<
  | 'byte-order-mark'
  | 'hidden-characters'
  | 'line-of-weight-0'
  | 'scores-beside-ranks'
  | 'comma-as-equal'
  | 'ballot-data-ignored'
  | 'candidate-not-declared'
>;

export type AbifFault = FileFault<
  | 'too-large'
  | 'line-too-long'
  | 'bad-line'
  | 'bad-metadata'
  | 'bad-candidate'
  | 'bad-weight'
  | 'bad-preference'
  | 'scores-only'
  | 'too-many-candidates'
  | 'too-many-papers'
>;
