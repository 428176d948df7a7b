import type { ElectionContext } from '../objects/context.ts';
import type { SpotFactor, Workings } from '../proofs/workings.ts';
import { attempt } from './attempt.ts';
import type { OpeningOutcome, OpeningTask } from './task.ts';

/** Opens ciphertexts: with hints the plain elements are claimed and the claims proved together, else they are worked out. */
export function performOpening(task: OpeningTask, context: ElectionContext): OpeningOutcome {
  const { result, wrongHints, made } = attempt(
    (workings) => task.betas.map((_, at) => openOne(task, at, workings)),
    (opened) => opened.every((text) => text !== null),
    { context, hints: task.hints },
  );
  return { kind: 'opening', opened: result, wrongHints, made };
}

function openOne({ betas, shares }: OpeningTask, at: number, workings: Workings): string | null {
  const beta = workings.element(betas[at] ?? '');
  if (!beta.ok) return null;
  const factors: SpotFactor[] = [[beta.value, 1n]];
  for (const { exponent, factors: texts } of shares) {
    const factor = workings.element(texts[at] ?? '');
    if (!factor.ok) return null;
    factors.push([factor.value, exponent]);
  }
  return workings.commitment(factors);
}
