import { array, type Codec, field, object, plainText, scalar, tuple } from '../codec/codec.ts';
import { type Ciphertext, ciphertextRows } from './common.ts';

/** (t1, t2, t3, (t41, t42), that_1 .. that_N): texts of elements. */
export type ShuffleCommitments = readonly [string, string, string, readonly [string, string], readonly string[]];

/** (s1, s2, s3, s4, shat_1 .. shat_N, s'_1 .. s'_N). */
export type ShuffleResponses = readonly [bigint, bigint, bigint, bigint, readonly bigint[], readonly bigint[]];

/** The proof for one question: commitments, responses, the committed permutation c, the chain chat (specification, section 4.19). */
export type ShuffleProof = readonly [ShuffleCommitments, ShuffleResponses, readonly string[], readonly string[]];

/** One row and one proof a ranked question. */
export interface Shuffle {
  readonly ciphertexts: readonly (readonly Ciphertext[])[];
  readonly proofs: readonly ShuffleProof[];
}

export function shuffleCodec(order: bigint): Codec<Shuffle> {
  const number = scalar(order);
  const elements = array(plainText);
  return object<Shuffle>({
    ciphertexts: field('ciphertexts', ciphertextRows),
    proofs: field(
      'proofs',
      array(
        tuple<ShuffleProof>(
          tuple<ShuffleCommitments>(
            plainText,
            plainText,
            plainText,
            tuple<readonly [string, string]>(plainText, plainText),
            elements,
          ),
          tuple<ShuffleResponses>(number, number, number, number, array(number), array(number)),
          elements,
          elements,
        ),
      ),
    ),
  });
}
