import { formatIsoDate, fromCivilDay, parseIsoDate, toCivilDay, unwrap } from '@selectorate/basics';
import { resolveDeadline, type Rulebook } from '@selectorate/rulebook';
import type { ActBodies, Instant } from '@selectorate/selection';

export const ZONE = 'Europe/London';
export const OPENED_AT: Instant = '2022-08-01T09:00:00Z';

/** A timetable of six weeks that keeps every gap of the presets. */
const CIVIL: Readonly<Record<string, string>> = {
  freeze: '2022-08-05T12:00',
  notice: '2022-08-08T12:00',
  'units-meet-from': '2022-08-16T09:00',
  'returns-due': '2022-09-01T18:00',
  shortlist: '2022-09-05T18:00',
  hustings: '2022-09-10T14:00',
  'ballot-opens': '2022-09-06T09:00',
  'ballot-closes': '2022-09-12T12:00',
  count: '2022-09-12T18:00',
};

export type Deadlines = ActBodies['set-calendar']['deadlines'];

/** The deadlines that a rulebook names, `days` later than usual, `changes` in civil time by id. */
export function calendarOf(rulebook: Rulebook, changes: Readonly<Record<string, string>> = {}, days = 0): Deadlines {
  return rulebook.calendar.deadlines.map(({ id }) => {
    const civil = changes[id] ?? civilLater(CIVIL[id] ?? '', days);
    return { id, civil, instant: momentOf(civil) };
  });
}

/** The same time of day, so many days later. */
export function civilLater(civil: string, days: number): string {
  if (days === 0) return civil;
  const [day = '', time = ''] = civil.split('T');
  const date = parseIsoDate(day);
  if (date === undefined) throw new Error(`no day: ${civil}`);
  return `${formatIsoDate(fromCivilDay(toCivilDay(date) + days))}T${time}`;
}

/** The moment of a civil time in the contest's zone. */
export const momentOf = (civil: string): Instant => unwrap(resolveDeadline({ civil, zone: ZONE })).instant;
