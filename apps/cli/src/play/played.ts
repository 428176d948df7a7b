import type { ContestId } from '@selectorate/basics';
import type { OpenedPart, State } from '@selectorate/selection';
import type { ContestFolder } from '../folder/contest-folder.ts';
import type { Keyring } from './keyring.ts';
import type { People } from './people.ts';

/** Where a contest was played, as far as its story needs it: what was recorded, and what people said beside it. */
export interface PlayedHouse {
  readonly contest: ContestId;
  readonly state: State;
  readonly log: { entries(): readonly Uint8Array[] };
  /** Private parts by their commitment. */
  readonly parts: ReadonlyMap<string, OpenedPart>;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** The policy that a reader of this contest would hold. */
  policyText(): string;
}

/** A contest played to its end. */
export interface Played<Where extends PlayedHouse = PlayedHouse> {
  readonly folder: ContestFolder;
  readonly house: Where;
  readonly people: People;
  readonly keyring: Keyring;
}
