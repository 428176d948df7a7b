import { unwrap } from '@selectorate/basics';
import { textsIn } from '@selectorate/messages';
import {
  CHECK_IDS,
  type NeedCode,
  RESOLUTIONS,
  runChecks,
  type Signal,
  UK_DUPLICATES,
  UK_REGISTER,
} from '@selectorate/roll';
import type { Exclusion, State } from '@selectorate/selection';
import { readyToFreeze, unitOfficers } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { clockOf, mayExclude, mayKeep, nextSteps, stageOf } from './exclusion-steps.ts';
import { EVIDENCE_KINDS, FEEDS, type Known } from './evidence-kinds.ts';
import { fileText } from './file-text.ts';
import { freezableLists } from './freezable-lists.ts';
import { isReportOld } from './is-reported.ts';
import { readBasis } from './read-basis.ts';
import { readChange } from './read-change.ts';
import { readPosted } from './read-posted.ts';
import { sayFigure } from './say-figure.ts';
import { entriesIn } from './sampled-members.tsx';
import { sourceCode } from './source-code.ts';
import { standingTo } from './standing-to.ts';
import { namesYou } from './two-people.tsx';

const texts = textsIn('en');

const NOTICED = {
  id: 'exclusion-1',
  notice: { seq: 1, at: '2026-01-01T10:00:00Z', by: 'returning-officer', replyBy: '2026-01-09T10:00:00Z' },
  reply: null,
  decision: null,
  appeal: null,
  ruling: null,
} as unknown as Exclusion;
const OFFICER = { officer: true, scrutineer: false, rules: false };

test('A24 silence is a stage of its own, and leaves nobody out', () => {
  expect(stageOf(NOTICED, '2026-01-09T10:00:00Z')).toBe('noticed');
  expect(stageOf(NOTICED, '2026-01-20T10:00:00Z')).toBe('silent');
  expect(clockOf(NOTICED)).toEqual({ what: 'reply', until: '2026-01-09T10:00:00Z' });
  expect(nextSteps(NOTICED, { now: '2026-01-20T10:00:00Z', may: OFFICER })).toEqual([
    'record-exclusion-reply',
    'decide-exclusion',
  ]);
});

test('A24 a reply stops no clock: it runs until the decision, and to leave out waits for its end', () => {
  const replied = { ...NOTICED, reply: { seq: 2, at: '2026-01-02T10:00:00Z' } } as unknown as Exclusion;
  expect(clockOf(replied)).toEqual({ what: 'reply', until: '2026-01-09T10:00:00Z' });
  expect(mayExclude(replied, '2026-01-09T10:00:00Z')).toBe(false);
  expect(mayExclude(replied, '2026-01-09T10:00:01Z')).toBe(true);
  expect(mayKeep(replied)).toBe(true);
  const kept = { ...replied, decision: { decision: 'stay', appealBy: null } } as unknown as Exclusion;
  expect([clockOf(kept), mayKeep(kept), mayExclude(kept, '2026-01-20T10:00:00Z')]).toEqual([null, false, false]);
});

test('a report is old when a newer list is kept, until the roll is frozen; without a report none is', () => {
  const rollReport = { version: 'v2' } as NonNullable<State['rollReport']>;
  expect(isReportOld({ roll: null, rollReport }, 3)).toBe(true);
  expect(isReportOld({ roll: null, rollReport }, 2)).toBe(false);
  expect(isReportOld({ roll: null, rollReport }, null)).toBe(false);
  expect(isReportOld({ roll: null, rollReport: null }, 3)).toBe(false);
  expect(isReportOld({ roll: {} as NonNullable<State['roll']>, rollReport }, 3)).toBe(false);
});

