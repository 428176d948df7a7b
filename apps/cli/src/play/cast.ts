import type { ActBodies, Entropy } from '@selectorate/selection';
import type { Keyring } from './keyring.ts';
import type { People } from './people.ts';

/** What a script needs beside the folder: who people are, and the keys that the first act names. */
export interface Cast {
  readonly people: People;
  readonly keyring: Keyring;
  readonly keys: ContestKeys;
  /** Where the frozen roll's salts come from. */
  readonly entropy: Entropy;
}

/** Who signs besides people: the log, the server, witnesses; and where passkeys are valid, null for a contest without any. */
export type ContestKeys = Pick<ActBodies['open-contest'], 'log' | 'server' | 'witnesses' | 'relyingParty'>;
