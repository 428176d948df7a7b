import type { DeadlineId } from '@selectorate/basics';
import { bodyMembers, closed, momentOf, readyToFreeze, type RehearsedContest } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { plannedAndActual } from './planned-and-actual.ts';

const datesOf = ({ state, acts }: RehearsedContest) =>
  plannedAndActual({ state, record: { acts } } as unknown as Parameters<typeof plannedAndActual>[0]);

test('what somebody did stands against its date; what only passes, against the clock’s record', () => {
  const contest = closed();
  const dates = datesOf(contest);
  const actOf = (id: string) => contest.acts[dates.find((date) => date.id === id)?.actual?.seq ?? -1];
  expect(actOf('freeze')?.kind).toBe('freeze-roll');
  expect(actOf('ballot-opens')?.kind).toBe('open-ballot');
  expect(actOf('ballot-closes')).toMatchObject({ kind: 'pass-deadline', body: { deadline: 'ballot-closes' } });
  expect(actOf('retention-ends')).toBeUndefined();
  expect(dates.map(({ planned }) => planned)).toEqual(dates.map(({ planned }) => planned).toSorted());
});

test('a date that an override moved keeps the one it had', () => {
  const contest = readyToFreeze();
  const before = contest.state.deadlines.get('count' as DeadlineId)?.instant;
  const power = contest.rulebook.overrides.find(({ effects }) => effects.includes('move-deadline'));
  if (power === undefined || before === undefined) expect.fail('the preset has no power to move a date');
  const civil = '2023-02-01T12:00';
  const { seq } = contest.act(
    'override',
    {
      power: power.clause,
      ground: 'illness',
      effect: { kind: 'move-deadline', deadline: 'count' as DeadlineId, civil, instant: momentOf(civil) },
    },
    bodyMembers(power.decidedBy),
  ).act;
  const moved = datesOf(contest).find(({ id }) => id === 'count');
  expect(moved).toEqual({ id: 'count', first: before, planned: momentOf(civil), moved: seq, actual: null });
});
