import type { RandomBytes } from '@selectorate/group';

const RANGE = 2 ** 32;
const WORD_BYTES = 4;
const WORDS_AT_ONCE = 4_096;

/**
 * A uniform permutation of 0 .. n-1 (specification, table 2), every index by rejection, so that no order is likelier than
 * another. At most 2^32 elements.
 */
export function randomPermutation(n: number, random: RandomBytes): number[] {
  const below = numbersBelow(random);
  const permutation = Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < n - 1; i++) {
    const k = i + below(n - i);
    [permutation[i], permutation[k]] = [permutation[k] ?? k, permutation[i] ?? i];
  }
  return permutation;
}

/** Uniform numbers from 0 to limit - 1: a word is thrown away where the range ends in an incomplete run of the limit. */
function numbersBelow(random: RandomBytes): (limit: number) => number {
  let words: DataView = new DataView(new ArrayBuffer(0));
  let at = 0;
  const nextWord = (): number => {
    if (at === words.byteLength) {
      const bytes = random(WORDS_AT_ONCE * WORD_BYTES);
      words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      at = 0;
    }
    at += WORD_BYTES;
    return words.getUint32(at - WORD_BYTES);
  };
  return (limit) => {
    const complete = RANGE - (RANGE % limit);
    for (;;) {
      const word = nextWord();
      if (word < complete) return word % limit;
    }
  };
}
