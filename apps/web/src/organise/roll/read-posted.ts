import { err, ok, parseIsoDate, type Result } from '@selectorate/basics';
import type { FieldFault } from '../forms/setting.ts';

/** Which letters, and the day on which they went out; null takes the note back. */
export interface Posted {
  readonly letters: readonly string[];
  readonly on: string | null;
}

/** What was said about letters that went out, or what is missing of it. The server knows the day where the contest is. */
export function readPosted({
  letters,
  day,
  now,
}: {
  readonly letters: readonly string[];
  readonly day: string;
  readonly now: string;
}): Result<Posted, readonly FieldFault[]> {
  const on = day.trim();
  const wrong: readonly FieldFault[] = [
    ...(letters.length === 0 ? [{ field: 'letters', text: 'organise-fault-choose' }] : []),
    ...(parseIsoDate(on) === undefined
      ? [{ field: 'day', text: 'organise-fault-day' }]
      : on > dayAfter(now)
        ? [{ field: 'day', text: 'organise-fault-day-to-come' }]
        : []),
  ];
  return wrong.length > 0 ? err(wrong) : ok({ letters, on });
}

const DAY_MS = 86_400_000;
/** Somewhere it is this day already. */
const dayAfter = (now: string): string => new Date(Date.parse(now) + DAY_MS).toISOString().slice(0, 10);
