// Powers of one point, or of a few: everything that is too small for the sums of `sums.ts`. Scalars are 32 little-endian bytes.

import {
  addAffine, addCached, AFFINE, double, doubleTimes, isIdentity, normalise, POINT, setIdentity, subAffine, subCached, toAffines,
  toCached,
} from './points';

/** The order of the prime subgroup, 2^252 + 27742317777372353535851937790883648493. */
const ORDER = memory.data<u64>([0x5812631a5cf5d3ed, 0x14def9dea2f79cd6, 0, 0x1000000000000000]);

/** Digits of one scalar: a byte for each of 256 places, and room for a carry out of the last. */
const DIGITS: usize = 264;
/** Odd multiples 1, 3, ... 15 of a point. */
const ODD_MULTIPLES: usize = 8 * POINT;
const WIDTH: i32 = 5;

/** Bytes of scratch {@link sumOfFew} needs for each point. */
const FEW_BYTES: usize = DIGITS + ODD_MULTIPLES;

const PADDED = memory.data(48, 16);

/**
 * The scalar's non-adjacent form of width 5: digits odd and within -15..15, any two at least five places apart. In: below 2^255.
 * A window is read where the bits and the carry into them differ; it is taken negative when above 15.
 */
function writeDigits(out: usize, scalar: usize): void {
  memory.fill(out, 0, DIGITS);
  memory.copy(PADDED, scalar, 32);
  let carried: u32 = 0;
  let i: i32 = 0;
  while (i < 256) {
    const bits = load<u32>(PADDED + (i >> 3)) >> (i & 7);
    if ((bits & 1) == carried) {
      i++;
      continue;
    }
    const window = <i32>((bits & 31) + carried);
    carried = window > 15 ? 1 : 0;
    store<i8>(out + i, <i8>(window - (<i32>carried << WIDTH)));
    i += WIDTH;
  }
}

const STEP = memory.data(144, 16);
const TWICE = memory.data(144, 16);

/** The cached odd multiples of p. */
function writeOddMultiples(out: usize, p: usize): void {
  toCached(out, p);
  double(STEP, p);
  toCached(TWICE, STEP);
  memory.copy(STEP, p, POINT);
  for (let i: usize = 1; i < 8; i++) {
    addCached(STEP, STEP, TWICE);
    toCached(out + i * POINT, STEP);
  }
}

const SUM = memory.data(144, 16);

/**
 * o = the sum of n points times their scalars, the doublings shared (Straus). For up to a few dozen points. Scratch: n * FEW_BYTES.
 */
export function sumOfFew(o: usize, points: usize, scalars: usize, n: i32, scratch: usize): void {
  let top: i32 = -1;
  for (let i = 0; i < n; i++) {
    const digits = scratch + <usize>i * FEW_BYTES;
    writeDigits(digits, scalars + ((<usize>i) << 5));
    writeOddMultiples(digits + DIGITS, points + <usize>i * POINT);
    for (let place = 255; place > top; place--) if (load<i8>(digits + place) != 0) top = place;
  }
  setIdentity(SUM);
  let doublings: i32 = 0; // put off until there is something to add
  for (let place = top; place >= 0; place--) {
    if (place != top) doublings++;
    for (let i = 0; i < n; i++) {
      const digits = scratch + <usize>i * FEW_BYTES;
      const digit = <i32>load<i8>(digits + place);
      if (digit == 0) continue;
      if (doublings > 0) doubleTimes(SUM, SUM, doublings);
      doublings = 0;
      const multiples = digits + DIGITS;
      if (digit > 0) addCached(SUM, SUM, multiples + (<usize>digit >> 1) * POINT);
      else subCached(SUM, SUM, multiples + (<usize>-digit >> 1) * POINT);
    }
  }
  if (doublings > 0) doubleTimes(SUM, SUM, doublings);
  memory.copy(o, SUM, POINT);
}

const TEST_SCRATCH = memory.data(264 + 8 * 144, 16);
const PRODUCT = memory.data(144, 16);

/** Whether p has no torsion: p times the order is the identity, the one test that needs no argument. */
export function isInSubgroup(p: usize): bool {
  sumOfFew(PRODUCT, p, ORDER, 1, TEST_SCRATCH);
  return isIdentity(PRODUCT);
}

/** A comb: for each of 32 bytes of a scalar the multiples 1 to 128 of base * 256^place, affine. */
const COMB_PLACES: usize = 32;
const COMB_MULTIPLES: usize = 128;

/** Writes the comb of a base. Scratch: 32 * 128 * (144 + 36) bytes. */
export function buildComb(comb: usize, base: usize, scratch: usize): void {
  const count = COMB_PLACES * COMB_MULTIPLES;
  memory.copy(STEP, base, POINT);
  for (let place: usize = 0; place < COMB_PLACES; place++) {
    const row = scratch + place * COMB_MULTIPLES * POINT;
    memory.copy(row, STEP, POINT);
    toCached(TWICE, STEP);
    for (let i: usize = 1; i < COMB_MULTIPLES; i++) addCached(row + i * POINT, row + (i - 1) * POINT, TWICE);
    double(STEP, row + (COMB_MULTIPLES - 1) * POINT); // 2 * 128 times the base of this place
  }
  normalise(scratch, <i32>count, scratch + count * POINT);
  toAffines(comb, scratch, <i32>count);
}

/** o = base * scalar by its comb: the bytes as digits from -127 to 128, one addition each. In: scalar below 2^255. */
export function powerByComb(o: usize, scalar: usize, comb: usize): void {
  setIdentity(SUM);
  let carried: i32 = 0;
  for (let place: usize = 0; place < COMB_PLACES; place++) {
    let digit = <i32>load<u8>(scalar + place) + carried;
    carried = digit > 128 ? 1 : 0;
    digit -= carried << 8;
    const row = comb + place * COMB_MULTIPLES * AFFINE;
    if (digit > 0) addAffine(SUM, SUM, row + <usize>(digit - 1) * AFFINE);
    else if (digit < 0) subAffine(SUM, SUM, row + <usize>(-digit - 1) * AFFINE);
  }
  memory.copy(o, SUM, POINT);
}

/** The same for n scalars: n points. */
export function powersByComb(out: usize, scalars: usize, n: i32, comb: usize): void {
  for (let i = 0; i < n; i++) powerByComb(out + <usize>i * POINT, scalars + ((<usize>i) << 5), comb);
}
