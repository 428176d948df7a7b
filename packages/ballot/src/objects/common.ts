import { array, type Codec, field, object, plainText, scalar } from '../codec/codec.ts';

/** A challenge and a response, both modulo the order: what is left of a commitment, as the archive keeps it. */
export interface Proof {
  readonly challenge: bigint;
  readonly response: bigint;
}

/** The texts of g^r and y^r m. Texts, because proofs hash texts; whether they are elements is checked where they are used. */
export interface Ciphertext {
  readonly alpha: string;
  readonly beta: string;
}

export const proofCodec = (order: bigint): Codec<Proof> =>
  object<Proof>({ challenge: field('challenge', scalar(order)), response: field('response', scalar(order)) });

export const ciphertextCodec: Codec<Ciphertext> = object<Ciphertext>({
  alpha: field('alpha', plainText),
  beta: field('beta', plainText),
});

/** Rows of ciphertexts: one row a question. */
export const ciphertextRows: Codec<readonly (readonly Ciphertext[])[]> = array(array(ciphertextCodec));
