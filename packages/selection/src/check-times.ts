import type { CosignedCheckpoint } from '@selectorate/record';
import type { Act } from './act.ts';
import { fromSeconds, type Instant, toSeconds } from './instant.ts';
import { CLOCK_TOLERANCE } from './proofs.ts';
import { fault, type VerdictFault } from './verdict.ts';

/**
 * Times of acts against the times at which witnesses cosigned: no act lies before the checkpoint it follows, and the
 * first checkpoint that covers it was cosigned within 120 s of it. So nobody can date an act back to a quiet day.
 */
export function checkTimes(acts: readonly Act[], checkpoints: readonly CosignedCheckpoint[]): readonly VerdictFault[] {
  const cosigned = checkpoints.filter(({ witnesses }) => witnesses.length > 0);
  if (cosigned.length === 0) return [];
  const faults: VerdictFault[] = [];
  let next = 0;
  for (const { seq, at } of acts) {
    while (next < cosigned.length && (cosigned[next]?.size ?? 0) <= seq) next += 1;
    const covering = cosigned[next];
    const before = cosigned[next - 1];
    if (covering === undefined) {
      faults.push(fault('time-not-witnessed', { entry: seq }, { at }));
      continue;
    }
    const moment = toSeconds(at);
    const tooEarly = before !== undefined && moment < latest(before) - CLOCK_TOLERANCE;
    const farFromCover = covering.witnesses.every(({ time }) => Math.abs(time - moment) > CLOCK_TOLERANCE);
    if (tooEarly || farFromCover)
      faults.push(fault('time-outside-checkpoints', { entry: seq }, { at, cosigned: fromSeconds(latest(covering)) }));
  }
  return faults;
}

/** The time of the checkpoint shown: when the last witness cosigned it, or the last act where nobody did. */
export function timeShown(acts: readonly Act[], checkpoints: readonly CosignedCheckpoint[]): Instant | null {
  const last = checkpoints.at(-1);
  if (last !== undefined && last.witnesses.length > 0) return fromSeconds(latest(last));
  return acts.at(-1)?.at ?? null;
}

const latest = ({ witnesses }: CosignedCheckpoint): number => Math.max(...witnesses.map(({ time }) => time));

/** Every checkpoint that a signer says they saw is published: one that was left out afterwards is missed here. */
export function checkSeen(acts: readonly Act[], checkpoints: readonly CosignedCheckpoint[]): readonly VerdictFault[] {
  const published = new Set([0, ...checkpoints.map(({ size }) => size)]);
  return acts.flatMap(({ seq, proof }) => {
    const missing = proof.find(({ seen }) => !published.has(seen.size));
    return missing === undefined
      ? []
      : [fault('checkpoint-dropped', { path: `checkpoints/${missing.seen.size}`, entry: seq })];
  });
}
