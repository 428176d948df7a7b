// Sums of many points times scalars, by buckets (Pippenger), and the random subset sums by which many points are tested at once.

import {
  addAffine, addPoints, AFFINE, doubleTimes, fromAffine, negate, POINT, setIdentity, subAffine,
} from './points';
import { isInSubgroup } from './powers';

/** Adds an affine point, or its opposite, to a bucket; `used` says whether the bucket holds anything yet. */
// @ts-ignore: decorator
@inline
function putInBucket(bucket: usize, used: usize, point: usize, negative: bool): void {
  if (load<u8>(used)) {
    if (negative) subAffine(bucket, bucket, point);
    else addAffine(bucket, bucket, point);
  } else {
    store<u8>(used, 1);
    fromAffine(bucket, point);
    if (negative) negate(bucket, bucket);
  }
}

/** The 32 bits of a number of `bytes` bytes that start at bit `at`; nothing is read behind its end. */
// @ts-ignore: decorator
@inline
function bitsAt(number: usize, bytes: i32, at: i32): u32 {
  const offset = min(at >> 3, bytes - 4);
  return load<u32>(number + offset) >> (at - (offset << 3));
}

const BIAS = memory.data(32, 16);
const RUNNING = memory.data(144, 16);
const TOTAL = memory.data(144, 16);
const ANSWER = memory.data(144, 16);

/**
 * o = the sum of n affine points times their scalars. The scalars (32 bytes each) are overwritten.
 *
 * In: scalars below 2^bits + 2^(bits - 32), bits <= 252; 3 <= c <= 16. With w = ceil((bits + 1) / c) windows, adding
 * half = 2^(c-1) in every window but the highest makes the signed digits independent of each other: digit = window - half, from
 * -half to half - 1; the highest window is taken as it is. It is at most half: a scalar below 2^bits has at most half - 1 there, and one
 * from the addition's carry; one above has half there, and rests so small that nothing carries. The sum stays below 2^254.
 *
 * Scratch: (half + 1) * 145 bytes.
 */
export function sumOfMany(o: usize, points: usize, scalars: usize, n: i32, bits: i32, c: i32, scratch: usize): void {
  const windows = (bits + c) / c;
  const half = 1 << (c - 1);
  const mask = (1 << c) - 1;
  const used = scratch + <usize>(half + 1) * POINT;

  memory.fill(BIAS, 0, 32);
  for (let w = 0; w < windows - 1; w++) {
    const bit = w * c + c - 1;
    const byte = <u32>load<u8>(BIAS + (bit >> 3)) | (<u32>1 << (bit & 7));
    store<u8>(BIAS + (bit >> 3), <u8>byte);
  }
  for (let i = 0; i < n; i++) addBias(scalars + ((<usize>i) << 5));

  setIdentity(ANSWER);
  for (let w = windows - 1; w >= 0; w--) {
    if (w != windows - 1) doubleTimes(ANSWER, ANSWER, c);
    memory.fill(used, 0, half + 1);
    const less = w == windows - 1 ? 0 : half;
    for (let i = 0; i < n; i++) {
      const digit = <i32>(bitsAt(scalars + ((<usize>i) << 5), 32, w * c) & mask) - less;
      if (digit == 0) continue;
      const bucket = <usize>abs(digit);
      putInBucket(scratch + bucket * POINT, used + bucket, points + <usize>i * AFFINE, digit < 0);
    }
    // The sum of k * bucket[k]: every bucket is in the running sum for as long as it counts.
    setIdentity(RUNNING);
    setIdentity(TOTAL);
    for (let k = <usize>half; k > 0; k--) {
      if (load<u8>(used + k)) addPoints(RUNNING, RUNNING, scratch + k * POINT);
      addPoints(TOTAL, TOTAL, RUNNING);
    }
    addPoints(ANSWER, ANSWER, TOTAL);
  }
  memory.copy(o, ANSWER, POINT);
}

/** scalar += BIAS, 256 bits. */
function addBias(scalar: usize): void {
  let carried: u64 = 0;
  for (let k: usize = 0; k < 32; k += 4) {
    carried += <u64>load<u32>(scalar + k) + <u64>load<u32>(BIAS + k);
    store<u32>(scalar + k, <u32>carried);
    carried >>= 32;
  }
}

/** How many bits the coefficients of {@link addSubsetSums} have, so how many subsets are drawn. */
const SUBSETS: i32 = 128;

/**
 * sums[b] += the sum of those points whose coefficient has bit b, for each of 128 bits. Coefficients: 16 bytes each.
 *
 * For a window of c bits the points go into 2^c buckets by the window's value, as in a sum by buckets with unsigned digits. From
 * these come the c subset sums by folding: the upper half of the buckets is the subset of the highest bit; added onto the lower half it
 * leaves buckets for one bit less. In all about 2 * 2^c additions a window, beside one for each point.
 *
 * What it is good for: (1) the sum of 2^b sums[b] is the sum of coefficient * point, so the points of a weighed equation need nothing
 * else ({@link weighSums}); (2) for random coefficients it is 128 random subset sums. If any point has a torsion component t other than
 * the identity, then whatever the others are, the torsion of sums[b] is one of two different values, each with chance 1/2,
 * independently for each b: all 128 are without torsion with a chance of at most 2^-128.
 *
 * Scratch: 2^c * 145 bytes.
 */
export function addSubsetSums(sums: usize, points: usize, coefficients: usize, n: i32, c: i32, scratch: usize): void {
  const used = scratch + (<usize>POINT << c);
  for (let first = 0; first < SUBSETS; first += c) {
    const width = min(c, SUBSETS - first);
    const mask = (1 << width) - 1;
    memory.fill(used, 0, 1 << width);
    for (let i = 0; i < n; i++) {
      const bucket = <usize>(bitsAt(coefficients + ((<usize>i) << 4), 16, first) & mask);
      if (bucket == 0) continue;
      putInBucket(scratch + bucket * POINT, used + bucket, points + <usize>i * AFFINE, false);
    }
    for (let bit = width - 1; bit >= 0; bit--) {
      const half: usize = (<usize>1) << bit;
      const sum = sums + <usize>(first + bit) * POINT;
      for (let k = half; k < half << 1; k++) {
        if (!load<u8>(used + k)) continue;
        addPoints(sum, sum, scratch + k * POINT);
        const lower = k - half;
        if (lower == 0) continue;
        if (load<u8>(used + lower)) addPoints(scratch + lower * POINT, scratch + lower * POINT, scratch + k * POINT);
        else {
          store<u8>(used + lower, 1);
          memory.copy(scratch + lower * POINT, scratch + k * POINT, POINT);
        }
      }
    }
  }
}

/** Sets 128 sums to the identity. */
export function clearSums(sums: usize): void {
  for (let b: usize = 0; b < <usize>SUBSETS; b++) setIdentity(sums + b * POINT);
}

/** o = the sum of 2^b sums[b]. */
export function weighSums(o: usize, sums: usize): void {
  setIdentity(ANSWER);
  for (let b = SUBSETS - 1; b >= 0; b--) {
    doubleTimes(ANSWER, ANSWER, 1);
    addPoints(ANSWER, ANSWER, sums + <usize>b * POINT);
  }
  memory.copy(o, ANSWER, POINT);
}

/** Whether the 128 sums of `a` and `b`, added each to each, are all without torsion. */
export function areSumsInSubgroup(a: usize, b: usize): bool {
  for (let k: usize = 0; k < <usize>SUBSETS; k++) {
    addPoints(RUNNING, a + k * POINT, b + k * POINT);
    if (!isInSubgroup(RUNNING)) return false;
  }
  return true;
}
