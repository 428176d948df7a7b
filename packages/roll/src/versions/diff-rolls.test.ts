import { type MemberId, type UnitId } from '@selectorate/basics';
import { generateRoll, seeded } from '@selectorate/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countChanges, diffRolls } from './diff-rolls.ts';
import type { RollEntry } from '../entry.ts';
import { fieldText, ROLL_FIELDS } from '../field.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const units = [{ unit: 'unit-01' as UnitId, weight: 1 }];
const roll = (seed: number): readonly RollEntry[] => generateRoll({ seed, members: 12, units, asOf });

test('a roll does not differ from itself in another order', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(diffRolls(roll(seed), seeded(seed).shuffle(roll(seed)))).toEqual([]);
    }),
  );
});

test('there and back are the same changes turned round', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (one, two) => {
      const there = diffRolls(roll(one), roll(two).slice(3));
      const back = diffRolls(roll(two).slice(3), roll(one));
      const turned = back.map((change) => {
        if (change.kind === 'changed') return { ...change, from: change.to, to: change.from };
        return { ...change, kind: change.kind === 'added' ? 'removed' : 'added' };
      });
      expect(turned).toEqual(there);
    }),
  );
});

test('every field that differs is named with what stood there before and after', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (one, two) => {
      const [before, after] = [roll(one), roll(two)];
      const expected = before.flatMap((old, index) =>
        ROLL_FIELDS.flatMap((field) => {
          const [from, to] = [fieldText(old, field), fieldText(after[index] ?? old, field)];
          return from === to ? [] : [{ kind: 'changed', member: old.member, field, from, to }];
        }),
      );
      expect(diffRolls(before, after)).toEqual(expected);
    }),
  );
});

test('officers see how many contacts changed, by field', () => {
  const before = roll(7);
  const after = before.map((entry, index) =>
    index < 5
      ? {
          ...entry,
          person: { ...entry.person, address: '1 Elsewhere', ...(index < 2 ? { email: 'new@example.org' } : {}) },
        }
      : entry,
  );
  const joined = { ...(before[0] as RollEntry), member: 'm-99999' as MemberId };
  expect(countChanges(diffRolls(before, [...after.slice(0, -1), joined]))).toEqual({
    added: 1,
    removed: 1,
    membersChanged: 5,
    byField: [
      { field: 'email', members: 2 },
      { field: 'address', members: 5 },
    ],
  });
});
