import type { ElectionContext } from '../../objects/context.ts';
import { batchedWorkings } from '../../proofs/batched-workings.ts';
import { checkShuffle, type ShuffleStep } from '../check-shuffle.ts';
import { makeShuffleHints } from '../shuffle-hints.ts';

/** Whether a shuffle holds in a batch of its own; null where the group has no batches. Without hints it gets its own. */
export function checkInBatch(
  step: ShuffleStep,
  context: ElectionContext,
  hints: Uint8Array = makeShuffleHints(step, context) ?? new Uint8Array(0),
): boolean | null {
  const { group, platform } = context;
  const { batching } = group;
  if (batching === null) return null;
  const workings = batchedWorkings(group, batching, batching.newBatch(platform.random));
  workings.begin(hints);
  const faults = checkShuffle(step, context, workings);
  return faults.length === 0 && workings.usedUp() && workings.holds();
}
