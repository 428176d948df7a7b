import { formatIsoDate, fromCivilDay, toCivilDay, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCivilDays, challengesClose, civilDayOf, resolveDeadline, retentionEnds } from './deadline.ts';

const london = (civil: string) => unwrap(resolveDeadline({ civil, zone: 'Europe/London' })).instant;

describe('the moment of a local time', () => {
  test.each([
    ['winter', '2022-12-10T18:00', 'Europe/London', '2022-12-10T18:00:00Z'],
    ['summer', '2022-10-10T18:00', 'Europe/London', '2022-10-10T17:00:00Z'],
    ['the minute before the clocks go forward', '2022-03-27T00:59', 'Europe/London', '2022-03-27T00:59:00Z'],
    [
      'a time the clocks skip is read as not yet gone forward',
      '2022-03-27T01:30',
      'Europe/London',
      '2022-03-27T01:30:00Z',
    ],
    ['the first minute after the clocks went forward', '2022-03-27T02:00', 'Europe/London', '2022-03-27T01:00:00Z'],
    ['the minute before the clocks go back', '2022-10-30T00:59', 'Europe/London', '2022-10-29T23:59:00Z'],
    ['of a time that comes twice the second counts', '2022-10-30T01:30', 'Europe/London', '2022-10-30T01:30:00Z'],
    ['the first minute that comes once again', '2022-10-30T02:00', 'Europe/London', '2022-10-30T02:00:00Z'],
    ['a half-hour change', '2022-10-02T02:15', 'Australia/Lord_Howe', '2022-10-01T15:45:00Z'],
    ['a day that a zone left out', '2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00Z'],
    ['UTC', '2022-03-27T01:30', 'UTC', '2022-03-27T01:30:00Z'],
  ])('%s', (_, civil, zone, instant) => {
    expect(resolveDeadline({ civil, zone })).toEqual({ ok: true, value: { civil, zone, instant } });
  });

  test.each([
    '2022-02-29T12:00',
    '2022-10-10T24:00',
    '2022-10-10T18:60',
    '2022-10-10 18:00',
    '2022-10-10T18:00:00',
    '2022-10-10T18:00Z',
    ' 2022-10-10T18:00',
    '1899-12-31T12:00',
    '',
  ])('refuses the time %s', (civil) => {
    expect(resolveDeadline({ civil, zone: 'Europe/London' })).toEqual({ ok: false, error: 'not-a-civil-time' });
  });

  test.each(['Europe/Londn', 'europe/london', '+01:00', 'Europe/London[x]', '../etc', ''])(
    'refuses the zone %s',
    (zone) => {
      expect(resolveDeadline({ civil: '2022-10-10T18:00', zone })).toEqual({ ok: false, error: 'not-a-zone' });
    },
  );
});

test('a deadline falls on the civil day it names, except where the clocks skip past midnight', () => {
  const days = fc.integer({ min: 10_957, max: 25_000 });
  const times = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  fc.assert(
    fc.property(
      days,
      times,
      fc.constantFrom('Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'),
      (day, time, zone) => {
        const civil = `${formatIsoDate(fromCivilDay(day))}T${time}`;
        expect(civilDayOf(unwrap(resolveDeadline({ civil, zone })).instant, zone)).toBe(day);
      },
    ),
    { numRuns: 300 },
  );
});

test('later local times are never earlier moments, over a whole clock change', () => {
  const minutes = (date: string) =>
    Array.from(
      { length: 240 },
      (_, at) => `${date}T${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`,
    );
  const autumn = minutes('2022-10-30').map(london);
  expect(autumn).toEqual(autumn.toSorted());
});

test('the day of a moment depends on the zone', () => {
  const day = toCivilDay({ year: 2022, month: 10, day: 10 });
  expect(civilDayOf('2022-10-10T23:30:00Z', 'UTC')).toBe(day);
  expect(civilDayOf('2022-10-10T23:30:00Z', 'Europe/London')).toBe(day + 1);
  expect(() => civilDayOf('yesterday', 'UTC')).toThrow(RangeError);
});

test('civil days are added over months, years and leap days', () => {
  expect(addCivilDays({ year: 2024, month: 2, day: 28 }, 2)).toEqual({ year: 2024, month: 3, day: 1 });
  expect(addCivilDays({ year: 2023, month: 1, day: 1 }, -1)).toEqual({ year: 2022, month: 12, day: 31 });
});

test('challenges close at the local time, so many days after the day of publication, over a clock change', () => {
  const challenges = { windowDays: 14, closesAtLocal: '17:00' };
  expect(challengesClose(challenges, { instant: '2022-10-20T22:59:00Z', zone: 'Europe/London' })).toEqual({
    civil: '2022-11-03T17:00',
    zone: 'Europe/London',
    instant: '2022-11-03T17:00:00Z',
  });
  expect(challengesClose(challenges, { instant: '2022-10-20T23:00:00Z', zone: 'Europe/London' }).civil).toBe(
    '2022-11-04T17:00',
  );
});

test('retention runs to the end of its last day', () => {
  expect(retentionEnds({ days: 365 }, { instant: '2022-10-20T12:00:00Z', zone: 'Europe/London' })).toMatchObject({
    civil: '2023-10-21T00:00',
    instant: '2023-10-20T23:00:00Z',
  });
});
