import type { MemberId, UnitId } from '@selectorate/basics';
import { expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import type { ListedPerson } from '../import/import-lists.ts';
import { membersOnLists } from './members-on-lists.ts';

const entry = (member: string, name: string, address: string, postcode: string): RollEntry => ({
  member: member as MemberId,
  standing: {
    unit: 'branch-01' as UnitId,
    joined: '2015-03-01',
    paidThrough: null,
    status: 'full',
    kind: 'individual',
    born: null,
    tags: [],
  },
  person: { name, email: '', phone: '', address, postcode },
});

const ROLL = [
  entry('m-1', 'Clementine Quillon', '14 Thornby Close', 'ZZ1 4QD'),
  entry('m-2', 'Bruno Frostick', '3 Heathway', 'ZZ2 8BB'),
  // How much a name weighs depends on how many bear it.
  ...Array.from({ length: 300 }, (_, i) =>
    entry(
      `n-${i}`,
      `Amber Marsh${String.fromCharCode(97 + (i % 26), 97 + (i % 11))}`,
      `${i} Birch Lane`,
      `ZZ3 ${i % 10}AA`,
    ),
  ),
];
const numbered = (member: string): ListedPerson => ({
  member: member as MemberId,
  name: '',
  address: '',
  postcode: '',
  born: null,
});
const named: ListedPerson = {
  member: null,
  name: 'Clementine Quillon',
  address: '14 Thornby Close',
  postcode: 'ZZ1 4QD',
  born: null,
};

test('a number says who is meant', () => {
  expect(membersOnLists(ROLL, [{ source: 'one', people: [numbered('m-2')] }])).toEqual([
    { source: 'one', members: ['m-2'], byNameAlone: 0 },
  ]);
});

test('a name is meant only where another source has the same member too', () => {
  const alone = [{ source: 'one', people: [named] }];
  expect(membersOnLists(ROLL, alone)).toEqual([{ source: 'one', members: [], byNameAlone: 1 }]);
  // Two files of one source are one source.
  expect(membersOnLists(ROLL, [...alone, ...alone]).map(({ members }) => members)).toEqual([[], []]);
  const two = membersOnLists(ROLL, [...alone, { source: 'two', people: [numbered('m-1')] }]);
  expect(two.map(({ members }) => members)).toEqual([['m-1'], ['m-1']]);
});
