import { randomFillSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomPermutation } from './permutation.ts';

const random = (n: number): Uint8Array => randomFillSync(new Uint8Array(n));

test('every number from 0 to n - 1 stands in it once', () => {
  fc.assert(
    fc.property(fc.nat(300), (n) => {
      const permutation = randomPermutation(n, random);
      expect(permutation.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    }),
  );
});

test('throws away the words that would make small indexes likelier', () => {
  // Of 2^32 words, 2^32 - 1 is the one that does not belong to a complete run of three.
  const words = new DataView(new ArrayBuffer(4_096 * 4));
  words.setUint32(0, 2 ** 32 - 1);
  words.setUint32(4, 5);
  words.setUint32(8, 1);
  expect(randomPermutation(3, () => new Uint8Array(words.buffer))).toEqual([2, 0, 1]);
});

test('all six orders of three come up about equally often', () => {
  const draws = 12_000;
  const counts = new Map<string, number>();
  for (let i = 0; i < draws; i++) {
    const order = randomPermutation(3, random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const expected = draws / 6;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(counts.size).toBe(6);
  // Five degrees of freedom: above 50 once in 10^9 runs.
  expect(chiSquare).toBeLessThan(50);
});
