import { type Group, randomScalar } from '@selectorate/group';
import { type Codec, scalar } from '../codec/codec.ts';
import type { TrusteeKey } from '../objects/trustees.ts';
import { knowledgeOf, proveSecret, type TrusteeContext } from './schnorr.ts';

/** A fresh secret for one trustee. A key may be used in another election only with a fresh proof. */
export function newTrusteeSecret({ group, platform }: TrusteeContext): bigint {
  for (;;) {
    const secret = randomScalar(group.order, platform.random);
    if (secret !== 0n) return secret;
  }
}

/** The public key of a secret with the proof that its holder knows it (specification, section 4.5). */
export function trusteeKeyOf(secret: bigint, context: TrusteeContext): TrusteeKey {
  const publicKey = context.group.write(context.group.secretPowerOfGenerator(secret));
  return { pok: proveSecret(secret, knowledgeOf(context.group, publicKey), context), publicKey, signature: null };
}

/** How a secret is kept in a file: a decimal number as a JSON string. */
export const trusteeSecretCodec = ({ order }: Group): Codec<bigint> => scalar(order);
