import type { Ciphertext } from '../objects/common.ts';
import type { ShuffleProof } from '../objects/shuffle.ts';

/** The texts of one question's shuffle, list by list, as they are hashed and as they are read as elements. */
export interface RowTexts {
  /** alpha_1, beta_1, alpha_2 .. of what is shuffled. */
  readonly input: readonly string[];
  /** alpha'_1, beta'_1 .. of what came out. */
  readonly output: readonly string[];
  /** c_1 .. c_N: the commitment to the permutation. */
  readonly permutation: readonly string[];
  /** chat_1 .. chat_N: the chain. */
  readonly chain: readonly string[];
  /** t1, t2, t3, t41, t42. */
  readonly heads: readonly string[];
  /** that_1 .. that_N. */
  readonly links: readonly string[];
}

export type RowList = keyof RowTexts;

/** The order in which the lists are read, and so the order of their hints. */
export const ROW_LISTS: readonly RowList[] = ['input', 'output', 'permutation', 'chain', 'heads', 'links'];

export function textsOfRow(
  input: readonly Ciphertext[],
  output: readonly Ciphertext[],
  [[t1, t2, t3, [t41, t42], links], , permutation, chain]: ShuffleProof,
): RowTexts {
  return {
    input: textsOfCiphertexts(input),
    output: textsOfCiphertexts(output),
    permutation,
    chain,
    heads: [t1, t2, t3, t41, t42],
    links,
  };
}

export const textsOfCiphertexts = (row: readonly Ciphertext[]): readonly string[] =>
  row.flatMap(({ alpha, beta }) => [alpha, beta]);
