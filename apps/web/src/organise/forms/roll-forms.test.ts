import type { Id, Json } from '@selectorate/basics';
import { type ActKind, sampleIndexes } from '@selectorate/selection';
import {
  callRollSample,
  commitSampleValue,
  drawRollSample,
  excluded,
  freezeRoll,
  giveExclusionNotice,
  type RehearsedContest,
  readyToFreeze,
  reconciled,
  revealSampleValue,
  sampleFound,
  sampleValueOf,
} from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { preparedBy, settingOf } from '../../testing/organise/at-contest.ts';
import { formFor } from './forms.ts';
import type { Values } from './setting.ts';

const MEMBER = 'm-0003';

interface Case {
  readonly kind: ActKind;
  readonly at: () => RehearsedContest;
  readonly you: string;
  readonly values: Values;
}

/** Early enough that windows of days fit before the freeze. */
const early = (): RehearsedContest => readyToFreeze({ later: 56 });
const noticed = (): RehearsedContest => {
  const contest = early();
  giveExclusionNotice(contest, { member: MEMBER });
  return contest;
};
const called = (): RehearsedContest => {
  const contest = early();
  callRollSample(contest, 3);
  return contest;
};
const frozen = (): RehearsedContest => {
  const contest = called();
  commitSampleValue(contest, 'scrutineer');
  contest.goPast('freeze');
  freezeRoll(contest);
  return contest;
};
const drawn = (): RehearsedContest => {
  const contest = frozen();
  revealSampleValue(contest, 'scrutineer');
  drawRollSample(contest);
  return contest;
};
const reportedSilent = (): RehearsedContest => {
  const contest = drawn();
  const { body, enclosed } = sampleFound(contest, { ineligible: 1, silent: 1 });
  contest.act('report-roll-sample', body, ['scrutineer'], enclosed);
  return contest;
};
const recordReply = (contest: RehearsedContest): void => {
  const reply = { subject: MEMBER, content: 'There is only one of me.' };
  contest.act('record-exclusion-reply', { exclusion: 'exclusion-1' as Id<'exclusion'> }, ['scrutineer'], {
    parts: { reply },
  });
};
const about = { exclusion: 'exclusion-1', member: MEMBER };

const CASES: readonly Case[] = [
  {
    kind: 'record-exclusion-reply',
    at: noticed,
    you: 'scrutineer',
    values: { ...about, reply: 'There is only one of me.' },
  },
  {
    kind: 'decide-exclusion',
    at: noticed,
    you: 'second-officer',
    values: { ...about, decision: 'stay', reasons: 'Two people of one name.' },
  },
  { kind: 'call-roll-sample', at: early, you: 'scrutineer', values: {} },
  { kind: 'commit-sample-value', at: called, you: 'returning-officer', values: {} },
  {
    kind: 'reveal-sample-value',
    at: frozen,
    you: 'scrutineer',
    values: { value: sampleValueOf(early(), 'scrutineer') },
  },
  {
    kind: 'draw-roll-sample',
    at: () => {
      const contest = frozen();
      revealSampleValue(contest, 'scrutineer');
      return contest;
    },
    you: 'scrutineer',
    values: {},
  },
  { kind: 'report-roll-sample', at: drawn, you: 'scrutineer', values: {} },
];

test.each(CASES)('what the form of $kind prepares, the rules admit', ({ kind, at, you, values }) => {
  const contest = at();
  const draft = preparedBy(kind, settingOf(contest, you), values);
  const parts = Object.fromEntries(
    Object.entries(draft.parts).map(([name, each]) => [name, { ...each, content: each.content as Json }]),
  );
  const recorded = contest.attemptRaw(kind, draft.body as Json, draft.by, { parts });
  expect(recorded.ok ? 'admitted' : recorded.error).toBe('admitted');
});

test('A24 a notice names its member in no public part, and a decision to leave out has time to appeal', () => {
  const contest = noticed();
  contest.wait(9 * 24 * 60);
  const draft = preparedBy('decide-exclusion', settingOf(contest, 'returning-officer'), {
    ...about,
    decision: 'exclude',
    reasons: 'Entered twice.',
  });
  expect(JSON.stringify(draft.body)).not.toContain(MEMBER);
  expect(Object.values(draft.parts).map(({ subject, publish }) => ({ subject, publish }))).toEqual([
    { subject: MEMBER, publish: false },
  ]);
  expect((draft.body as { appealBy: string }).appealBy > contest.now).toBe(true);
});

test('A24 to leave out is offered once the time to reply is over, replied or not; to keep is at any time', () => {
  const contest = noticed();
  const form = formFor('decide-exclusion');
  const decisions = (): readonly string[] => {
    const fields = form?.fields(settingOf(contest, 'second-officer'), about) ?? [];
    const field = fields.find(({ name }) => name === 'decision');
    return field?.kind === 'radio' ? field.options.map(({ value }) => value) : [];
  };
  expect(decisions()).toEqual(['stay']);
  recordReply(contest);
  expect(decisions()).toEqual(['stay']);
  const typed = { ...about, decision: 'exclude', reasons: 'Entered twice.' };
  expect(form?.prepare(settingOf(contest, 'second-officer'), typed)).toEqual({
    ok: false,
    error: [{ field: 'decision', text: 'organise-fault-choose' }],
  });
  contest.wait(9 * 24 * 60);
  expect(decisions()).toEqual(['stay', 'exclude']);
});

