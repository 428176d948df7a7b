import type { ContestFolder } from '../folder/contest-folder.ts';
import { afterTheBallot } from './script-after.ts';
import { theBallot } from './script-ballot.ts';
import { events } from './script-events.ts';
import { setUp } from './script-set-up.ts';
import { theTrigger } from './script-trigger.ts';
import type { Keyring } from './keyring.ts';
import type { People } from './people.ts';
import type { Appointment } from './step.ts';
import type { Rehearsal } from '@selectorate/selection';

/** What a script needs beside the folder: who people are, and the keys that the first act names. */
export interface Cast {
  readonly people: People;
  readonly keyring: Keyring;
  readonly keys: Rehearsal['keys'];
}

/** Everything a folder says will happen, as appointments; which come due depends on how the contest goes. */
export function scriptOf(folder: ContestFolder, cast: Cast): readonly Appointment[] {
  return [...setUp(folder, cast), ...theTrigger(folder, cast), ...theBallot(folder, cast), ...events(folder, cast), ...afterTheBallot(folder, cast)];
}
