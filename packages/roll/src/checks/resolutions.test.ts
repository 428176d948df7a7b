import { unwrap } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import type { CheckInput, RegisterResult } from './check-input.ts';
import type { CheckId } from './report.ts';
import { applyResolutions } from './resolutions.ts';
import { reviewQueue } from './review-queue.ts';
import { runChecks } from './run-checks.ts';
import type { ResolutionNote } from './settle.ts';
import { AS_OF, evidence, id, person, roll, run } from './testing/small-roll.ts';

describe('settling', () => {
  const entries = [...roll(60), person(200, { email: 'p3@mail.example' }), person(211, { phone: '07700 900007' })];
  const report = runChecks({ asOf: AS_OF, entries });
  const asked = report.checks.flatMap(({ signals }) => signals);
  const note = (signal: string, more: Partial<ResolutionNote> = {}): ResolutionNote => ({
    signal,
    resolution: 'genuine',
    by: 'officer-1',
    second: null,
    note: 'Both telephoned.',
    at: '2022-09-13T10:00:00Z',
    ...more,
  });
  const [first, second] = asked;
  if (first === undefined || second === undefined) throw new Error('no signals');

  test('a settled signal leaves the queue, is counted, and stays settled in the next run', () => {
    const settled = unwrap(applyResolutions(report, [note(first.id, { second: 'officer-2' })]));
    const before = reviewQueue(report, { entries, offset: 0, n: 50 });
    const after = reviewQueue(settled, { entries, offset: 0, n: 50 });
    expect([before.total, after.total]).toEqual([asked.length, asked.length - 1]);
    expect(after.signals.map(({ signal }) => signal.id)).not.toContain(first.id);
    const check = settled.checks.find(({ check: one }) => one === first.check);
    expect(check?.resolved.genuine).toBe(1);
    const again = runChecks({ asOf: AS_OF, entries, resolutions: [note(first.id, { second: 'officer-2' })] });
    expect(again.checks.find(({ check: one }) => one === first.check)?.resolved.genuine).toBe(1);
  });

  test('A02 a note of one person reaches no run of the checks where it takes two', () => {
    const again = runChecks({ asOf: AS_OF, entries, resolutions: asked.map((signal) => note(signal.id)) });
    const settled = again.checks.flatMap(({ signals }) => signals.filter(({ resolution }) => resolution !== null));
    expect(settled.filter(({ check, state }) => check === 'RI-02' || state === 'escalate')).toEqual([]);
    expect(settled.length).toBeGreaterThan(0);
  });

  test.each([
    ['signal-unknown', note('ri-01-nothing')],
    ['reason-missing', note(first.id, { note: '  ' })],
    ['second-person-missing', note(first.id)],
    ['same-person-twice', note(first.id, { second: 'officer-1' })],
  ] as const)('refused: %s, and then nothing is settled', (code, bad) => {
    const refused = applyResolutions(report, [note(second.id, { second: 'officer-2' }), bad], {
      twoPeople: [first.check],
    });
    expect(refused).toEqual({ ok: false, error: { code, signal: bad.signal } });
  });

  test('the queue comes in pages, most urgent first', () => {
    const all = reviewQueue(report, { entries, offset: 0, n: 50 }).signals.map(({ signal }) => signal.id);
    const pages = all.map((_, i) => reviewQueue(report, { entries, offset: i, n: 1 }).signals[0]?.signal.id);
    expect(pages).toEqual(all);
    expect(all).toHaveLength(asked.length);
  });
});

describe('A02 A24 how a question was settled', () => {
  const questions = (check: CheckId, input: Partial<CheckInput>): ReadonlySet<string> =>
    new Set(run(check, input).signals.map((signal) => signal.id));
  const list = (source: string) => ({ source, sha256: '00', members: [id(1)] });
  const at = (member: number, verdict: 'found' | 'not-found', sha256: string): RegisterResult => ({
    rows: 9,
    basis: 'open-register',
    sha256,
    model: '11',
    matches: roll(60).map((_, i) => ({
      member: i,
      verdict: i === member ? verdict : 'found',
      reason: null,
      row: null,
      bits: null,
      address: 'same',
    })),
  });
  const frozen = (computedRoot: string) => ({ entries: roll(60), statedRoot: 'aa', computedRoot, authorised: [] });
  const joined = (day: string) => ({ entries: [person(0)], evidence: new Map([evidence(0, { firstCleared: day })]) });
  const device = (token: string) => ({
    applications: [1, 12].map((i) => ({ member: id(i), at: '2022-09-01T09:00:00Z', device: token })),
  });
  const card = (instrument: string) => ({
    evidence: new Map([evidence(1, { instrument }), evidence(12, { instrument })]),
  });
  const edit = (to: string) => ({
    changes: {
      since: '2022-07-01',
      changes: [1, 12].map((i) => ({
        at: '2022-08-20T10:00:00Z',
        by: 'officer-1',
        channel: 'officer' as const,
        session: 's-1',
        reason: 'asked',
        authority: 'request',
        member: id(i),
        field: 'email' as const,
        from: `p${i}@mail.example`,
        to,
      })),
    },
  });
  const cases: readonly (readonly [CheckId, Partial<CheckInput>, Partial<CheckInput>])[] = [
    ['RI-04', { register: at(3, 'not-found', 'aa') }, { register: at(3, 'not-found', 'bb') }],
    ['RI-06', { deceased: [list('a')] }, { deceased: [list('b')] }],
    ['RI-08', joined('2018-05-01'), joined('2018-05-02')],
    ['RI-10', card('one'), card('other')],
    ['RI-13', edit('captured@mail.example'), edit('again@mail.example')],
    ['RI-14', device('one'), device('other')],
    ['RI-16', { frozen: frozen('bb') }, { frozen: frozen('cc') }],
  ];

  test.each(cases)('%s: never settles another question about the same members', (check, one, other) => {
    const [first, again, second] = [questions(check, one), questions(check, one), questions(check, other)];
    expect(first.size).toBeGreaterThan(0);
    expect(again).toEqual(first);
    const common = [...first].filter((signal) => second.has(signal));
    expect(common.filter((signal) => !questions(check, {}).has(signal))).toEqual([]);
  });

  test('two signals of a report never share an id, though entries be doubled', () => {
    const doubled = [...roll(60), person(3, { name: '' }), person(3, { name: '' }), person(3, { name: '' })];
    const ids = runChecks({ asOf: AS_OF, entries: doubled }).checks.flatMap(({ signals }) =>
      signals.map((one) => one.id),
    );
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
