import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, formatIsoDate, fromCivilDay, parseIsoDate, toCivilDay, wholeMonthsBetween } from './civil-day.ts';

const days = fc.integer({ min: -20_000, max: 60_000 });
const date = (text: string) => parseIsoDate(text) ?? expect.fail(text);

test('days and dates are one to one', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(toCivilDay(fromCivilDay(day))).toBe(day);
      expect(parseIsoDate(formatIsoDate(fromCivilDay(day)))).toEqual(fromCivilDay(day));
    }),
  );
  expect(toCivilDay(date('1970-01-01'))).toBe(0);
});

test('dates the calendar does not have are refused', () => {
  for (const text of [
    '2023-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-1-01',
    '22-01-01',
    '1899-12-31',
    '2022-04-31',
    '',
  ]) {
    expect(parseIsoDate(text), text).toBeUndefined();
  }
});

test('a month that is too short ends on its last day', () => {
  expect(formatIsoDate(addMonths(date('2022-08-31'), 6))).toBe('2023-02-28');
  expect(formatIsoDate(addMonths(date('2023-08-31'), 6))).toBe('2024-02-29');
  expect(formatIsoDate(addMonths(date('2022-01-15'), -13))).toBe('2020-12-15');
});

test('months are whole when the day has come, and the last day of a short month is enough', () => {
  expect(wholeMonthsBetween(date('2022-04-10'), date('2022-10-09'))).toBe(5);
  expect(wholeMonthsBetween(date('2022-04-10'), date('2022-10-10'))).toBe(6);
  expect(wholeMonthsBetween(date('2022-08-31'), date('2023-02-28'))).toBe(6);
});

test('more days never make fewer months', () => {
  fc.assert(
    fc.property(days, days, fc.nat(400), (from, to, more) => {
      const start = fromCivilDay(from);
      expect(wholeMonthsBetween(start, fromCivilDay(to + more))).toBeGreaterThanOrEqual(
        wholeMonthsBetween(start, fromCivilDay(to)),
      );
    }),
  );
});
