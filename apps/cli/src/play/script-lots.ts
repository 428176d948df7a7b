import { type ContestId, type PersonId, toHex } from '@selectorate/basics';
import {
  countBallots,
  hasRung,
  type Instant,
  LOT_CONTRIBUTORS,
  lotCommitment,
  mayGiveLotValue,
  type State,
} from '@selectorate/selection';
import { type ContestFolder, documentPlace } from '../folder/contest-folder.ts';
import type { Cast } from './cast.ts';
import { folderPapers } from './folder-count.ts';
import { deadlineOf, minutesAfter } from './moments.ts';
import { holdersOf } from './officers.ts';
import { type Appointment, step, type Step } from './step.ts';

/** Where the ladder draws from values: everybody who may commits to one while the ballot is open, and reveals it after the close. */
export function lotValues(folder: ContestFolder, { entropy }: Cast): readonly Appointment[] {
  const values = new Map<PersonId, string>();
  const place = documentPlace(folder);
  const due = (state: State): boolean => state.stage === 'ballot' && hasRung(state, 'sha256');
  return [
    {
      at: (state) => minutesAfter(deadlineOf(state, 'ballot-opens'), 2),
      due,
      steps: (state, at) =>
        LOT_CONTRIBUTORS.flatMap((role) => holdersOf(state, role))
          .filter((person) => mayGiveLotValue(state, person))
          .map((person) => {
            const value = toHex(entropy(32));
            values.set(person, value);
            const commitment = lotCommitment(folder.document.contest as ContestId, person, value);
            return step('commit-lot-value', { commitment }, { by: [person], at, place });
          }),
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'ballot-closes'), 10),
      due,
      steps: (state, at) =>
        state.lotValues.flatMap(({ person }) => {
          const value = values.get(person);
          return value === undefined ? [] : [step('reveal-lot-value', { value }, { by: [person], at, place })];
        }),
    },
  ];
}

/**
 * The lots that the count pauses for, one after another. In a rehearsal the last on the ballot paper is drawn: known
 * beforehand, and plainly not anybody's choice.
 */
export function lotsByHand(folder: ContestFolder, state: State, at: Instant): readonly Step[] {
  const steps: Step[] = [];
  if (!hasRung(state, 'physical-lot')) return steps;
  const by = [...holdersOf(state, 'returning-officer'), ...holdersOf(state, 'scrutineer')];
  for (let now = state; ;) {
    const counted = countBallots(now, folderPapers(folder, now));
    const open = counted.ok || counted.error.code !== 'count-failed' ? undefined : counted.error.fault;
    const drawn = open?.code === 'lot-needed' ? open.tied.at(-1) : undefined;
    if (open?.code !== 'lot-needed' || drawn === undefined) return steps;
    const { stage, purpose, tied } = open;
    const lot = { stage, purpose, among: tied, drawn };
    steps.push(step('record-lot', lot, { by, at, place: documentPlace(folder) }));
    now = { ...now, lotsDrawn: [...now.lotsDrawn, { seq: now.size, ...lot }] };
  }
}
