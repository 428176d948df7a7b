import type { ContestId } from '@selectorate/basics';
import type { Instant } from '@selectorate/selection';
import { type House, settleClock } from './house.ts';
import { tellDecisions } from './roll/tell-decisions.ts';

/**
 * What the clock asks of every contest: deadlines that have passed are recorded, checkpoints are offered to witnesses that
 * have not cosigned them. One contest in trouble does not keep the others waiting.
 */
export async function tickAll(house: House): Promise<{ readonly nextLapse: Instant | null }> {
  const { store, log } = house.options;
  const moments: Instant[] = [];
  for (const { contest, phase, clock } of await store.contests.list()) {
    if (phase !== 'running') continue;
    try {
      await tickOne(house, contest);
      const next = clock === 'civil' ? await nextLapseOf(house, contest) : null;
      if (next !== null) moments.push(next);
    } catch {
      log({ event: 'tick-failed', contest });
    }
  }
  return { nextLapse: moments.toSorted()[0] ?? null };
}

async function tickOne(house: House, contest: ContestId): Promise<void> {
  if ((await house.logs.inspect(contest)) !== undefined) return;
  await settleClock(house, contest);
  await house.publisher.complete(contest);
  await tellDecisions(house, contest);
}

/** The earliest deadline that has not been recorded as passed. */
async function nextLapseOf({ options: { store } }: House, contest: ContestId): Promise<Instant | null> {
  const deadlines = (await store.logs.projection(contest))?.deadlines ?? [];
  const open = deadlines.filter(({ passed }) => passed === null).map(({ instant }) => instant);
  return open.toSorted()[0] ?? null;
}
