import { describe, expect, test } from 'vitest';
import { kernelEd25519 } from './ed25519-kernel.ts';
import { ORDER } from './ed25519-text.ts';
import type { Factor } from './group.ts';
import {
  AFFINE_BYTES,
  COEFFICIENT_BYTES,
  FIELD_BYTES,
  POINT_BYTES,
  SCALAR_BYTES,
  startKernel,
  SUBSETS,
} from './kernel.ts';
import { coefficientAt, putElements, putScalar, takeElement } from './kernel-points.ts';
import { CHUNK, productInKernel, subsetWindow, sumWindow } from './msm.ts';

const kernel = startKernel();
const { calls } = kernel;
const group = kernelEd25519(kernel);

const SPREAD = 0x9e3779b97f4a7c15n ** 4n;
const EDGES = [
  0n,
  1n,
  ORDER - 1n,
  ORDER - 2n ** 124n,
  2n ** 252n,
  2n ** 252n - 1n,
  2n ** 128n - 1n,
  2n ** 128n,
  2n,
  ORDER - 2n ** 251n,
  2n ** 251n,
];
const scalarsOf = (count: number): bigint[] =>
  Array.from({ length: count }, (_, i) =>
    i % 3 === 0 ? (EDGES[(i / 3) % EDGES.length] ?? 0n) : (BigInt(i) * SPREAD) % ORDER,
  );
/** Elements whose logarithms are known: what a sum must be follows from the exponents alone. */
const logarithms = (count: number): bigint[] =>
  Array.from({ length: count }, (_, i) => (BigInt(i + 1) * SPREAD * 3n) % ORDER);
const dot = (a: readonly bigint[], b: readonly bigint[]): bigint => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0n), 0n);

describe('the product of powers', () => {
  test.each([0, 1, 2, 3, 7, 31, 127, 128, 129, 130, 255, 256, 257, 700, CHUNK + 1])('of %i elements', (count) => {
    const [scalars, logs] = [scalarsOf(count), logarithms(count)];
    const elements = group.fixedBase(group.generator).powers(logs);
    const factors = elements.map((element, i): Factor => [element, scalars[i] ?? 0n]);
    expect(group.write(productInKernel(kernel, factors))).toBe(group.write(group.powerOfGenerator(dot(scalars, logs))));
  });

  test.each([2, 200])('of %i times the same element, its inverse and the identity', (count) => {
    const x = group.powerOfGenerator(12345n);
    const same = Array.from({ length: count }, (): Factor[] => [
      [x, 3n],
      [group.inverse(x), 3n],
      [group.identity, 7n],
      [x, 1n],
    ]);
    expect(group.equal(group.product(same.flat()), group.power(x, BigInt(count)))).toBe(true);
  });
});

/** 40 affine points in the kernel, with room for the rest. */
function prepare(count: number): {
  logs: bigint[];
  affines: number;
  scalars: number;
  sums: number;
  out: number;
  scratch: number;
} {
  const logs = logarithms(count);
  const elements = group.fixedBase(group.generator).powers(logs);
  const [points = 0, products = 0, affines = 0, scalars = 0, sums = 0, out = 0, scratch = 0] = kernel.lend([
    count * POINT_BYTES,
    count * FIELD_BYTES,
    count * AFFINE_BYTES,
    count * SCALAR_BYTES,
    SUBSETS * POINT_BYTES,
    POINT_BYTES,
    2 ** 16 * (POINT_BYTES + 1),
  ]);
  putElements(kernel, points, elements);
  calls.normalise(points, count, products);
  calls.toAffines(affines, points, count);
  return { logs, affines, scalars, sums, out, scratch };
}

describe('a sum by buckets is right for every window', () => {
  test.each(Array.from({ length: 14 }, (_, i) => i + 3))('of %i bits, with full and with short scalars', (width) => {
    for (const [bits, limit] of [
      [252, ORDER],
      [128, 2n ** 128n],
    ] as const) {
      const { logs, affines, scalars, out, scratch } = prepare(40);
      const values = scalarsOf(40).map((value) => value % limit);
      for (const [i, value] of values.entries()) putScalar(kernel, scalars + i * SCALAR_BYTES, value);
      calls.sumOfMany(out, affines, scalars, 40, bits, width, scratch);
      const sum = group.write(takeElement(kernel, out));
      expect([bits, sum]).toEqual([bits, group.write(group.powerOfGenerator(dot(values, logs)))]);
    }
  });
});

describe('subset sums are right for every window', () => {
  test.each(Array.from({ length: 13 }, (_, i) => i + 2))(
    'of %i bits: each of the 128, and their weighed sum',
    (width) => {
      const { logs, affines, scalars, sums, out, scratch } = prepare(40);
      const bytes = new Uint8Array(40 * COEFFICIENT_BYTES).map((_, i) =>
        i < 16 ? 255 : i < 32 ? 0 : (i * 151 + (i >> 3) * 37) & 255,
      );
      kernel.bytes().set(bytes, scalars);
      const coefficients = logs.map((_, i) => coefficientAt(bytes, i));
      calls.clearSums(sums);
      calls.addSubsetSums(sums, affines, scalars, 25, width, scratch);
      calls.addSubsetSums(sums, affines + 25 * AFFINE_BYTES, scalars + 25 * COEFFICIENT_BYTES, 15, width, scratch);
      const found = Array.from({ length: SUBSETS }, (_, b) => takeElement(kernel, sums + b * POINT_BYTES));
      calls.weighSums(out, sums);
      const weighed = takeElement(kernel, out);
      const expected = found.map((_, b) =>
        dot(
          coefficients.map((c) => (c >> BigInt(b)) & 1n),
          logs,
        ),
      );
      expect(group.writeAll(found)).toEqual(group.writeAll(group.fixedBase(group.generator).powers(expected)));
      expect(group.equal(weighed, group.powerOfGenerator(dot(coefficients, logs)))).toBe(true);
    },
  );
});

test('a smaller sum never needs more scratch than a larger one', () => {
  let [last, lastSubset] = [0, 0];
  for (let count = 1; count <= CHUNK; count = Math.ceil(count * 1.1)) {
    const [sum, subset] = [sumWindow(count).scratch, subsetWindow(count).scratch];
    expect(sum).toBeGreaterThanOrEqual(last);
    expect(subset).toBeGreaterThanOrEqual(lastSubset);
    [last, lastSubset] = [sum, subset];
  }
});
