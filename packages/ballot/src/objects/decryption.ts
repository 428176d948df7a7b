import { array, type Codec, field, object, plainText, smallNumber } from '../codec/codec.ts';
import { type Proof, proofCodec } from './common.ts';

/** alpha^x of each ciphertext, by question, each with its proof (specification, section 4.20). */
export interface PartialDecryption {
  readonly decryptionFactors: readonly (readonly string[])[];
  readonly decryptionProofs: readonly (readonly Proof[])[];
}

export const partialDecryptionCodec = (order: bigint): Codec<PartialDecryption> =>
  object<PartialDecryption>({
    decryptionFactors: field('decryption_factors', array(array(plainText))),
    decryptionProofs: field('decryption_proofs', array(array(proofCodec(order)))),
  });

/** Votes for each answer, or, for a ranked question, the ranks of each ballot (specification, section 4.21). */
export type QuestionResult = readonly number[] | readonly (readonly number[])[];

/** Which questions are ranked decides how each row reads: an empty ranked row and an empty count look alike. */
export function resultCodec(ranked: readonly boolean[]): Codec<readonly QuestionResult[]> {
  const counts = array(smallNumber);
  const rankings = array(counts);
  const rows: Codec<readonly QuestionResult[]> = {
    write: (result) =>
      `[${result.map((row, i) => (ranked[i] === true ? rankings.write(row as never) : counts.write(row as never))).join(',')}]`,
    read: (cursor) => {
      cursor.literal('[');
      const result = ranked.map((isRanked, i) => {
        if (i > 0) cursor.literal(',');
        return isRanked ? rankings.read(cursor) : counts.read(cursor);
      });
      cursor.literal(']');
      return result;
    },
  };
  return {
    write: (result) => `{"result":${rows.write(result)}}`,
    read: (cursor) => {
      cursor.literal('{"result":');
      const result = rows.read(cursor);
      cursor.literal('}');
      return result;
    },
  };
}
