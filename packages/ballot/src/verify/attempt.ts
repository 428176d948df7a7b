import type { ElectionContext } from '../objects/context.ts';
import { type BatchedWorkings, batchedWorkings } from '../proofs/batched-workings.ts';
import { hintMaker, singleWorkings } from '../proofs/single-workings.ts';
import type { Workings } from '../proofs/workings.ts';
import type { Hints } from './task.ts';

/** What came of checking one object, and of its hints. */
export interface Attempt<R> {
  readonly result: R;
  readonly wrongHints: boolean;
  readonly made: Uint8Array | null;
}

/**
 * Checks one object: in a batch where hints are given and the batch holds, else one proof at a time. Hints can only make a check
 * quicker: whatever they say, the result is that of the single checks, and hints that did not help are told.
 *
 * @param isClean whether a result found nothing wrong: only then may a batch be believed
 */
export function attempt<R>(
  check: (workings: Workings) => R,
  isClean: (result: R) => boolean,
  { context, hints }: { readonly context: ElectionContext; readonly hints: Hints },
): Attempt<R> {
  const { group } = context;
  if (hints === 'make') {
    const maker = hintMaker(group);
    const result = check(maker ?? singleWorkings(group));
    return { result, wrongHints: false, made: maker !== null && isClean(result) ? maker.hints() : null };
  }
  if (hints === null || group.batching === null) {
    return { result: check(singleWorkings(group)), wrongHints: false, made: null };
  }
  const workings = newBatch(context);
  if (workings !== null) {
    workings.begin(hints);
    const result = check(workings);
    if (isClean(result) && workings.usedUp() && workings.holds()) return { result, wrongHints: false, made: null };
  }
  const result = check(singleWorkings(group));
  return { result, wrongHints: isClean(result), made: null };
}

/** A batch of the election's group, null where it has none. */
export function newBatch({ group, platform }: ElectionContext): BatchedWorkings | null {
  const { batching } = group;
  return batching === null ? null : batchedWorkings(group, batching, batching.newBatch(platform.random));
}
