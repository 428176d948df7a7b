import { unwrap } from '@selectorate/basics';
import { readWith } from '../codec/codec.ts';
import { checkShuffle } from '../mix/check-shuffle.ts';
import { makeShuffleHints } from '../mix/shuffle-hints.ts';
import { ciphertextRows } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import { shuffleCodec } from '../objects/shuffle.ts';
import { attempt } from './attempt.ts';
import type { ShuffleOutcome, ShuffleTask } from './task.ts';

/** Checks one mix against what went into it. */
export function performShuffle(task: ShuffleTask, context: ElectionContext): ShuffleOutcome {
  if (task.shuffle.length > longestShuffle(task.input)) {
    const why = { code: 'not-canonical', at: 0, expected: 'a shuffle of what went in' } as const;
    return { kind: 'shuffle', faults: [{ code: 'shuffle-unreadable', why }], wrongHints: false, made: null };
  }
  const shuffle = readWith(shuffleCodec(context.group.order), task.shuffle);
  if (!shuffle.ok) {
    const fault = { code: 'shuffle-unreadable', why: shuffle.error } as const;
    return { kind: 'shuffle', faults: [fault], wrongHints: false, made: null };
  }
  const input = unwrap(readWith(ciphertextRows, task.input));
  const step = { input, shuffle: shuffle.value };
  const given = task.hints instanceof Uint8Array ? task.hints : null;
  // A shuffle keeps its commitments, so anybody can make its hints: a batch is the quicker way without a sidecar too.
  const hints = given ?? makeShuffleHints(step, context);
  const { result, wrongHints } = attempt(
    (workings) => checkShuffle(step, context, workings),
    (faults) => faults.length === 0,
    { context, hints },
  );
  const made = task.hints === 'make' && result.length === 0 ? hints : null;
  return { kind: 'shuffle', faults: result, wrongHints: given !== null && wrongHints, made };
}

/** For two elements that go in, five and two numbers come out: a text beyond this bound is not read, for it could fill any memory. */
export const longestShuffle = (input: string): number => 6 * input.length + 20_000;
