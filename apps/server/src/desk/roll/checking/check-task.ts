import type { CheckInput, PeopleList, PlantedEntry, RegisterRow, RollReport } from '@selectorate/roll';
import type { Rulebook } from '@selectorate/rulebook';
import type { Arrivals } from '../roll-versions.ts';

/** A register as it is handed to the thread, which matches the roll with it. */
export interface RegisterToMatch {
  readonly rows: readonly RegisterRow[];
  /** Code of the legal basis. */
  readonly basis: string;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

/** What the checks are given, as plain data: electorates are compiled, registers and lists matched in the thread. */
export interface CheckTask {
  readonly input: Omit<CheckInput, 'electorates' | 'register' | 'elsewhere' | 'deceased' | 'goneAway' | 'decoys'>;
  readonly electorates: Rulebook['electorates'];
  readonly register: RegisterToMatch | null;
  readonly elsewhere: RegisterToMatch | null;
  readonly deceased: readonly ListToMatch[];
  readonly goneAway: readonly ListToMatch[];
  /** Who came with a later list: the log has one line of each, and the checks are given one of every field. */
  readonly arrivals: readonly Arrivals[];
  /** In the roll only in the thread, and only for RI-20. */
  readonly planted: readonly PlantedEntry[];
}

/** A list of people as it is handed to the thread. */
export interface ListToMatch extends PeopleList {
  /** SHA-256 of the file. */
  readonly sha256: string;
}

/** How far: `check` is that which begins, or `register` while the roll is matched; `done` of `total` are behind it. */
export interface CheckingProgress {
  readonly check: string;
  readonly done: number;
  readonly total: number;
}

export type FromCheckThread =
  | { readonly kind: 'at'; readonly progress: CheckingProgress }
  | { readonly kind: 'done'; readonly report: RollReport }
  /** Why the register could not be matched. */
  | { readonly kind: 'failed'; readonly code: string };
