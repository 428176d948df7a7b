import { type ClauseId, type MemberId, type UnitId, unwrap } from '@selectorate/basics';
import { compileElectorate } from '@selectorate/rulebook';
import { describe, expect, test } from 'vitest';
import type { LoggedChange } from '../changes/logged-change.ts';
import type { RollEntry } from '../entry.ts';
import type { RollField } from '../field.ts';
import type { CheckInput } from './check-input.ts';
import { checkLeftOut } from './ri-18-left-out.ts';
import { AS_OF, STANDING } from './testing/small-roll.ts';

const MEMBER = 'm-1' as MemberId;

const entry = (standing: Partial<RollEntry['standing']> = {}): RollEntry => ({
  member: MEMBER,
  standing: { ...STANDING, ...standing },
  person: { name: 'Given Family', email: 'p@mail.example', phone: '', address: '', postcode: '' },
});

const previous = { asOf: '2022-01-01', entries: [entry()] };

const line = (field: RollField, to: string): LoggedChange => ({
  at: '2022-03-01T10:00:00Z',
  by: 'officer-1',
  channel: 'officer',
  session: 's',
  reason: 'resigned',
  authority: 'letter',
  member: MEMBER,
  field,
  from: '',
  to,
});

const rule = (clause: string, when: string) => ({ clause: clause as ClauseId, when, otherwise: 'no-member' });
const electorate = unwrap(
  compileElectorate({
    rules: [rule('electorate.standing', 'status == "full"'), rule('electorate.unit', 'unit == "u-1"')],
  }),
);

function asked(input: Partial<CheckInput>): readonly (readonly unknown[])[] {
  const finding = checkLeftOut({ asOf: AS_OF, entries: [], previous, ...input });
  if (finding.kind !== 'done') throw new Error('not run');
  return finding.signals.map(({ reason, state, figures }) => [reason, state, figures.what]);
}

const LOWERED: readonly (readonly [string, Partial<RollEntry['standing']>])[] = [
  ['status', { status: 'suspended' }],
  ['status', { status: 'resigned' }],
  ['status', { status: 'left' }],
  ['status', { status: 'deceased' }],
  ['status', { status: 'lapsed' }],
  ['paidThrough', { paidThrough: null }],
  ['paidThrough', { paidThrough: '2022-02-01' }],
  ['unit', { unit: 'u-2' as UnitId }],
  ['kind', { kind: 'supporter' }],
];

describe('A24 A25 a paid-up member who is left out by a changed standing', () => {
  test.each(LOWERED)('%s to %o is a question for two; with a line in the log it is one still', (field, standing) => {
    const entries = [entry(standing)];
    expect(asked({ entries })).toEqual([['standing-lowered', 'escalate', field]]);
    const changes = { since: '2022-01-01', changes: [line(field as RollField, 'x')] };
    expect(asked({ entries, changes })).toEqual([['standing-lowered', 'review', field]]);
  });

  test('with a rulebook it is about the right to vote: what does not touch it is nothing', () => {
    const electorates = { trigger: electorate, ballot: electorate };
    const by = (standing: Partial<RollEntry['standing']>): unknown =>
      asked({ entries: [entry(standing)], electorates });
    expect(by({ status: 'suspended' })).toEqual([['eligibility-lost', 'escalate', 'status']]);
    expect(by({ unit: 'u-2' as UnitId })).toEqual([['eligibility-lost', 'escalate', 'unit']]);
    expect(by({ kind: 'supporter' })).toEqual([]);
  });

  test.each([
    ['suspended', '2023-05-03', 'paid-up-but-ended'],
    ['resigned', '2023-05-03', 'paid-up-but-ended'],
    ['deceased', '2023-05-03', 'paid-up-but-ended'],
    ['lapsed', '2022-01-01', 'paid-up-but-lapsed'],
    ['full', '2022-01-01', 'paid-up-but-not-through'],
    ['full', null, 'paid-up-but-not-through'],
  ] as const)(
    'who has paid by the accounts, stands as %s and is paid through %s: %s',
    (status, paidThrough, reason) => {
      const paidUp = [{ member: MEMBER, lastCleared: '2022-05-01' }];
      const entries = [entry({ status, paidThrough })];
      expect(asked({ entries, paidUp, previous: { asOf: '2022-01-01', entries: [] } })).toEqual([
        [reason, 'review', status],
      ]);
    },
  );

  test('gone altogether: a line in the log lowers the question and does not take it away', () => {
    expect(asked({})).toEqual([['paid-up-not-on-roll', 'escalate', undefined]]);
    const changes = { since: '2022-01-01', changes: [line('member', '')] };
    expect(asked({ changes })).toEqual([['paid-up-not-on-roll', 'review', undefined]]);
    const lapsing = { asOf: '2022-01-01', entries: [entry({ paidThrough: '2022-03-01' })] };
    expect(asked({ previous: lapsing })).toEqual([['on-roll-before', 'review', undefined]]);
    expect(asked({ previous: lapsing, changes })).toEqual([['on-roll-before', 'explained', undefined]]);
  });

  test('an unchanged member, and one who resigned before, are nothing', () => {
    expect(asked({ entries: [entry()] })).toEqual([]);
    expect(asked({ previous: { asOf: '2022-01-01', entries: [entry({ status: 'resigned' })] } })).toEqual([]);
  });
});
