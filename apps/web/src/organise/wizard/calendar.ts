import { type DeadlineId, formatIsoDate, parseIsoDate } from '@selectorate/basics';
import { addCivilDays, type CalendarFault, checkCalendar, resolveDeadline, type Rulebook } from '@selectorate/rulebook';

/** What is wrong with the dates, each at the field where it is mended. */
export interface DateFault {
  readonly field: string;
  readonly text: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Breaches of the rulebook's gaps, and dates that are missing or none. */
export function calendarFaults(
  rulebook: Rulebook,
  calendar: Readonly<Record<string, string>>,
  zone: string,
): readonly DateFault[] {
  const resolved = rulebook.calendar.deadlines.map(({ id }) => ({
    id,
    at: resolveDeadline({ civil: calendar[id] ?? '', zone }),
  }));
  const unreadable = resolved
    .filter(({ at }) => !at.ok)
    .map(({ id }) => ({ field: id as string, text: 'organise-fault-moment', args: {} }));
  const entries = resolved.flatMap(({ id, at }) => (at.ok ? [{ id, ...at.value }] : []));
  const checked = checkCalendar(rulebook, entries);
  return [...unreadable, ...(checked.ok ? [] : checked.error.flatMap((fault) => dateFault(rulebook, fault)))];
}

function dateFault({ clauses }: Rulebook, fault: CalendarFault): readonly DateFault[] {
  if (!('from' in fault)) return [];
  const { code, from, to, days, required, clause } = fault;
  const rule = clauses.find(({ id }) => id === clause)?.text ?? clause;
  const needed = (code === 'gap-too-long' ? required.atMostDays : required.atLeastDays) ?? 0;
  return [{ field: to, text: `organise-fault-${code}`, args: { from, days, needed, rule } }];
}

/** Days after the date before it, and the hour: a timetable of seven weeks. The rulebook's gaps go before these. */
const USUAL: Readonly<Record<string, { readonly days: number; readonly hour: string }>> = {
  freeze: { days: 0, hour: '12:00' },
  notice: { days: 0, hour: '18:00' },
  'units-meet-from': { days: 7, hour: '00:00' },
  'returns-due': { days: 21, hour: '19:00' },
  shortlist: { days: 3, hour: '12:00' },
  'ballot-opens': { days: 1, hour: '09:00' },
  hustings: { days: 8, hour: '10:00' },
  'ballot-closes': { days: 8, hour: '15:00' },
  count: { days: 0, hour: '15:30' },
};

/** Order in which dates follow one another here: hustings lie between opening and close. */
const FOLLOWS: Readonly<Record<string, string>> = {
  notice: 'freeze',
  'units-meet-from': 'notice',
  'returns-due': 'units-meet-from',
  'ballot-opens': 'shortlist',
  hustings: 'ballot-opens',
  'ballot-closes': 'ballot-opens',
  count: 'ballot-closes',
};

/** Dates from the day of the freeze on, as close together as the rulebook and a usual timetable allow. */
export function suggestCalendar(rulebook: Rulebook, freezeDay: string): Readonly<Record<string, string>> {
  const from = parseIsoDate(freezeDay);
  if (from === undefined) return {};
  const days = new Map<string, number>();
  const dayOf = (id: string): number => {
    const known = days.get(id);
    if (known !== undefined) return known;
    const before = FOLLOWS[id] ?? (id === 'shortlist' ? shortlistFollows(rulebook) : undefined);
    const usual = (before === undefined ? 0 : dayOf(before)) + (USUAL[id]?.days ?? 0);
    const least = rulebook.calendar.gaps
      .filter((gap) => gap.to === id && gap.from !== id && precedes(gap.from, id))
      .map((gap) => dayOf(gap.from) + (gap.atLeastDays ?? 0));
    const most = rulebook.calendar.gaps
      .filter((gap) => gap.to === id && gap.atMostDays !== null && precedes(gap.from, id))
      .map((gap) => dayOf(gap.from) + (gap.atMostDays ?? 0));
    const day = Math.max(Math.min(usual, ...most), ...least);
    days.set(id, day);
    return day;
  };
  return Object.fromEntries(
    rulebook.calendar.deadlines.map(({ id }) => [
      id,
      `${formatIsoDate(addCivilDays(from, dayOf(id)))}T${USUAL[id]?.hour ?? '12:00'}`,
    ]),
  );
}

const ORDER = Object.keys(USUAL);

const precedes = (a: string, b: string): boolean => ORDER.indexOf(a) < ORDER.indexOf(b);

const shortlistFollows = ({ calendar }: Rulebook): string =>
  calendar.deadlines.some(({ id }) => id === ('returns-due' as DeadlineId)) ? 'returns-due' : 'notice';
