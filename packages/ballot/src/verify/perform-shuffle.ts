import { unwrap } from '@selectorate/basics';
import { readWith } from '../codec/codec.ts';
import { checkShuffle } from '../mix/check-shuffle.ts';
import { ciphertextRows } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import { shuffleCodec } from '../objects/shuffle.ts';
import { attempt } from './attempt.ts';
import type { ShuffleOutcome, ShuffleTask } from './task.ts';

/** Checks one mix against what went into it. */
export function performShuffle(task: ShuffleTask, context: ElectionContext): ShuffleOutcome {
  const shuffle = readWith(shuffleCodec(context.group.order), task.shuffle);
  if (!shuffle.ok) {
    const fault = { code: 'shuffle-unreadable', why: shuffle.error } as const;
    return { kind: 'shuffle', faults: [fault], wrongHints: false, made: null };
  }
  const input = unwrap(readWith(ciphertextRows, task.input));
  const { result, wrongHints, made } = attempt(
    (workings) => checkShuffle({ input, shuffle: shuffle.value }, context, workings),
    (faults) => faults.length === 0,
    { context, hints: task.hints },
  );
  return { kind: 'shuffle', faults: result, wrongHints, made };
}