test('an appeal is for whoever passes it on while its window runs, and its ruling for the body alone', () => {
  const decided = {
    ...NOTICED,
    decision: { seq: 3, at: '2026-01-20T10:00:00Z', by: [], decision: 'exclude', appealBy: '2026-01-28T10:00:00Z' },
  } as unknown as Exclusion;
  const now = '2026-01-21T10:00:00Z';
  expect(stageOf(decided, now)).toBe('appeal-open');
  expect(nextSteps(decided, { now, may: { officer: false, scrutineer: true, rules: false } })).toEqual([
    'appeal-exclusion',
  ]);
  const appealed = { ...decided, appeal: { seq: 4, at: now } };
  expect(nextSteps(appealed, { now, may: { officer: false, scrutineer: true, rules: true } })).toEqual([
    'rule-on-exclusion',
  ]);
  expect(clockOf(appealed)).toBeNull();
});

test('a legal basis says all of it, or each thing that is missing', () => {
  const read = readBasis({ basis: 'open-register', decidedOn: '2026-01-01', until: 'soon' });
  expect(!read.ok && read.error.map(({ field }) => field)).toEqual(['provision', 'decidedBy', 'until', 'purpose']);
});

test('A02 a changed contact says what changes and why; whoever was seen in person counts after the freeze alone', () => {
  const typed = {
    member: ' M-001 ',
    email: 'new@mail.example',
    reason: 'moved-home',
    authority: 'The member, by letter.',
    seen: 'mail-returned',
  };
  expect(unwrap(readChange(typed, false))).toEqual({
    member: 'M-001',
    fields: { email: 'new@mail.example' },
    reason: 'moved-home',
    authority: 'The member, by letter.',
  });
  expect(unwrap(readChange(typed, true)).seen).toBe('mail-returned');
  const nothing = readChange({ ...typed, email: '' }, false);
  expect(nothing).toEqual({ ok: false, error: [{ field: 'email', text: 'organise-roll-change-nothing' }] });
});

test('a number is set beside the range of honest rolls, and nothing is said where nobody knows it', () => {
  const expected = { low: 12, high: 30, source: 'register-completeness' } as const;
  expect([11, 12, 30, 31].map((found) => standingTo(found, expected))).toEqual([
    'fewer',
    'as-expected',
    'as-expected',
    'more',
  ]);
  expect(standingTo(31, null)).toBeNull();
});

test('a file that the server would not take is not read', async () => {
  const file = { size: 12_000_001, arrayBuffer: () => Promise.reject(new Error('read all the same')) };
  expect(await fileText(file)).toEqual({ ok: false, error: 'too-large' });
});

test('figures are said as people write them', () => {
  const unitOf = (unit: string): string => `Branch of ${unit}`;
  const say = (code: string, value: string | number): string => sayFigure(texts, { code, value, unitOf });
  expect(say('cleared', '2026-03-02')).toBe('Monday 2 March 2026');
  expect(say('bits', 7.25)).toBe('7.3');
  expect(say('for-check', 'RI-04')).toBe('On the electoral register');
  expect(say('field', 'email')).toBe('E-mail address');
  expect(say('unit', 'alder')).toBe('Branch of alder');
});

test('an entry of the frozen roll that cannot be read leaves its place empty, so that no place moves', () => {
  expect(entriesIn({ entries: [{ entry: null }, {}] })).toEqual([undefined, undefined]);
  expect(entriesIn('nothing')).toEqual([]);
});

test('every check asks a question, every answer has its words, and none of them leaves anybody out', () => {
  for (const check of CHECK_IDS) expect(texts.text(`organise-roll-ask-${check.toLowerCase()}`)).toMatch(/\?$/);
  const answers = RESOLUTIONS.map((each) => texts.text(`organise-roll-settle-as-${each}`));
  expect(answers.join(' ')).not.toMatch(/remove|strike|exclude|left out/i);
});

test('every comparison and level of the shipped models is said in words', () => {
  const comparisons = [...UK_REGISTER.comparisons, ...UK_DUPLICATES.comparisons];
  const ids = comparisons.flatMap(({ name, levels }) => [
    `organise-roll-compared-${name}`,
    ...levels.map(({ level }) => `organise-roll-level-${level}`),
  ]);
  expect(ids.filter((id) => !texts.hasText(id))).toEqual([]);
});

