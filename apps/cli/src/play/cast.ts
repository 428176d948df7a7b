import type { Rehearsal } from '@selectorate/selection';
import type { Keyring } from './keyring.ts';
import type { People } from './people.ts';

/** What a script needs beside the folder: who people are, and the keys that the first act names. */
export interface Cast {
  readonly people: People;
  readonly keyring: Keyring;
  readonly keys: Rehearsal['keys'];
}
