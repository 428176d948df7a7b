import {
  callRollSample,
  commitSampleValue,
  drawRollSample,
  excluded,
  freezeRoll,
  giveExclusionNotice,
  readyToFreeze,
  revealSampleValue,
} from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { factsOf } from '../../testing/organise/at-contest.ts';
import { tasksOf } from './tasks-of.ts';

const early = () => readyToFreeze({ later: 56 });
type Contest = ReturnType<typeof early>;

const task = (contest: Contest, you: string, id: string) =>
  tasksOf(factsOf(contest, you)).find((each) => each.id === id);

test('what is due about the roll stands before its freeze', () => {
  const contest = early();
  giveExclusionNotice(contest, { member: 'm-0003' });
  callRollSample(contest, 3);
  const ids = tasksOf(factsOf(contest, 'returning-officer')).map(({ id }) => id);
  const before = ids.slice(0, ids.indexOf('freeze'));
  expect(before.slice(-4)).toEqual(['roll-report', 'exclusion-exclusion-1', 'roll-sample-call', 'roll-sample-value']);
});

test('A24 a case waits for the member’s reply, and then for the officers', () => {
  const contest = early();
  giveExclusionNotice(contest, { member: 'm-0003' });
  expect(task(contest, 'returning-officer', 'exclusion-exclusion-1')).toMatchObject({
    status: 'cannot-start-yet',
    why: { text: 'organise-why-reply-awaited' },
  });
  const decided = early();
  excluded(decided, { member: 'm-0003' });
  expect(task(decided, 'returning-officer', 'exclusion-exclusion-1')).toBeUndefined();
});

test('the sample is called for by the scrutineer, and drawn once the values are there', () => {
  const contest = early();
  expect(task(contest, 'returning-officer', 'roll-sample-call')).toBeUndefined();
  expect(task(contest, 'scrutineer', 'roll-sample-call')?.status).toBe('incomplete');
  callRollSample(contest, 3);
  commitSampleValue(contest, 'scrutineer');
  contest.goPast('freeze');
  freezeRoll(contest);
  expect(task(contest, 'scrutineer', 'roll-sample-reveal')?.status).toBe('incomplete');
  expect(task(contest, 'scrutineer', 'roll-sample-draw')).toMatchObject({
    status: 'cannot-start-yet',
    why: { text: 'organise-why-sample-reveal' },
  });
  revealSampleValue(contest, 'scrutineer');
  expect(task(contest, 'scrutineer', 'roll-sample-draw')?.status).toBe('incomplete');
  drawRollSample(contest);
  expect(task(contest, 'scrutineer', 'roll-sample-report')?.status).toBe('incomplete');
});
