import { fromSeconds, toSeconds } from '@selectorate/selection';

/** Seconds since 1970 of a moment as `2022-10-10T18:00:00Z`; undefined for anything else, such as 31 February. */
export function secondsOf(at: string): number | undefined {
  const seconds = toSeconds(at);
  return Number.isSafeInteger(seconds) && seconds >= 0 && fromSeconds(seconds) === at ? seconds : undefined;
}