test('an exclusion that was decided can be appealed against, by the agent too', () => {
  const contest = early();
  excluded(contest, { member: MEMBER });
  const fields = formFor('appeal-exclusion')?.fields(settingOf(contest, 'agent'), {}) ?? [];
  expect(fields[0]).toMatchObject({ name: 'exclusion', options: [{ value: 'exclusion-1' }] });
});

test('what is proposed about a member goes to the server, which looks them up', () => {
  const setting = settingOf(early(), 'returning-officer');
  const [rule] = setting.state.rulebook.electorates.ballot.rules;
  expect(
    formFor('grant-waiver')?.prepare(setting, {
      member: MEMBER,
      electorate: 'ballot',
      clause: rule?.clause ?? '',
      reasons: 'A bank holiday delayed the payment.',
    }),
  ).toMatchObject({ ok: true, value: { kind: 'proposal', proposal: { kind: 'grant-waiver', member: MEMBER } } });
  const notice = formFor('give-exclusion-notice');
  expect(
    notice?.prepare(setting, { ...notice.initial(setting), member: MEMBER, reason: 'ghost', electorates: '' }),
  ).toEqual({
    ok: false,
    error: [
      { field: 'reason', text: 'organise-fault-choose' },
      { field: 'clause', text: 'organise-fault-choose' },
      { field: 'electorates', text: 'organise-fault-choose' },
      { field: 'reasons', text: 'organise-fault-empty' },
    ],
  });
});

test('a place that was not drawn, or stands in both fields, is named', () => {
  const setting = settingOf(drawn(), 'scrutineer');
  const prepare = (values: Values) => formFor('report-roll-sample')?.prepare(setting, values);
  expect(prepare({ silent: '999999' })).toEqual({
    ok: false,
    error: [{ field: 'silent', text: 'organise-fault-sample-place' }],
  });
  const made = prepare({});
  const content = made?.ok === true && made.value.kind === 'draft' ? made.value.draft.parts['sample']?.content : null;
  const [first] = (content ?? []) as readonly { readonly index: number }[];
  const place = String(first?.index);
  expect(prepare({ silent: place, ineligible: place })).toEqual({
    ok: false,
    error: [{ field: 'silent', text: 'organise-fault-sample-twice' }],
  });
  expect(prepare({ silent: place })).toMatchObject({
    value: { draft: { body: { confirmed: 2, ineligible: 0, silent: 1 } } },
  });
});

test('an answer reported before is changed with reasons and a second person, and nothing else asks for them', () => {
  const contest = reportedSilent();
  const setting = settingOf(contest, 'scrutineer');
  const form = formFor('report-roll-sample');
  const named = (values: Values) => form?.fields(setting, values).map(({ name }) => name);
  expect(form?.fields(settingOf(drawn(), 'scrutineer'), {}).map(({ name }) => name)).toEqual(['ineligible', 'silent']);
  expect(named({})).toEqual(['ineligible', 'silent', 'corrected']);
  expect(named({ corrected: '1' })).toEqual(['ineligible', 'silent', 'corrected', 'second', 'reasons']);
  const wrong = String(sampleIndexes(contest.state)?.[0]);
  expect(form?.prepare(setting, { corrected: wrong })).toMatchObject({
    error: [
      { field: 'second', text: 'organise-fault-choose' },
      { field: 'reasons', text: 'organise-fault-empty' },
    ],
  });
  const values = { corrected: wrong, second: 'agent', reasons: 'Found under a former name.' };
  const draft = preparedBy('report-roll-sample', setting, values);
  expect(draft).toMatchObject({ by: ['scrutineer', 'agent'], body: { confirmed: 3, corrected: 1 } });
  expect(draft.parts['reasons']?.publish).toBe(false);
  const parts = Object.fromEntries(
    Object.entries(draft.parts).map(([name, each]) => [name, { ...each, content: each.content as Json }]),
  );
  const recorded = contest.attemptRaw('report-roll-sample', draft.body as Json, draft.by, { parts });
  expect(recorded.ok ? 'admitted' : recorded.error).toBe('admitted');
  expect(contest.state.rollSample?.found).toMatchObject({ ineligible: 0, corrected: 1 });
});

test('A01 once papers are reconciled the sample is closed, and that is said instead of the form', () => {
  const form = formFor('report-roll-sample');
  expect(form?.refused?.(settingOf(drawn(), 'scrutineer'))).toBeNull();
  expect(form?.refused?.(settingOf(reconciled(), 'scrutineer'))?.code).toBe('sample-closed');
});
