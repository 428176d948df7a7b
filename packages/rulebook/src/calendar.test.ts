import { type DeadlineId, unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { type CalendarEntry, checkCalendar } from './calendar.ts';
import { resolveDeadline } from './deadline.ts';
import { PRESETS, resolvePreset } from './preset.ts';

const preset = PRESETS.find(({ id }) => id === 'reselection-college');
if (preset === undefined) throw new Error('the preset is there');
const rulebook = unwrap(
  resolvePreset(preset, { unitTieAgain: 'in-denominator', emptySection: 'lapses', pooledTie: 'undetermined' }),
);

const WHEN: Record<string, string> = {
  freeze: '2022-09-12T23:59',
  notice: '2022-09-13T12:00',
  'units-meet-from': '2022-09-20T09:00',
  'returns-due': '2022-10-10T19:00',
  shortlist: '2022-10-17T12:00',
  hustings: '2022-10-29T10:00',
  'ballot-opens': '2022-10-18T09:00',
  'ballot-closes': '2022-11-05T12:00',
  count: '2022-11-05T13:00',
};

function calendar(changes: Record<string, string> = {}): CalendarEntry[] {
  return Object.entries({ ...WHEN, ...changes }).map(([id, civil]) => ({
    ...unwrap(resolveDeadline({ civil, zone: 'Europe/London' })),
    id: id as DeadlineId,
  }));
}

test('a calendar that keeps every gap is allowed by the clauses that were checked', () => {
  const checked = checkCalendar(rulebook, calendar());
  expect(checked.ok && checked.value.map(({ id }) => id)).toEqual([
    'calendar.timetable',
    'calendar.notice',
    'calendar.unit-meetings',
    'calendar.order',
  ]);
});

test('notice counts civil days, whatever the hour: seven are enough, six are not', () => {
  expect(
    checkCalendar(rulebook, calendar({ notice: '2022-09-13T23:59', 'units-meet-from': '2022-09-20T00:00' })).ok,
  ).toBe(true);
  expect(checkCalendar(rulebook, calendar({ notice: '2022-09-14T00:00' }))).toEqual({
    ok: false,
    error: [
      {
        code: 'gap-too-short',
        clause: 'calendar.notice',
        from: 'notice',
        to: 'units-meet-from',
        days: 6,
        required: { atLeastDays: 7, atMostDays: null },
      },
    ],
  });
});

test('days over a clock change are still days', () => {
  // 24 hours and an hour more lie between these two; one civil day does.
  const over = calendar({
    'ballot-closes': '2022-10-30T12:00',
    hustings: '2022-10-29T12:00',
    count: '2022-10-30T12:00',
  });
  expect(checkCalendar(rulebook, over).ok).toBe(true);
});

test('returns due too long after units begin to meet', () => {
  expect(
    checkCalendar(
      rulebook,
      calendar({
        'returns-due': '2022-10-19T12:00',
        shortlist: '2022-10-20T12:00',
        'ballot-opens': '2022-10-21T12:00',
      }),
    ),
  ).toMatchObject({
    ok: false,
    error: [{ code: 'gap-too-long', clause: 'calendar.unit-meetings', days: 29 }],
  });
});

test('two moments of one day in the wrong order', () => {
  expect(checkCalendar(rulebook, calendar({ count: '2022-11-05T11:59' }))).toMatchObject({
    ok: false,
    error: [{ code: 'out-of-order', from: 'ballot-closes', to: 'count', days: 0 }],
  });
});

test('a deadline left out, one too many, and one twice are named', () => {
  const [first, ...rest] = calendar();
  const odd = { ...(rest[0] ?? first), id: 'tea' as DeadlineId } as CalendarEntry;
  const faults = checkCalendar(rulebook, [...rest, odd, ...rest.slice(-1)]);
  expect(faults.ok ? [] : faults.error).toEqual([
    { code: 'deadline-missing', clause: 'calendar.freeze', deadline: 'freeze' },
    { code: 'deadline-unknown', clause: 'calendar.timetable', deadline: 'tea' },
    { code: 'deadline-twice', clause: 'calendar.timetable', deadline: 'count' },
  ]);
});
