import { type ClauseId, type DeadlineId, err, ok, parseIsoDate, type Result, toCivilDay } from '@selectorate/basics';
import type { ResolvedDeadline } from './deadline.ts';
import type { Clause, Gap, Rulebook } from './rulebook.ts';

export interface CalendarEntry extends ResolvedDeadline {
  readonly id: DeadlineId;
}

/** One way a calendar fails its rulebook. `days` are the civil days there are, `required` what the gap allows. */
export type CalendarFault =
  | {
      readonly code: 'deadline-missing' | 'deadline-unknown' | 'deadline-twice';
      readonly clause: ClauseId;
      readonly deadline: DeadlineId;
    }
  | {
      readonly code: 'gap-too-short' | 'gap-too-long' | 'out-of-order';
      readonly clause: ClauseId;
      readonly from: DeadlineId;
      readonly to: DeadlineId;
      readonly days: number;
      readonly required: { readonly atLeastDays: number | null; readonly atMostDays: number | null };
    };

/**
 * Does this calendar keep every gap of the rulebook? Answers with the clauses that were checked, or with every fault.
 *
 * Days are civil days: the difference of the two calendar dates as written, whatever the hour. Seven days' notice given
 * on a Monday allows a meeting on the Monday after. A gap with a least number, 0 too, also puts the moments in order.
 */
export function checkCalendar(
  rulebook: Rulebook,
  deadlines: readonly CalendarEntry[],
): Result<Clause[], CalendarFault[]> {
  const { calendar } = rulebook;
  const byId = new Map<DeadlineId, CalendarEntry>(deadlines.map((entry) => [entry.id, entry]));
  const faults: CalendarFault[] = [
    ...deadlinesMatch(rulebook, deadlines),
    ...calendar.gaps.flatMap((gap) => checkGap(gap, byId.get(gap.from), byId.get(gap.to))),
  ];
  if (faults.length > 0) return err(faults);
  const checked = new Set([calendar.clause, ...calendar.gaps.map(({ clause }) => clause)]);
  return ok(rulebook.clauses.filter(({ id }) => checked.has(id)));
}

function deadlinesMatch({ calendar }: Rulebook, deadlines: readonly CalendarEntry[]): CalendarFault[] {
  const given = deadlines.map(({ id }) => id);
  const wanted = new Set(calendar.deadlines.map(({ id }) => id));
  return [
    ...calendar.deadlines
      .filter(({ id }) => !given.includes(id))
      .map(({ id, clause }) => ({ code: 'deadline-missing' as const, clause, deadline: id })),
    ...given
      .filter((id) => !wanted.has(id))
      .map((deadline) => ({ code: 'deadline-unknown' as const, clause: calendar.clause, deadline })),
    ...given
      .filter((id, at) => given.indexOf(id) < at)
      .map((deadline) => ({ code: 'deadline-twice' as const, clause: calendar.clause, deadline })),
  ];
}

function checkGap(gap: Gap, from: CalendarEntry | undefined, to: CalendarEntry | undefined): CalendarFault[] {
  if (from === undefined || to === undefined) return [];
  const { clause, atLeastDays, atMostDays } = gap;
  const days = civilDayWritten(to.civil) - civilDayWritten(from.civil);
  const fault = (code: 'gap-too-short' | 'gap-too-long' | 'out-of-order'): CalendarFault[] => [
    { code, clause, from: gap.from, to: gap.to, days, required: { atLeastDays, atMostDays } },
  ];
  // Moments in UTC to the second: their text order is their order in time.
  if (atLeastDays !== null && to.instant < from.instant) return fault('out-of-order');
  if (atLeastDays !== null && days < atLeastDays) return fault('gap-too-short');
  return atMostDays !== null && days > atMostDays ? fault('gap-too-long') : [];
}

function civilDayWritten(civil: string): number {
  const date = parseIsoDate(civil.slice(0, 10));
  if (date === undefined) throw new RangeError(`not a civil time: ${civil}`);
  return toCivilDay(date);
}
