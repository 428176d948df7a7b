import { addMonths, fromCivilDay, toCivilDay } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACTS, factsOf, type MemberRecord, UNKNOWN_DAY } from './facts.ts';

const nobody: MemberRecord = {
  joined: null,
  paidThrough: null,
  born: null,
  status: 'full',
  kind: '',
  unit: 'unit-01',
  tags: [],
};
const day = (year: number, month: number, date: number) => ({ year, month, day: date });
const dates = fc.integer({ min: 0, max: 30_000 }).map(fromCivilDay);

test('the table describes every fact once, and with its type', () => {
  const facts = factsOf(nobody, day(2022, 9, 12));
  expect(FACTS.map(({ name }) => name)).toEqual(Object.keys(facts));
  const typeOf = (value: unknown) =>
    Array.isArray(value) ? 'list' : { number: 'int', boolean: 'bool', string: 'string' }[typeof value as 'number'];
  for (const { name, type } of FACTS) expect(typeOf(facts[name])).toBe(type);
});

test('a member has n months exactly from the day n months after joining', () => {
  fc.assert(
    fc.property(dates, fc.nat(600), (joined, months) => {
      const full = addMonths(joined, months);
      const dayBefore = fromCivilDay(toCivilDay(full) - 1);
      expect(factsOf({ ...nobody, joined }, full).memberMonths).toBeGreaterThanOrEqual(months);
      expect(factsOf({ ...nobody, joined }, dayBefore).memberMonths).toBeLessThan(months);
    }),
  );
});

describe('at the ends of months', () => {
  test.each([
    [day(2022, 3, 12), day(2022, 9, 12), 6],
    [day(2022, 3, 13), day(2022, 9, 12), 5],
    [day(2022, 8, 31), day(2023, 2, 28), 6],
    [day(2022, 8, 31), day(2023, 2, 27), 5],
    [day(2023, 8, 31), day(2024, 2, 28), 5],
    [day(2023, 8, 31), day(2024, 2, 29), 6],
    [day(2022, 9, 13), day(2022, 9, 12), -1],
  ])('joined %o, freeze %o: %i months', (joined, freeze, months) => {
    expect(factsOf({ ...nobody, joined }, freeze).memberMonths).toBe(months);
  });

  test('born on 29 February, a year older on 28 February of a common year', () => {
    const born = day(2004, 2, 29);
    expect(factsOf({ ...nobody, born }, day(2022, 2, 27)).ageYears).toBe(17);
    expect(factsOf({ ...nobody, born }, day(2022, 2, 28)).ageYears).toBe(18);
  });
});

test('what is unknown never helps', () => {
  expect(factsOf(nobody, day(2022, 9, 12))).toMatchObject({
    memberMonths: -1,
    joinedKnown: false,
    joinedDay: UNKNOWN_DAY,
    paymentKnown: false,
    paidThroughDay: -UNKNOWN_DAY,
    arrearsDays: UNKNOWN_DAY,
    ageKnown: false,
    ageYears: -1,
  });
});

test('arrears count the days after the last paid one; paid ahead is none', () => {
  const arrears = (paidThrough: MemberRecord['paidThrough']) =>
    factsOf({ ...nobody, paidThrough }, day(2022, 9, 12)).arrearsDays;
  expect([arrears(day(2022, 9, 11)), arrears(day(2022, 9, 12)), arrears(day(2023, 9, 12))]).toEqual([1, 0, 0]);
});
