import type { Expected } from '@selectorate/roll';

/** Where a number stands to the range in which honest rolls lie; null where nobody knows that. */
export function standingTo(found: number, expected: Expected | null): 'more' | 'as-expected' | 'fewer' | null {
  if (expected === null) return null;
  if (found > expected.high) return 'more';
  return found < expected.low ? 'fewer' : 'as-expected';
}
