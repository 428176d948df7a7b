import { unwrap } from '@selectorate/basics';
import { type Element, invert, modulo, randomScalar } from '@selectorate/group';
import type { Ciphertext, Proof } from '../../packages/ballot/src/objects/common.ts';
import type { ElectionContext } from '../../packages/ballot/src/objects/context.ts';
import { challengeOf } from '../../packages/ballot/src/proofs/challenges.ts';
import {
  type FactorStatement,
  firstStatement,
  secondStatement,
} from '../../packages/ballot/src/trustee/decryption-statements.ts';

/** A factor that is not alpha^x, with a proof, by somebody who knows x and wants the ciphertext opened as something else. */
export interface ForgedFactor {
  readonly factor: string;
  readonly proof: Proof;
}

interface Forging {
  readonly context: ElectionContext;
  readonly secret: bigint;
  readonly owner: number;
  readonly position: number;
}

/**
 * The forgery that version 1 allows. Its challenge hashes phi, the key, A and B, but neither alpha nor the factor: so B is chosen
 * off by some D, the challenge c becomes known, and the factor alpha^x D^(1/c) then fits.
 */
export function forgeFirst({ alpha, beta }: Ciphertext, forging: Forging): ForgedFactor {
  const { context, secret } = forging;
  const { group, platform } = context;
  const { order } = group;
  const base = unwrap(group.read(alpha));
  const w = randomScalar(order, platform.random);
  const off = group.powerOfGenerator(randomScalar(order, platform.random));
  const [a, b] = [group.powerOfGenerator(w), group.multiply(group.power(base, w), off)];
  const statement = statementOf({ alpha, beta }, '', forging);
  const challenge = challengeOf(firstStatement(statement, [group.write(a), group.write(b)], context), order, platform);
  const response = modulo(w - secret * challenge, order);
  const factor = group.multiply(group.power(base, secret), group.power(off, invert(challenge, order)));
  return { factor: group.write(factor), proof: { challenge, response } };
}

/** The same tried against our second proof: the challenge is known only once the factor is, so it has to be guessed beforehand. */
export function forgeSecond(ciphertext: Ciphertext, factor: string, forging: Forging): Proof {
  const { context, secret } = forging;
  const { group, platform } = context;
  const { order } = group;
  const base = unwrap(group.read(ciphertext.alpha));
  const w = randomScalar(order, platform.random);
  const guess = randomScalar(order, platform.random);
  const off = group.multiply(unwrap(group.read(factor)), group.inverse(group.power(base, secret)));
  const commitments: readonly [Element, Element] = [
    group.powerOfGenerator(w),
    group.multiply(group.power(base, w), group.power(off, guess)),
  ];
  const [a = '', b = ''] = group.writeAll(commitments);
  const challenge = challengeOf(
    secondStatement(statementOf(ciphertext, factor, forging), [a, b], context),
    order,
    platform,
  );
  return { challenge, response: modulo(w - secret * challenge, order) };
}

function statementOf(
  ciphertext: Ciphertext,
  factor: string,
  { context, secret, owner, position }: Forging,
): FactorStatement {
  const key = context.group.write(context.group.powerOfGenerator(secret));
  return { owner, key, question: 0, position, ciphertext, factor };
}
