import { unwrap } from '@selectorate/basics';
import type { ElectionContext } from '../objects/context.ts';
import { checkDecryption, type DecryptionRun } from '../trustee/check-decryption.ts';
import { attempt } from './attempt.ts';
import type { DecryptionOutcome, DecryptionTask } from './task.ts';

/** Checks some factors of one trustee. The key was found good with the set-up. */
export function performDecryption(task: DecryptionTask, context: ElectionContext): DecryptionOutcome {
  const run: DecryptionRun = { ...task, key: unwrap(context.group.read(task.key)), keyText: task.key };
  const { result, wrongHints, made } = attempt(
    (workings) => checkDecryption(run, context, workings),
    (faults) => faults.length === 0,
    { context, hints: task.hints },
  );
  return { kind: 'decryption', faults: result, wrongHints, made };
}
