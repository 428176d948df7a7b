import type { Id } from '@selectorate/basics';
import {
  callRollSample,
  commitSampleValue,
  drawRollSample,
  excluded,
  freezeRoll,
  giveExclusionNotice,
  readyToFreeze,
  reconciled,
  revealSampleValue,
  rollReport,
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

test('A24 after a reply the case can be decided for the member, and its clock is still said', () => {
  const contest = early();
  giveExclusionNotice(contest, { member: 'm-0003' });
  const reply = { subject: 'm-0003', content: 'There is only one of me.' };
  contest.act('record-exclusion-reply', { exclusion: 'exclusion-1' as Id<'exclusion'> }, ['scrutineer'], {
    parts: { reply },
  });
  const now = () => task(contest, 'returning-officer', 'exclusion-exclusion-1');
  expect(now()).toMatchObject({ status: 'incomplete', hint: { text: 'organise-hint-keep-only' } });
  contest.wait(9 * 24 * 60);
  expect(now()).toMatchObject({ status: 'incomplete', hint: null });
});

test('a newer list is checked and reported on again before it is frozen', () => {
  const contest = early();
  const { body, enclosed } = rollReport(contest);
  contest.act('report-roll', body, ['returning-officer', 'second-officer'], enclosed);
  const reported = Number(contest.state.rollReport?.version.slice(1));
  const tasks = (newestList: number) => {
    const all = tasksOf(factsOf(contest, 'returning-officer', { newestList }));
    return ['roll-report', 'freeze'].map((id) => all.find((each) => each.id === id));
  };
  expect(tasks(reported)).toMatchObject([{ status: 'completed' }, { why: { text: 'organise-why-deadline' } }]);
  expect(tasks(reported + 1)).toMatchObject([
    { status: 'incomplete', title: { text: 'organise-task-roll-checks-again' } },
    { status: 'cannot-start-yet', why: { text: 'organise-why-report-old' } },
  ]);
});

test('A01 once papers are reconciled nothing is left to report of a sample', () => {
  const contest = reconciled();
  const sample = { seq: 1, size: 3, values: [{ person: 'agent', seq: 2, commitment: '', value: '' }] };
  const facts = factsOf(contest, 'scrutineer');
  const found = (answers: object | null) => {
    const rollSample = { ...sample, drawn: { seq: 3, seed: '' }, found: answers } as never;
    return tasksOf({ ...facts, state: { ...facts.state, rollSample } }).find(({ id }) => id === 'roll-sample-report');
  };
  expect(found({ silent: 2 })?.status).toBe('completed');
  expect(found(null)).toMatchObject({ status: 'cannot-start-yet', why: { text: 'refusal-sample-closed' }, href: null });
});
