import { type CosignedCheckpoint, isQuorum, type Policy } from '@selectorate/record';
import type { Act } from './act.ts';
import { fromSeconds, type Instant, toSeconds } from './instant.ts';
import { CLOCK_TOLERANCE } from './proofs.ts';
import { fault, type VerdictFault } from './verdict.ts';

/**
 * Times of acts against the times at which witnesses cosigned: no act lies before the checkpoint it follows, and the
 * first witnessed checkpoint that covers it was cosigned within 120 s of it. With a policy a checkpoint is witnessed when the
 * reader's quorum has cosigned, and that quorum's own times must be near: one witness alone cannot date an act back.
 */
export function checkTimes(
  acts: readonly Act[],
  checkpoints: readonly CosignedCheckpoint[],
  policy?: Policy,
): readonly VerdictFault[] {
  const witnessed = checkpoints.filter((each) =>
    policy === undefined ? each.witnesses.length > 0 : each.quorum && each.witnesses.length > 0,
  );
  if (witnessed.length === 0) return [];
  const faults: VerdictFault[] = [];
  let next = 0;
  for (const { seq, at } of acts) {
    while (next < witnessed.length && (witnessed[next]?.size ?? 0) <= seq) next += 1;
    const covering = witnessed[next];
    const before = witnessed[next - 1];
    if (covering === undefined) {
      faults.push(fault('time-not-witnessed', { entry: seq }, { at }));
      continue;
    }
    const moment = toSeconds(at);
    const tooEarly = before !== undefined && moment < earliest(before) - CLOCK_TOLERANCE;
    if (tooEarly || !isNear(covering, moment, policy)) {
      faults.push(fault('time-outside-checkpoints', { entry: seq }, { at, cosigned: fromSeconds(latest(covering)) }));
    }
  }
  return faults;
}

/** Did enough witnesses cosign within 120 s of this moment: the reader's quorum, or without a policy all of them? */
function isNear({ witnesses }: CosignedCheckpoint, moment: number, policy: Policy | undefined): boolean {
  const near = witnesses.filter(({ time }) => Math.abs(time - moment) <= CLOCK_TOLERANCE);
  return policy === undefined
    ? near.length === witnesses.length
    : isQuorum(
        policy,
        near.map(({ name }) => name),
      );
}

/** The time of the checkpoint shown: when the last witness cosigned it, or the last act where nobody did. */
export function timeShown(acts: readonly Act[], checkpoints: readonly CosignedCheckpoint[]): Instant | null {
  const last = checkpoints.at(-1);
  if (last !== undefined && last.witnesses.length > 0) return fromSeconds(latest(last));
  return acts.at(-1)?.at ?? null;
}

const earliest = ({ witnesses }: CosignedCheckpoint): number => Math.min(...witnesses.map(({ time }) => time));
const latest = ({ witnesses }: CosignedCheckpoint): number => Math.max(...witnesses.map(({ time }) => time));

/**
 * Every checkpoint that a signer says they saw is published: one that was left out afterwards is missed here. `takenOver` is
 * the size at which this log began, whose checkpoint stands among the blobs.
 */
export function checkSeen(
  acts: readonly Act[],
  checkpoints: readonly CosignedCheckpoint[],
  takenOver: number,
): readonly VerdictFault[] {
  const published = new Set([0, takenOver, ...checkpoints.map(({ size }) => size)]);
  return acts.flatMap(({ seq, proof }) => {
    const missing = proof.find(({ seen }) => !published.has(seen.size));
    return missing === undefined
      ? []
      : [fault('checkpoint-dropped', { path: `checkpoints/${missing.seen.size}`, entry: seq })];
  });
}
