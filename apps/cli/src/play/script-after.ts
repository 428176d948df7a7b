import { type Instant, momentsDue, paperFigures, type State } from '@selectorate/selection';
import { type ContestFolder, documentPlace } from '../folder/contest-folder.ts';
import { folderCount } from './folder-count.ts';
import { lotsByHand } from './script-lots.ts';
import { deadlineOf, FAR_OFF, later, minutesAfter } from './moments.ts';
import { holdersOf, officersOf, quorumOf } from './officers.ts';
import type { Cast } from './cast.ts';
import { type Appointment, step, type Step } from './step.ts';

const DEFAULT_STATEMENT =
  'I saw the papers issued, returned, keyed twice and counted, and the figures are those of the batches.';

/** The scrutineer's statement, the count it commits to, the declaration, endorsement, and the close. */
export function afterTheBallot(folder: ContestFolder, _cast: Cast): readonly Appointment[] {
  const ready = (state: State): boolean =>
    state.stage === 'count' && (state.reconciled !== null || state.trigger === 'reselected');
  return [
    {
      at: (state) => minutesAfter(settledAt(state), 20),
      due: (state) => ready(state) && state.scrutiny === null && state.trigger !== 'reselected',
      steps: (state, at) => lotsByHand(folder, state, at),
    },
    {
      at: (state) => minutesAfter(settledAt(state), 30),
      due: (state) => ready(state) && state.scrutiny === null,
      steps: (state, at) => scrutinise(folder, state, at),
    },
    {
      at: (state) => minutesAfter(settledAt(state), 45),
      due: (state) => ready(state) && state.scrutiny?.satisfied === true && state.trigger !== 'reselected',
      steps: (state, at) => recordCount(folder, state, at),
    },
    {
      at: (state) => minutesAfter(settledAt(state), 60),
      due: (state) => ready(state) && state.scrutiny !== null,
      steps: (state, at) => declare(folder, state, at),
    },
    {
      at: (state) =>
        state.declaration === null
          ? FAR_OFF
          : minutesAfter(state.declaration.at, 60 * 24 * (folder.document.endorsement?.days_after ?? 0)),
      due: (state) => state.stage === 'declared' && state.endorsement === null && state.declaration?.winner !== null,
      steps: (state, at) => endorse(folder, state, at),
    },
    {
      at: (state) => minutesAfter(deadlineOf(state, 'challenge-closes'), 30),
      due: (state) => state.stage === 'declared' && state.challenges.every(({ ruled }) => ruled !== null),
      steps: (state, at) => [step('close-contest', {}, { by: officersOf(state), at, place: documentPlace(folder) })],
    },
  ];
}

/** When there was a result to scrutinise: after the count, or after a trigger that kept the incumbent. */
function settledAt(state: State): Instant {
  if (state.trigger === 'reselected') return minutesAfter(deadlineOf(state, 'returns-due'), 90);
  return state.deadlines.isEmpty()
    ? FAR_OFF
    : later(minutesAfter(deadlineOf(state, 'ballot-closes'), 130), minutesAfter(deadlineOf(state, 'count'), 15));
}

function scrutinise(folder: ContestFolder, state: State, at: Instant): readonly Step[] {
  const { satisfied = true, statement = DEFAULT_STATEMENT } = folder.document.scrutiny ?? {};
  const counted = state.trigger === 'reselected' ? undefined : folderCount(folder, state);
  if (counted?.ok === false) return [];
  const concerns = [...state.incidents.values()].filter(({ ruled }) => ruled === null).length;
  const parts = { statement: { subject: 'contest', content: statement, publish: true } };
  const seen =
    counted === undefined ? undefined : { ballots: counted.value.body.ballots, result: counted.value.body.result };
  const commits =
    satisfied && seen !== undefined ? { ...parts, count: { subject: 'contest', content: seen, publish: true } } : parts;
  const about = { by: holdersOf(state, 'scrutineer'), at, place: documentPlace(folder), parts: commits };
  return [step('state-scrutiny', { figures: paperFigures(state), satisfied, concerns }, about)];
}

function recordCount(folder: ContestFolder, state: State, at: Instant): readonly Step[] {
  const counted = folderCount(folder, state);
  if (!counted.ok) return [];
  const place = { file: `${folder.name}/ballots/batches.csv`, line: null };
  return [step('record-count', counted.value.body, { by: officersOf(state), at, place, blobs: counted.value.blobs })];
}

function declare(folder: ContestFolder, state: State, at: Instant): readonly Step[] {
  const winner = state.trigger === 'reselected' ? state.incumbent : state.counted?.elected;
  if (winner === null || winner === undefined) return [];
  const { challenge, retention } = momentsDue(state, at);
  const body = {
    winner,
    figures: paperFigures(state),
    challengeCloses: { civil: challenge.civil, instant: challenge.instant },
    retentionEnds: { civil: retention.civil, instant: retention.instant },
  };
  return [step('declare', body, { by: officersOf(state), at, place: documentPlace(folder) })];
}

function endorse(folder: ContestFolder, state: State, at: Instant): readonly Step[] {
  const { endorsement } = folder.document;
  if (endorsement === undefined) return [];
  const by = quorumOf(state, state.rulebook.endorsement.body);
  const parts = { reasons: { subject: 'contest', content: endorsement.reasons, publish: true } };
  return [step('endorse', { decision: endorsement.decision }, { by, at, place: documentPlace(folder), parts })];
}
