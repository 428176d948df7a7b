import { type MemberId, parseIsoDate, toCivilDay, type UnitId } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RollEntry } from '../../entry.ts';
import { FAIRNESS_BY, type FairnessRow, type Signal } from '../report.ts';
import { disputedBy, fairnessTable } from './fairness-table.ts';
import { FAIRNESS_GROUPS } from './group-names.ts';
import { groupsOf } from './groups.ts';

const today = toCivilDay(parseIsoDate('2022-09-12') ?? { year: 2022, month: 9, day: 12 });

const entry = (i: number, person: Partial<RollEntry['person']>, born: string | null = '1970-01-02'): RollEntry => ({
  member: `m-${i}` as MemberId,
  standing: {
    unit: 'u' as UnitId,
    joined: '2018-01-01',
    paidThrough: null,
    status: 'full',
    kind: 'individual',
    born,
    tags: [],
  },
  person: { name: 'Susan Smith', email: '', phone: '', address: '1 Elm Way', postcode: '', ...person },
});

const named = (one: RollEntry): readonly string[] => {
  const groups = groupsOf(one, today);
  return FAIRNESS_BY.map((by) => FAIRNESS_GROUPS[by][groups[by]] ?? '?');
};

test.each([
  [entry(1, {}), ['all', 'two-words', '50-64', 'house', 'british']],
  [
    entry(2, { name: 'Tariq Hussain', address: 'Flat 3, 9 Elm Way' }, '2000-01-01'),
    ['all', 'two-words', 'under-25', 'flat', 'south-asian-muslim'],
  ],
  [
    entry(3, { name: 'Anne Tarrow-Jones', address: '3/57 Elm Way' }, null),
    ['all', 'hyphen', 'age-unknown', 'flat', 'british'],
  ],
  [
    entry(4, { name: 'Senait', address: '' }, '1940-01-01'),
    ['all', 'one-word', '80-and-over', 'address-unknown', 'horn-of-africa'],
  ],
  [
    entry(5, { name: 'José Luis García Moreno' }, '1994-01-01'),
    ['all', 'four-words-or-more', '25-34', 'house', 'iberian'],
  ],
])('groups %#', (one, groups) => {
  expect(named(one)).toEqual(groups);
});

const signalOn = (member: MemberId, more: Partial<Signal> = {}): Signal => ({
  check: 'RI-04',
  id: `s-${member}`,
  state: 'ask-member',
  reason: 'not-on-register',
  members: [member],
  figures: {},
  resolution: null,
  ...more,
});

const anybody = fc.record({
  name: fc.constantFrom('Susan Smith', 'Tariq Hussain', 'Gurpreet Kaur', 'Quorl Zibbleby'),
  flat: fc.boolean(),
  asked: fc.boolean(),
});

test('property: every division of the table adds up to all, and only groups of k and more have shares', () => {
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 150 }), fc.integer({ min: 1, max: 30 }), (people, k) => {
      const entries = people.map(({ name, flat }, i) => entry(i, { name, address: flat ? 'Flat 1' : '1 Elm Way' }));
      const table = fairnessTable({
        groups: new Map(entries.map((one) => [one.member, groupsOf(one, today)])),
        members: entries.map(({ member }) => member),
        signals: people.flatMap(({ asked }, i) => (asked ? [signalOn(`m-${i}` as MemberId)] : [])),
        without: new Set(),
        k,
      });
      const rows = (by: FairnessRow['by']): readonly FairnessRow[] => table.filter((row) => row.by === by);
      for (const by of FAIRNESS_BY) {
        expect(rows(by).reduce((sum, { members }) => sum + members, 0)).toBe(people.length);
        for (const { members, flagged } of rows(by)) expect(flagged === null).toBe(members < k);
      }
      const [all] = rows('all');
      expect(all?.flagged?.count ?? 0).toBe(people.length < k ? 0 : people.filter(({ asked }) => asked).length);
    }),
  );
});

test('explained signals burden nobody; who was found to be something else does not count', () => {
  const entries = Array.from({ length: 40 }, (_, i) => entry(i, {}));
  const signals = [
    signalOn('m-0' as MemberId, { state: 'explained' }),
    signalOn('m-1' as MemberId, { resolution: 'genuine' }),
    signalOn('m-2' as MemberId, { resolution: 'corrected' }),
    signalOn('m-3' as MemberId),
  ];
  const [all] = fairnessTable({
    groups: new Map(entries.map((one) => [one.member, groupsOf(one, today)])),
    members: entries.map(({ member }) => member),
    signals,
    without: new Set(disputedBy(signals)),
    k: 20,
  });
  expect([all?.members, all?.flagged?.count]).toEqual([39, 2]);
});
