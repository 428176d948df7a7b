import { isQuorate, triggerOutcome, triggerWorking, voteOf, type Instant, type State } from '@selectorate/selection';
import { type ContestFolder, type ReturnRow, documentPlace } from '../folder/contest-folder.ts';
import { deadlineOf, later, minutesAfter, momentOf } from './moments.ts';
import { officersOf } from './officers.ts';
import type { Cast } from './cast.ts';
import { type Appointment, step, type Step } from './step.ts';

/** Every return at the time it was received, then the decision. */
export function theTrigger(folder: ContestFolder, cast: Cast): readonly Appointment[] {
  const { returns, document } = folder;
  const received = returns.map(({ receivedAt }) => momentOf(receivedAt, document.zone));
  const lastReceived = received.toSorted().at(-1) ?? '';
  return [
    ...returns.map((row, i) => ({
      at: () => received[i] ?? '',
      steps: (state: State, at: Instant) => [returnVote(state, cast, { row, at })],
    })),
    {
      at: (state) =>
        later(
          minutesAfter(deadlineOf(state, 'returns-due'), 60),
          ...(lastReceived === '' ? [] : [minutesAfter(lastReceived, 10)]),
        ),
      due: (state) => state.stage === 'trigger' && state.trigger === null,
      steps: (state, at) => decide(folder, state, at),
    },
  ];
}

/** Figures of few papers go into a private part; everything else is public. */
function returnVote(state: State, { people }: Cast, { row, at }: { row: ReturnRow; at: Instant }): Step {
  const { unit, attempt, metOn, open, keep, spoilt, abstained } = row;
  const figures = { open, keep, spoilt, abstained };
  const withhold = open + keep > 0 && open + keep < state.rulebook.publication.k;
  const by = row.signedBy.flatMap((label) => people.named(label) ?? []);
  const body = {
    unit,
    attempt,
    metOn,
    signedOn: 'devices' as const,
    figures: withhold ? null : figures,
    withheld: withhold ? { says: voteOf(figures), quorate: isQuorate(state, figures) } : null,
  };
  return step('return-unit-vote', body, {
    by,
    at,
    place: row,
    ...(withhold ? { parts: { figures: { subject: unit, content: figures } } } : {}),
  });
}

function decide(folder: ContestFolder, state: State, at: Instant): readonly Step[] {
  const working = triggerWorking(state);
  if (working === null) return [];
  return [
    step(
      'decide-trigger',
      { outcome: triggerOutcome(working) },
      { by: officersOf(state), at, place: documentPlace(folder) },
    ),
  ];
}
