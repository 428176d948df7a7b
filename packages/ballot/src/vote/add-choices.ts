import type { Workings } from '../proofs/workings.ts';
import type { EncryptedNumber } from './check-one-of.ts';

/**
 * Up to so many powers a batch is quicker with the choices as they are: their exponents add up at places it has anyway, where a
 * product costs two more. Measured; the break-even is near 400.
 */
const MOST_KEPT_APART = 256;

/**
 * The sum of an answer's choices, for proofs with so many claims about it. Every claim raises all that the sum consists of: with many
 * choices and claims they are multiplied first, so that the work grows with the answer and not with its square. Which way depends on
 * the question alone; neither takes a hint. Null where a product finds a wrong hint.
 */
export function addChoices(
  workings: Workings,
  numbers: readonly EncryptedNumber[],
  claims: number,
): EncryptedNumber | null {
  const alphas = numbers.flatMap((number) => number.alphas);
  const betas = numbers.flatMap((number) => number.betas);
  if (workings.group.batching !== null && numbers.length * claims <= MOST_KEPT_APART) return { alphas, betas };
  const alpha = workings.product(alphas);
  const beta = workings.product(betas);
  if (alpha === null || beta === null) return null;
  return { alphas: [workings.known(alpha)], betas: [workings.known(beta)] };
}
