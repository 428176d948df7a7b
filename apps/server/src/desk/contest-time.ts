import type { Instant, State } from '@selectorate/selection';
import type { ContestRow } from '@selectorate/store';

/**
 * The contest's time: the civil clock, or the time to which a rehearsal was moved and where it stands until it is moved on.
 * Never before the last act.
 */
export function timeOf(
  { clock, rehearsalNow }: Pick<ContestRow, 'clock' | 'rehearsalNow'>,
  state: Pick<State, 'now'>,
  civil: Instant,
): Instant {
  const told = clock === 'rehearsal' && rehearsalNow !== null ? rehearsalNow : civil;
  return told > state.now ? told : state.now;
}
