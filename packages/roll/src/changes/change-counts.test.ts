import { type MemberId, type UnitId, unwrap } from '@selectorate/basics';
import { generateRoll } from '@selectorate/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeCounts } from './change-counts.ts';
import { changesBetween, type ChangeNote } from './changes-between.ts';
import type { ContactField, LoggedChange } from './logged-change.ts';
import { replayChanges } from './replay-changes.ts';
import type { RollEntry } from '../entry.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const units = [{ unit: 'unit-01' as UnitId, weight: 1 }];
const before: readonly RollEntry[] = generateRoll({ seed: 4, members: 500, units, asOf }).map((entry, at) => ({
  ...entry,
  person: {
    ...entry.person,
    email: `m${at}@mail.example`,
    phone: at % 10 === 0 ? '' : `07700 9${String(at).padStart(5, '0')}`,
  },
}));
const note: ChangeNote = {
  at: '2022-09-01T21:10:00Z',
  by: 'officer-13',
  channel: 'officer',
  session: 's-13',
  reason: 'member-asked',
  authority: 'rule-4',
};
const change = (at: number, field: ContactField, to: string, other: Partial<ChangeNote> = {}): LoggedChange => {
  const { member, person } = before[at] as RollEntry;
  return { ...note, ...other, member, field, from: person[field], to };
};
const counted = (changes: readonly LoggedChange[], k?: number) =>
  changeCounts(changes, unwrap(replayChanges(before, changes)), k);
const several = (count: number, make: (at: number) => LoggedChange): readonly LoggedChange[] =>
  Array.from({ length: count }, (_, at) => make(at));

test('A02 71 addresses, 26 phones and 40 emails of 500 stand out: by field, session, hour and coinciding values', () => {
  const counts = counted([
    ...several(71, (at) => change(at, 'address', `${at} Elsewhere`)),
    ...several(26, (at) => change(100 + at, 'phone', '07700 900999')),
    ...several(40, (at) => change(200 + at, 'email', `campaign${at % 4}@inbox.example`)),
  ]);
  expect(counts).toMatchObject({
    changes: 137,
    members: 137,
    largestSessions: [100],
    largestEditors: [100],
    coinciding: 66,
  });
  expect(counts.byField.filter(({ changes }) => changes !== 0)).toEqual([
    { field: 'email', changes: 40 },
    { field: 'phone', changes: 26 },
    { field: 'address', changes: 71 },
  ]);
  expect(counts.byHour[21]).toBe(137);
  expect(counts.byChannel).toContainEqual({ channel: 'officer', changes: 137 });
});

test('A02 contacts cut off or put in are told in both directions', () => {
  const cut = several(25, (at) => change(at * 10, 'email', ''));
  expect(counted(cut)).toMatchObject({ nowUnreachable: 25, newlyReachable: 0 });
  const after = unwrap(replayChanges(before, cut));
  const back = changesBetween(after, before, note);
  expect(changeCounts(back, before)).toMatchObject({ nowUnreachable: 0, newlyReachable: 25 });
});

test('12 changes are told as some, and nothing else about them', () => {
  const counts = counted(several(12, (at) => change(at, 'email', `else${at}@inbox.example`)));
  expect(counts).toMatchObject({
    changes: null,
    members: null,
    largestSessions: [],
    largestEditors: [],
    coinciding: 0,
  });
  expect(counts.byField.filter(({ changes }) => changes !== 0)).toEqual([{ field: 'email', changes: null }]);
});

test('who came and who went are counted apart from changes, and both are withheld where one is', () => {
  const newcomers = generateRoll({ seed: 9, members: 530, units, asOf }).slice(500);
  const after = [...before.slice(25), ...newcomers];
  const counts = changeCounts(changesBetween(before, after, note), after);
  expect(counts).toMatchObject({ added: 30, removed: 25, changes: 0, members: 0 });
  const fewer = [...before.slice(3), ...newcomers];
  expect(changeCounts(changesBetween(before, fewer, note), fewer)).toMatchObject({ added: null, removed: null });
});

test('a reason that somebody typed as a sentence is told as other', () => {
  const typed = { reason: 'She told me at the door of 4 Mill Lane' };
  const counts = counted(several(30, (at) => change(at, 'email', `e${at}@inbox.example`, typed)));
  expect(counts.byReason).toEqual([{ reason: 'other', changes: 30 }]);
});

test('whatever was changed, no member, value, editor or session is in what candidates see, and no count below k', () => {
  const fields = fc.constantFrom<ContactField>('email', 'phone', 'address', 'postcode');
  const picks = fc.uniqueArray(fc.tuple(fc.nat({ max: 499 }), fields, fc.nat({ max: 23 }), fc.nat({ max: 3 })), {
    selector: ([at, field]) => `${at} ${field}`,
    maxLength: 200,
  });
  fc.assert(
    fc.property(picks, fc.integer({ min: 2, max: 40 }), (all, k) => {
      const changes = all.map(([at, field, hour, officer]) =>
        change(at, field, `secret ${field} ${at}`, {
          at: `2022-09-01T${String(hour).padStart(2, '0')}:00:00Z`,
          by: `officer-x${officer}`,
          session: `s-x${officer}-${hour}`,
        }),
      );
      const counts = counted(changes, k);
      const text = JSON.stringify(counts);
      for (const secret of ['secret', 'officer-x', 's-x', 'mail.example', '07700']) expect(text).not.toContain(secret);
      for (const { member } of before) expect(text.includes(member)).toBe(false);
      const { schema: _, k: stated, ...rest } = counts;
      expect(stated).toBe(k);
      for (const number of numbersIn(rest)) expect(number === 0 || number >= Math.min(k, 20)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

test('A02 members are matched by what the log says, whoever is added or removed between', () => {
  const gone = changesBetween(before, before.slice(1), note);
  const odd = { ...note, member: 'm-99999' as MemberId, field: 'email' as const, from: 'a@x.example', to: '' };
  expect(changeCounts([...gone, odd], before.slice(1), 1)).toMatchObject({ removed: 1, changes: 1, nowUnreachable: 0 });
});
