import type { DeadlineId } from '@selectorate/basics';
import { resolveDeadline } from '@selectorate/rulebook';
import { fromSeconds, type Instant, type State, toSeconds } from '@selectorate/selection';

export const minutesAfter = (instant: Instant, minutes: number): Instant =>
  fromSeconds(toSeconds(instant) + 60 * minutes);

/** The moment a local time means. Throws for text that the folder's schema would not have let through. */
export function momentOf(civil: string, zone: string): Instant {
  const resolved = resolveDeadline({ civil, zone });
  if (!resolved.ok) throw new Error(`${resolved.error}: ${civil} ${zone}`);
  return resolved.value.instant;
}

/** A deadline as it stands now: an override may have moved it. */
export function deadlineOf(state: State, deadline: string): Instant {
  return state.deadlines.get(deadline as DeadlineId)?.instant ?? FAR_OFF;
}

/** Later than anything that happens: an appointment at this moment never comes. */
export const FAR_OFF: Instant = '2099-12-31T00:00:00Z';

export const later = (...instants: readonly Instant[]): Instant => instants.toSorted().at(-1) ?? FAR_OFF;
