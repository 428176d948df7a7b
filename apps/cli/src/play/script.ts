import type { ContestFolder } from '../folder/contest-folder.ts';
import { afterTheBallot } from './script-after.ts';
import { theBallot } from './script-ballot.ts';
import { events } from './script-events.ts';
import { lotValues } from './script-lots.ts';
import { theRoll } from './script-roll.ts';
import { setUp } from './script-set-up.ts';
import { theTrigger } from './script-trigger.ts';
import type { Cast } from './cast.ts';
import type { Appointment } from './step.ts';

/** Everything a folder says will happen, as appointments; which come due depends on how the contest goes. */
export function scriptOf(folder: ContestFolder, cast: Cast): readonly Appointment[] {
  return [
    ...setUp(folder, cast),
    ...theRoll(folder, cast),
    ...theTrigger(folder, cast),
    ...theBallot(folder, cast),
    ...lotValues(folder, cast),
    ...events(folder, cast),
    ...afterTheBallot(folder, cast),
  ];
}
