import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ORDER } from './ed25519-text.ts';
import { drawBytes, invert, modulo, randomScalar, randomScalars } from './scalars.ts';

test('the inverse undoes multiplication modulo the order', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(ORDER ** 2n), max: ORDER ** 2n }), (value) => {
      if (modulo(value, ORDER) === 0n) expect(() => invert(value, ORDER)).toThrow(RangeError);
      else expect(modulo(value * invert(value, ORDER), ORDER)).toBe(1n);
    }),
  );
});

test('a random scalar is the whole draw reduced: every byte of it counts', () => {
  const zeros = randomScalar(ORDER, (n) => new Uint8Array(n));
  expect(zeros).toBe(0n);
  for (let place = 0; place < 48; place++) {
    const value = randomScalar(ORDER, (n) => new Uint8Array(n).fill(1, place, place + 1));
    expect(value).toBe(modulo(1n << BigInt(8 * (47 - place)), ORDER));
  }
});

test('scalars drawn together are those drawn one by one', () => {
  const counting = (): ((n: number) => Uint8Array) => {
    let next = 0;
    return (n) => Uint8Array.from({ length: n }, () => next++ & 0xff);
  };
  const one = counting();
  expect(randomScalars(20, ORDER, counting())).toEqual(Array.from({ length: 20 }, () => randomScalar(ORDER, one)));
});

test('no single draw is larger than the platforms allow', () => {
  const asked: number[] = [];
  const bytes = drawBytes(200_000, (n) => (asked.push(n), new Uint8Array(n).fill(7)));
  expect(Math.max(...asked)).toBe(65_536);
  expect(bytes).toEqual(new Uint8Array(200_000).fill(7));
});
