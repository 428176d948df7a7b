import type { PersonId } from '@selectorate/basics';

/** A value that somebody committed to for a draw: its hash first, its 32 bytes when what it is drawn for is fixed. */
export interface CommittedValue {
  readonly person: PersonId;
  readonly seq: number;
  readonly commitment: string;
  /** Null until it is revealed; still null at the draw, it is missing and left out of the seed. */
  readonly value: string | null;
}
