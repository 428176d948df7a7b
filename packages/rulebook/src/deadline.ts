import {
  type CivilDate,
  type CivilDay,
  err,
  formatIsoDate,
  fromCivilDay,
  ok,
  parseIsoDate,
  type Result,
  toCivilDay,
} from '@selectorate/basics';
import { Temporal } from 'temporal-polyfill';

/** A deadline as a rule states it: local time to the minute and an IANA zone. */
export interface CivilDeadline {
  /** `2022-10-10T18:00` */
  readonly civil: string;
  /** `Europe/London` */
  readonly zone: string;
}

/** A deadline with the moment it falls on, `2022-10-10T17:00:00Z`. All three are stored: zones are changed by law. */
export interface ResolvedDeadline extends CivilDeadline {
  readonly instant: string;
}

export type DeadlineFault = 'not-a-civil-time' | 'not-a-zone';

export const CLOCK_CHANGE_RULE =
  'A local time that the clocks skip is read as if they had not yet gone forward (01:30 becomes 02:30 by the new time); of a local time that comes twice, the second counts. Both read a deadline as late as its words allow.';

const CIVIL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/;
const ZONE = /^[A-Z][A-Za-z_]{1,20}(\/[A-Z][A-Za-z_+-]{1,20}){0,2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/**
 * The moment of a local time, under {@link CLOCK_CHANGE_RULE}. `civil` comes back as it was written.
 *
 * @example
 * ```ts
 * resolveDeadline({ civil: '2022-10-10T18:00', zone: 'Europe/London' }); // instant 2022-10-10T17:00:00Z
 * ```
 */
export function resolveDeadline({ civil, zone }: CivilDeadline): Result<ResolvedDeadline, DeadlineFault> {
  const parts = CIVIL.exec(civil);
  if (parts === null || parseIsoDate(parts[1] ?? '') === undefined) return err('not-a-civil-time');
  if (!isZone(zone)) return err('not-a-zone');
  const moment = Temporal.PlainDateTime.from(civil).toZonedDateTime(zone, { disambiguation: 'later' });
  return ok({ civil, zone, instant: moment.toInstant().toString({ smallestUnit: 'second' }) });
}

/** The civil day on which a moment falls in a zone. Throws for a malformed moment or zone: both were checked on entry. */
export function civilDayOf(instant: string, zone: string): CivilDay {
  if (!INSTANT.test(instant)) throw new RangeError(`not a moment: ${instant}`);
  const { year, month, day } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return toCivilDay({ year, month, day });
}

export const addCivilDays = (date: CivilDate, days: number): CivilDate => fromCivilDay(toCivilDay(date) + days);

/** An IANA name this platform knows, written as the database writes it; offsets such as `+01:00` are not zones. */
export function isZone(zone: string): boolean {
  if (!ZONE.test(zone)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId === zone;
  } catch {
    return false;
  }
}

/** When challenges close: `windowDays` civil days after the day of publication, at the stated local time. */
export function challengesClose(
  challenges: { readonly windowDays: number; readonly closesAtLocal: string },
  published: { readonly instant: string; readonly zone: string },
): ResolvedDeadline {
  return daysAfter(published, challenges.windowDays, challenges.closesAtLocal);
}

/** When retention ends: at the end of the last day, that is midnight after `days` civil days from the declaration. */
export function retentionEnds(
  retention: { readonly days: number },
  declared: { readonly instant: string; readonly zone: string },
): ResolvedDeadline {
  return daysAfter(declared, retention.days + 1, '00:00');
}

function daysAfter(
  from: { readonly instant: string; readonly zone: string },
  days: number,
  localTime: string,
): ResolvedDeadline {
  const date = formatIsoDate(fromCivilDay(civilDayOf(from.instant, from.zone) + days));
  const resolved = resolveDeadline({ civil: `${date}T${localTime}`, zone: from.zone });
  if (!resolved.ok) throw new RangeError(`${resolved.error}: ${date}T${localTime} ${from.zone}`);
  return resolved.value;
}
