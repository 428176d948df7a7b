import { ORDER } from './ed25519-text.ts';
import type { Element } from './element.ts';
import type { Factor } from './group.ts';
import { AFFINE_BYTES, FIELD_BYTES, type Kernel, POINT_BYTES, SCALAR_BYTES, SUBSETS } from './kernel.ts';
import { putElement, putScalar, takeElement } from './kernel-points.ts';

/** Up to so many points the shared doublings of `sumOfFew` beat buckets. Measured. */
const FEW = 128;
/** What `sumOfFew` needs for a point: digits and eight cached multiples. */
const FEW_BYTES = 264 + 8 * POINT_BYTES;
/** Points at a time: memory stays flat, and the buckets of such a chunk stay in a processor's second cache. */
export const CHUNK = 65_536;
const BUCKET_BYTES = POINT_BYTES + 1;
/** The order has 253 bits, its highest set alone: what `sumOfMany` calls 252. */
const ORDER_BITS = ORDER.toString(2).length - 1;
/** Adding a bucket to a running sum costs so much more than adding an affine point to a bucket. */
const BUCKET_COST = 1.35;

/** Window for a sum of `count` points, and the scratch it needs. */
export function sumWindow(count: number): { readonly bits: number; readonly width: number; readonly scratch: number } {
  const width = cheapest(3, 15, (c) => Math.ceil((ORDER_BITS + 1) / c) * (count + BUCKET_COST * 2 ** c));
  return { bits: ORDER_BITS, width, scratch: (2 ** (width - 1) + 1) * BUCKET_BYTES };
}

/** Window for the subset sums of `count` points, and the scratch it needs. */
export function subsetWindow(count: number): { readonly width: number; readonly scratch: number } {
  const width = cheapest(2, 14, (c) => Math.ceil(SUBSETS / c) * (count + 2 * BUCKET_COST * 2 ** c));
  return { width, scratch: 2 ** width * BUCKET_BYTES };
}

function cheapest(from: number, to: number, cost: (width: number) => number): number {
  let best = from;
  for (let width = from + 1; width <= to; width++) if (cost(width) < cost(best)) best = width;
  return best;
}

/** The product of powers in the kernel, by the way that suits their number. */
export function productInKernel(kernel: Kernel, factors: readonly Factor[]): Element {
  return factors.length <= FEW ? productOfFew(kernel, factors) : productOfMany(kernel, factors);
}

function productOfFew(kernel: Kernel, factors: readonly Factor[]): Element {
  const n = factors.length;
  const [sum = 0, points = 0, scalars = 0, scratch = 0] = kernel.lend([
    POINT_BYTES,
    n * POINT_BYTES,
    n * SCALAR_BYTES,
    n * FEW_BYTES,
  ]);
  for (const [i, [element, exponent]] of factors.entries()) {
    putElement(kernel, points + i * POINT_BYTES, element);
    putScalar(kernel, scalars + i * SCALAR_BYTES, exponent);
  }
  kernel.calls.sumOfFew(sum, points, scalars, n, scratch);
  return takeElement(kernel, sum);
}

function productOfMany(kernel: Kernel, factors: readonly Factor[]): Element {
  const most = Math.min(factors.length, CHUNK);
  const { bits, width, scratch: size } = sumWindow(most);
  const [total = 0, part = 0, points = 0, products = 0, affines = 0, scalars = 0, scratch = 0] = kernel.lend([
    POINT_BYTES,
    POINT_BYTES,
    most * POINT_BYTES,
    most * FIELD_BYTES,
    most * AFFINE_BYTES,
    most * SCALAR_BYTES,
    size,
  ]);
  const { calls } = kernel;
  calls.setIdentity(total);
  for (let from = 0; from < factors.length; from += CHUNK) {
    const chunk = factors.slice(from, from + CHUNK);
    for (const [i, [element, exponent]] of chunk.entries()) {
      putElement(kernel, points + i * POINT_BYTES, element);
      putScalar(kernel, scalars + i * SCALAR_BYTES, exponent);
    }
    calls.normalise(points, chunk.length, products);
    calls.toAffines(affines, points, chunk.length);
    calls.sumOfMany(part, affines, scalars, chunk.length, bits, width, scratch);
    calls.addPoints(total, total, part);
  }
  return takeElement(kernel, total);
}
