import type { MemberId } from '@selectorate/basics';
import type { IsoDate } from './entry.ts';

/**
 * What a membership system knows of an entry beside it, for the checks alone; never part of a leaf, never shown. Tokens
 * are opaque: keyed hashes that are equal where the thing is one, and whose key is destroyed after the appeals.
 */
export interface MemberEvidence {
  readonly member: MemberId;
  /** The day on which the first payment cleared; null where none did. */
  readonly firstCleared: IsoDate | null;
  readonly lastCleared: IsoDate | null;
  readonly instrument: string | null;
  readonly recruiter: string | null;
  readonly device: string | null;
  readonly mailReturned: boolean;
  readonly emailBounced: boolean;
}
