import { fromUtf8, type UnitId, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateRoll, type RollPlan } from './generate-roll.ts';
import { messyCsv } from './messy-csv.ts';

const plan = (seed: number, members: number): RollPlan => ({
  seed,
  members,
  units: [
    { unit: 'unit-01' as UnitId, weight: 3 },
    { unit: 'unit-02' as UnitId, weight: 1 },
  ],
  asOf: { year: 2022, month: 9, day: 12 },
});

describe('an invented roll', () => {
  test('has the members asked for, each id once, units by weight, the same every time', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 60 }), (seed, members) => {
        const roll = generateRoll(plan(seed, members));
        expect(new Set(roll.map(({ member }) => member)).size).toBe(members);
        const second = roll.filter(({ standing }) => standing.unit === 'unit-02').length;
        expect(Math.abs(second - members / 4)).toBeLessThanOrEqual(1);
        expect(generateRoll(plan(seed, members))).toEqual(roll);
      }),
    );
  });

  test('names nobody and reaches nobody', () => {
    for (const { person } of generateRoll(plan(1, 2000))) {
      const plain = person.name.normalize('NFD').replaceAll(/\p{M}/gu, '');
      expect(plain).toMatch(/^T'?est\S* (van der |O')?Pers[oø]n(-Example|, Jr)? \d{4}$/);
      expect(person.email).toMatch(/^$|@example\.(org|invalid)$/);
      expect(person.phone).toMatch(/^$|^(07700 900|\+44 7700 900|020 7946 0|\+44 20 7946 0)\d{3}$/);
      expect(person.postcode).toMatch(/^ZZ\d/);
    }
  });

  test('has members of every standing', () => {
    const statuses = new Set(generateRoll(plan(1, 2000)).map(({ standing }) => standing.status));
    expect([...statuses].toSorted()).toEqual(['deceased', 'full', 'lapsed', 'left', 'resigned', 'suspended']);
  });
});

test('its messy export has the mess that imports must stand', () => {
  const text = unwrap(fromUtf8(messyCsv(generateRoll(plan(1, 800)), 1)));
  const marks = ['\ufeff', '\r\n', '\u00a0', '"', '=HYPERLINK', '+44', '"Person, Jr', ' 00:00:00', 'n/a', ' Sept '];
  expect(marks.filter((mark) => !text.includes(mark))).toEqual([]);
  expect(text).toMatch(/\r\n(\r\n|,+\r\n| {2}\r\n)/);
});
