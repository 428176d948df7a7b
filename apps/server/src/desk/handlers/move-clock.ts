import { type ContestId, ok } from '@selectorate/basics';
import { type Instant, toSeconds } from '@selectorate/selection';
import type { ContestLog } from '../contest-log.ts';
import type { Written } from '../contest-logs.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, denyWrite, type House, visit } from '../house.ts';
import { entryOf, recordLapse } from '../lapses.ts';
import { serverSignerOf } from '../log-keys.ts';

/**
 * Moves a rehearsal's clock on. On its way it stops at each deadline, which is recorded and witnessed at its own moment, just
 * as it would have been had somebody waited.
 */
export const moveClockHandler = (house: House): Pick<DeskHandlers, 'moveClock'> => ({
  moveClock: async ({ params, body: { now } }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { contest, row, log } = who.value;
    if (row.clock !== 'rehearsal') return deny('clock-is-civil');
    if (Number.isNaN(toSeconds(now))) return deny('request-malformed', { where: 'now' });
    if (now < floorOf(row.rehearsalNow, log)) return deny('clock-runs-forward');
    for (;;) {
      await house.publisher.publish(contest);
      const stopped = await stopAtDeadline(house, contest, now);
      if (!stopped.ok) return denyWrite(stopped.error);
      if (stopped.value === null) return ok({ now });
    }
  },
});

/** Before the first act a rehearsal may begin at any time; from then on its clock goes forward only. */
function floorOf(rehearsalNow: Instant | null, { size, state }: ContestLog): Instant {
  if (size === 0) return rehearsalNow ?? '';
  return rehearsalNow !== null && rehearsalNow > state.now ? rehearsalNow : state.now;
}

/** Records the next deadline on the way to `now`, or arrives there and answers with null. */
function stopAtDeadline(house: House, contest: ContestId, now: Instant): Promise<Written<Instant | null>> {
  const { store } = house.options;
  return house.logs.write<Instant | null>(contest, async (log, row) => {
    const floor = floorOf(row.rehearsalNow, log);
    const due = log.ledger.lapseDue(now);
    if (due === undefined) {
      if (now >= floor) await store.contests.update(contest, { rehearsalNow: now });
      return { append: false, answer: null };
    }
    const at = due.instant > floor ? due.instant : floor;
    await store.contests.update(contest, { rehearsalNow: at });
    const lapse = recordLapse(log, serverSignerOf(house.options, row), { due, at });
    if (!lapse.ok) throw new Error(`the clock was refused: ${lapse.error.code}`);
    return { append: true, answer: at, entries: [entryOf(lapse.value)], parts: [], blobs: [], state: log.state };
  });
}
