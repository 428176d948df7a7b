import type { MemberId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import type { LoggedChange } from '../changes/logged-change.ts';
import type { RollEntry } from '../entry.ts';
import type { CheckInput } from './check-input.ts';
import { countHouseholds } from './entry-facts.ts';
import type { Finding } from './finding.ts';
import { publicCounts } from './public-counts.ts';
import { checkContactChanges } from './ri-13-contact-changes.ts';
import { checkApplications } from './ri-14-applications.ts';
import { runChecks } from './run-checks.ts';
import { AS_OF, STANDING } from './testing/small-roll.ts';

const SINCE = '2022-06-01';

const letters = (i: number): string => [...String(i)].map((figure) => 'bcdfghjklm'[Number(figure)] ?? '').join('e');

const person = (i: number, more: Partial<RollEntry['person']> = {}): RollEntry => ({
  member: `m-${String(i).padStart(6, '0')}` as MemberId,
  standing: STANDING,
  person: {
    name: `Given${letters(i)} Family${letters(i)}`,
    email: `p${i}@mail.example`,
    phone: '',
    address: `${i + 1} Larkmoor Road`,
    postcode: 'QA1 1AA',
    ...more,
  },
});

const people = (count: number): readonly RollEntry[] => Array.from({ length: count }, (_, i) => person(i));

const line = (entry: RollEntry, to: string, more: Partial<LoggedChange> = {}): LoggedChange => ({
  at: '2022-08-20T10:00:00Z',
  by: 'member',
  channel: 'member',
  session: `s-${entry.member}`,
  reason: 'asked',
  authority: 'request',
  member: entry.member,
  field: 'email',
  from: entry.person.email,
  to,
  ...more,
});

function run(input: Partial<CheckInput>): Finding {
  const finding = checkContactChanges({ asOf: AS_OF, entries: [], ...input });
  if (finding.kind !== 'done') throw new Error('not run');
  return finding;
}

const reasons = ({ signals }: Finding): readonly string[] => [...new Set(signals.map(({ reason }) => reason))];

describe('A02 what the log does not say', () => {
  const before = people(600);
  const previous = { asOf: SINCE, entries: before };
  const captured = before.map((entry, i) => (i < 306 ? person(i, { email: `p${i}@own${i}.example` }) : entry));

  test('306 e-mails rewritten beside an honest log are each a question, and count in the rates', () => {
    const honest = before.slice(590).map((entry) => line(entry, `new-${entry.person.email}`));
    const entries = captured.map((entry, i) => (i < 590 ? entry : person(i, { email: `new-p${i}@mail.example` })));
    const finding = run({ entries, previous, changes: { since: SINCE, changes: honest } });
    const beside = finding.signals.filter(({ reason }) => reason === 'changed-beside-the-log');
    expect(beside.map(({ members }) => members[0])).toEqual(before.slice(0, 306).map(({ member }) => member));
    expect(beside.every(({ state, figures }) => state === 'escalate' && figures.what === 'email')).toBe(true);
    expect(reasons(finding)).toContain('changes-above-rate');
    expect(finding.totals).toMatchObject({ 'changed-beside-the-log': 306, 'changed-email': 316 });
  });

  test('a standing that was changed beside the log, an entry put in and one taken out are questions too', () => {
    const [first, second, ...others] = before;
    if (first === undefined || second === undefined) throw new Error('nobody');
    const lowered = { ...first, standing: { ...first.standing, status: 'suspended' as const, paidThrough: null } };
    const entries = [lowered, ...others, person(9000)];
    const { signals } = run({ entries, previous, changes: { since: SINCE, changes: [] } });
    expect(signals.map(({ members, figures }) => [members[0], figures.what])).toEqual([
      [first.member, 'paidThrough status'],
      [second.member, 'removed'],
      ['m-009000', 'added'],
    ]);
  });

  test('a log that goes further back, or takes a way round, explains what it comes to; another old value does not', () => {
    const [first] = before;
    if (first === undefined) throw new Error('nobody');
    const now = { ...first, person: { ...first.person, email: 'c@mail.example' } };
    const entries = [now, ...before.slice(1)];
    const way = (...values: readonly string[]): readonly LoggedChange[] =>
      values.slice(1).map((to, i) => line(first, to, { from: values[i] ?? '' }));
    const beside = (changes: readonly LoggedChange[]): unknown =>
      run({ entries, previous, changes: { since: SINCE, changes } }).totals['changed-beside-the-log'];
    expect(beside(way('older@mail.example', 'p0@mail.example', 'b@mail.example', 'c@mail.example'))).toBe(0);
    expect(beside(way('other@mail.example', 'c@mail.example'))).toBe(1);
    expect(beside(way('p0@mail.example', 'b@mail.example'))).toBe(1);
  });

  test('A03 who applies for a remote vote after a change beside the log is asked', () => {
    const applications = [{ member: before[0]?.member as MemberId, at: '2022-09-01T09:00:00Z', device: null }];
    const changes = { since: SINCE, changes: [] };
    const finding = checkApplications({ asOf: AS_OF, entries: captured, previous, changes, applications });
    expect(finding.kind === 'done' && finding.signals.map(({ reason }) => reason)).toEqual(['applied-after-change']);
  });

  test('the channel of a line exempts nobody: an officer who writes that members asked is the officer', () => {
    const bulk = before
      .slice(0, 30)
      .map((entry, i) => line(entry, `p${i}@own${i}.example`, { by: 'officer-9', session: 'one' }));
    const asMembers = bulk.map((change) => ({ ...change, by: 'member' }));
    const now = before.map((entry, i) => (i < 30 ? person(i, { email: `p${i}@own${i}.example` }) : entry));
    const told = (changes: readonly LoggedChange[]): readonly string[] =>
      reasons(run({ entries: now, previous, changes: { since: SINCE, changes } }));
    expect(told(bulk)).toEqual(expect.arrayContaining(['changes-in-one-session', 'changes-by-one-editor']));
    expect(told(asMembers)).toContain('changes-in-one-session');
  });

  test('the report names the day from which the log speaks and its head; the public one names the day', () => {
    const changes = [line(before[0] ?? person(0), 'new@mail.example')];
    const report = runChecks({ asOf: AS_OF, entries: people(60), changes: { since: SINCE, changes } });
    const dataOf = (checks: readonly { readonly check: string; readonly data: readonly string[] }[]): unknown =>
      checks.find(({ check }) => check === 'RI-13')?.data;
    expect(dataOf(report.checks)).toEqual([expect.stringMatching(/^log 2022-06-01 [0-9a-f]{64}$/)]);
    expect(dataOf(publicCounts(report).checks)).toEqual(['log 2022-06-01']);
  });
});

describe('an officer’s ordinary work', () => {
  const before = people(100);
  const cleared = before.slice(0, 6);

  test('emptying addresses from which mail came back is explained; others are a question', () => {
    const entries = before.map((entry, i) => (i < 6 ? person(i, { email: '' }) : entry));
    const changes = cleared.map((entry) => line(entry, '', { by: 'officer-1', session: 'one' }));
    const bounced = (emailBounced: boolean): CheckInput['evidence'] =>
      new Map(
        cleared.map(({ member }) => [
          member,
          {
            member,
            firstCleared: null,
            lastCleared: null,
            instrument: null,
            recruiter: null,
            device: null,
            mailReturned: false,
            emailBounced,
          },
        ]),
      );
    const states = (evidence: CheckInput['evidence']): readonly string[] =>
      run({ entries, changes: { since: SINCE, changes }, ...(evidence === undefined ? {} : { evidence }) })
        .signals.filter(({ reason }) => reason === 'cut-off')
        .map(({ state }) => state);
    expect([states(bounced(true)), states(bounced(false))]).toEqual([['explained'], ['escalate']]);
  });

  test.each([
    [21, false],
    [23, false],
    [0, true],
    [4, true],
    [5, false],
  ])('an hour of %i UTC is night: %s', (hour, isNight) => {
    const at = `2022-08-20T${String(hour).padStart(2, '0')}:30:00Z`;
    const changes = cleared.map((entry) =>
      line(entry, `new-${entry.person.email}`, { at, by: 'officer-1', session: 'one' }),
    );
    const found = reasons(run({ entries: before, changes: { since: SINCE, changes } }));
    expect(found.includes('changes-at-night')).toBe(isNight);
  });
});

test('A02 60,000 members who were given one address by one officer are one question of each kind, and no wait', () => {
  const entries = people(60_000);
  const changes = entries.map((entry) =>
    line(entry, '1 Capture Lane', { field: 'address', from: entry.person.address, by: 'officer-1', session: 'one' }),
  );
  const found = reasons(run({ entries, changes: { since: SINCE, changes } }));
  expect(found).toEqual(
    expect.arrayContaining(['changes-above-rate', 'changes-in-one-session', 'changes-by-one-editor', 'same-new-value']),
  );
  expect(countHouseholds(entries, 4)).toBe(60_000);
});
