import type { DraftShape } from '@selectorate/api';
import {
  closed,
  declared,
  keyed,
  openTrigger,
  opened,
  readyToFreeze,
  type RehearsedContest,
  reselected,
  returnVote,
  triggered,
} from '@selectorate/testkit';
import { textsIn } from '@selectorate/messages';
import { expect, test } from 'vitest';
import { factsOf } from '../../testing/organise/at-contest.ts';
import { departuresFor, tasksOf, waitingFor } from './tasks-of.ts';
import type { ToDo } from './to-do.ts';

const OFFICER = 'returning-officer';
const named = (tasks: readonly ToDo[], id: string): ToDo | undefined => tasks.find((task) => task.id === id);
const taskOf = (contest: RehearsedContest, you: string, id: string): ToDo | undefined =>
  named(tasksOf(factsOf(contest, you)), id);
const firstUnit = (contest: RehearsedContest): string => [...contest.state.units.keys()][0] ?? '';

function draft(kind: string, by: readonly string[], signed: readonly string[], body: object = {}): DraftShape {
  return {
    id: 'draft-1',
    contest: 'contest',
    kind: kind as DraftShape['kind'],
    by: [...by],
    body: body as DraftShape['body'],
    commitments: {},
    parts: {},
    publishes: [],
    blobs: [],
    signatures: signed.map((signer) => ({ signer, signedAt: '2022-08-01T09:00:00Z' })),
    standing: { kind: 'open' },
    createdBy: by[0] ?? '',
    createdAt: '2022-08-01T09:00:00Z',
  };
}

test('after the opening the calendar can be set, and the freeze says what it waits for', () => {
  const contest = opened();
  expect(taskOf(contest, OFFICER, 'calendar')).toMatchObject({
    status: 'incomplete',
    href: `/organise/c/${contest.plan.contest}/do/set-calendar`,
  });
  expect(taskOf(contest, OFFICER, 'freeze')).toMatchObject({
    status: 'cannot-start-yet',
    why: { text: 'organise-why-act', args: { act: 'set-calendar' } },
  });
});

test('a task of somebody else has no link, and says whose it is', () => {
  expect(taskOf(opened(), 'teller-1', 'calendar')).toMatchObject({ href: null, hint: { text: 'organise-hint-for' } });
});

test('the freeze waits for its date, and for nothing else once everything is set up', () => {
  const contest = readyToFreeze();
  expect(taskOf(contest, OFFICER, 'freeze')?.why).toEqual({
    text: 'organise-why-deadline',
    args: { deadline: 'freeze' },
  });
});

test('an open draft goes before the form, and names those it waits for', () => {
  const contest = readyToFreeze();
  const state = openTrigger();
  const unit = firstUnit(state);
  const waiting = draft('return-unit-vote', [`secretary-${unit}`, `teller-${unit}`], [`secretary-${unit}`], { unit });
  const task = named(tasksOf(factsOf(state, `secretary-${unit}`, { drafts: [waiting] })), `return-${unit}`);
  expect(task).toMatchObject({
    href: `/organise/c/${state.plan.contest}/drafts/draft-1`,
    hint: { text: 'organise-hint-waits-for', args: { people: `teller-${unit}` } },
  });
  expect(contest.state.stage).toBe('set-up');
});

test('what waits for one person is what they are named in and have not signed', () => {
  const signed = draft('declare', ['returning-officer', 'second-officer'], ['returning-officer']);
  expect(waitingFor({ drafts: [signed], you: 'second-officer' as never })).toEqual([signed]);
  expect(waitingFor({ drafts: [signed], you: 'returning-officer' as never })).toEqual([]);
  expect(
    waitingFor({ drafts: [{ ...signed, standing: { kind: 'withdrawn' } }], you: 'second-officer' as never }),
  ).toEqual([]);
});

test('people of a unit see its return only; officers see every unit', () => {
  const contest = openTrigger();
  const unit = firstUnit(contest);
  const returns = (you: string) => tasksOf(factsOf(contest, you)).filter(({ id }) => id.startsWith('return-')).length;
  expect(returns(`secretary-${unit}`)).toBe(1);
  expect(returns(OFFICER)).toBe(contest.state.units.size);
});

test('a tied unit is asked for its second vote, and a returned one for nothing', () => {
  const contest = openTrigger();
  const [tied = '', settled = ''] = [...contest.state.units.keys()];
  contest.goPast('units-meet-from');
  returnVote(contest, tied, { open: 2, keep: 2 });
  returnVote(contest, settled, { open: 3, keep: 2 });
  const tasks = tasksOf(factsOf(contest, OFFICER));
  expect(named(tasks, `return-${tied}`)).toMatchObject({
    status: 'incomplete',
    title: { text: 'organise-task-retake' },
  });
  expect(named(tasks, `return-${settled}`)?.status).toBe('completed');
});

test('the shortlist is next when units opened the selection, and not there when they kept the incumbent', () => {
  expect(taskOf(triggered(), OFFICER, 'shortlist')?.status).toBe('incomplete');
  expect(taskOf(reselected(), OFFICER, 'shortlist')).toBeUndefined();
  expect(taskOf(reselected(), 'scrutineer', 'scrutiny')).toMatchObject({
    status: 'incomplete',
    href: expect.stringContaining('state-scrutiny'),
  });
});

test('a teller who keyed a batch is not asked to key it again', () => {
  const contest = keyed();
  const keyings = tasksOf(factsOf(contest, 'teller-1')).filter(({ id }) => id.startsWith('key-'));
  expect(keyings.length).toBeGreaterThan(0);
  expect(keyings.every(({ status }) => status === 'completed')).toBe(true);
});

test('endorsement is for its body, and closing waits for the window', () => {
  const contest = declared();
  expect(taskOf(contest, 'national-body-1', 'endorse')?.href).toContain('endorse');
  expect(taskOf(contest, OFFICER, 'endorse')?.href).toBeNull();
  expect(taskOf(contest, OFFICER, 'close')?.why).toEqual({
    text: 'organise-why-deadline',
    args: { deadline: 'challenge-closes' },
  });
});

test('a closed contest has nothing left to do', () => {
  expect(tasksOf(factsOf(closed(), OFFICER)).filter(({ status }) => status !== 'completed')).toEqual([]);
});

test('departures are offered to those who may make them, and at their stage only', () => {
  const at = (contest: RehearsedContest, you: string) => departuresFor({ state: contest.state, you: you as never });
  expect(at(declared(), 'candidate-2')).toEqual(['lodge-challenge']);
  expect(at(keyed(), 'teller-1')).toContain('report-incident');
  expect(at(openTrigger(), OFFICER)).toContain('set-aside-return');
  expect(at(closed(), OFFICER)).toEqual([]);
});

test('every task can be said in words', () => {
  const texts = textsIn('en');
  for (const contest of [opened(), readyToFreeze(), openTrigger(), triggered(), keyed(), declared(), closed()]) {
    for (const { title, why, hint } of tasksOf(factsOf(contest, OFFICER)))
      for (const said of [title, why, hint]) if (said !== null) expect(texts.text(said.text, said.args)).not.toBe('');
  }
});