test('whatever a check says that it needs has its line on the page of the lists, and names that check', () => {
  const comesWith: Readonly<Partial<Record<NeedCode, Known>>> = {
    evidence: 'payments',
    changes: 'changes',
    register: 'register',
    'registered-adults': 'register',
    'second-register': 'elsewhere',
    'deceased-lists': 'deceased',
    applications: 'applications',
    ballots: 'ballot-devices',
    'paid-up-list': 'paid-up',
    decoys: 'decoys',
    'previous-roll': 'previous',
  };
  const { checks } = runChecks({ asOf: '2026-11-22', entries: [] });
  const missing = checks.flatMap(({ check, needs }) =>
    needs.flatMap((need) => {
      const known = comesWith[need];
      return known === undefined || FEEDS[known].includes(check) ? [] : [`${check} ${need}`];
    }),
  );
  expect(checks.flatMap(({ needs }) => needs).filter((need) => comesWith[need] !== undefined).length).toBeGreaterThan(
    8,
  );
  expect(missing).toEqual([]);
  for (const kind of EVIDENCE_KINDS)
    expect(texts.text(`organise-roll-evidence-needs-${kind}`)).toMatch(/^CSV or Excel/);
});

test('the name of a source becomes the code that it is kept under', () => {
  expect(sourceCode('  Register of Deaths ')).toBe('register-of-deaths');
  expect(sourceCode('Décès & co.')).toBe('de-ce-s-co');
  expect(sourceCode(' – ')).toBeNull();
  expect(sourceCode(`a ${'b'.repeat(80)}`)).toMatch(/^[a-z0-9-]{1,60}$/);
});

test('a letter is marked with a day of the calendar that has come, and only if one is chosen', () => {
  const now = '2026-11-22T10:00:00Z';
  expect(unwrap(readPosted({ letters: ['a'], day: '2026-11-20', now }))).toEqual({ letters: ['a'], on: '2026-11-20' });
  const faults = (letters: readonly string[], day: string) => {
    const read = readPosted({ letters, day, now });
    return read.ok ? [] : read.error.map(({ field, text }) => `${field} ${text}`);
  };
  expect(faults([], '2026-02-30')).toEqual(['letters organise-fault-choose', 'day organise-fault-day']);
  // Where the contest is it can be the next day already: the server knows.
  expect(faults(['a'], '2026-11-23')).toEqual([]);
  expect(faults(['a'], '2026-11-24')).toEqual(['day organise-fault-day-to-come']);
});

test('A21 officers freeze lists of units and bodies, a unit’s own two that of their unit, each list once', () => {
  const contest = readyToFreeze();
  const at = (you: string, now = contest.now) => freezableLists(contest.state, { now, you: you as never });
  const own = (you: string) => at(you).map(({ kind, id }) => `${kind} ${id}`);
  expect(own('returning-officer')).toEqual([
    ...[...contest.state.units.keys()].map((id) => `unit ${id}`),
    ...contest.state.rulebook.bodies.map(({ id }) => `body ${id}`),
  ]);
  const [secretary = '', teller = ''] = unitOfficers('branch-01' as never);
  for (const person of [secretary, teller]) expect(own(person)).toEqual(['unit branch-01']);
  for (const person of ['scrutineer', 'agent']) expect(own(person)).toEqual([]);
  const freeze = contest.state.deadlines.find(({ id }) => id === 'freeze');
  expect(at('returning-officer', freeze?.instant).filter(({ kind }) => kind === 'body')).toEqual([]);
  const frozen = { ...contest.state, unitRolls: contest.state.unitRolls.set('branch-01' as never, {} as never) };
  const left = freezableLists(frozen, { now: contest.now, you: secretary as never });
  expect(left).toEqual([]);
});

test('A25 a question that names an officer is not theirs to settle', () => {
  const signal = {
    id: 'RI-17/1',
    check: 'RI-17',
    state: 'review',
    members: [],
    figures: { editor: 'second-officer' },
  } as unknown as Signal;
  expect([namesYou(signal, 'second-officer'), namesYou(signal, 'returning-officer')]).toEqual([true, false]);
});
