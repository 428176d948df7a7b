import { type Element, modulo } from '@selectorate/group';
import type { ElectionContext } from '../objects/context.ts';
import type { Proof } from '../objects/common.ts';
import { challengeOf } from '../proofs/challenges.ts';

export interface ProveDesk {
  readonly context: ElectionContext;
  /** The next secret scalar. */
  readonly draw: () => bigint;
}

/** One claim of a disjunction, as the prover knows it: what its ciphertext was encrypted with, and by how much it is wrong. */
export interface KnownClaim {
  readonly randomness: bigint;
  /** The number encrypted less the number claimed: 0 where the claim is true. */
  readonly offset: number;
}

/**
 * Proves that at least one claim is true without saying which (specification, sections 4.12 and 4.13). At least one must be.
 *
 * Every claim is worked out in the same way, so that time does not tell which is true. For each an exponent e and a challenge c
 * are drawn, A = g^e, B = y^e g^(offset c), and the response is e - r c: these satisfy the check for any c. Where the offset is 0
 * the commitment does not depend on c, so that one challenge can be put in afterwards to make the sum come right.
 */
export function proveOneOf({ context, draw }: ProveDesk, claims: readonly KnownClaim[], statement: string): Proof[] {
  const { group, publicKey, platform } = context;
  const drawn = claims.map((claim) => ({ ...claim, exponent: draw(), challenge: draw() }));
  const elements: Element[] = drawn.flatMap(({ exponent, challenge, offset }) => [
    group.secretPowerOfGenerator(exponent),
    group.multiply(
      group.secretPower(publicKey, exponent, platform.random),
      group.secretPower(group.generator, BigInt(offset) * challenge, platform.random),
    ),
  ]);
  const hashed = challengeOf(statement + group.writeAll(elements).join(','), group.order, platform);
  const truth = claims.findIndex(({ offset }) => offset === 0);
  const others = drawn.reduce((sum, { challenge }, i) => (i === truth ? sum : sum + challenge), 0n);
  return drawn.map(({ randomness, exponent, challenge: made }, i) => {
    const challenge = i === truth ? modulo(hashed - others, group.order) : made;
    return { challenge, response: modulo(exponent - randomness * challenge, group.order) };
  });
}
