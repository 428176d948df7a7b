// The field of integers modulo p = 2^255 - 19.
//
// An element lies in memory as nine signed 32-bit limbs l0..l8 (36 bytes) and stands for the sum of l_k * 2^(29 k). Nine limbs of
// 29 bits span 261 bits, and 2^261 = 2^6 * 2^255 = 64 * 19 = 1216 (mod p): FOLD. One size of limb for all places means that no
// product needs an extra factor of two, and 81 multiplications of 64 bits make a product where ten limbs of 25.5 bits need 100.
//
// BOUNDS. Limb 8 ends at bit 255, so it has 23 bits where the others have 29. We use these words:
//
//   tight   -2^16 <= l_k <= 2^29 + 2^16 for k < 8, and -2^16 <= l_8 <= 2^23 + 2^16
//           what every multiplication, squaring, `carry` and `fromBytes` leaves
//   level   |l_k| <= 2^29 + 2^17, |l_8| <= 2^24      a tight element, or the difference of two
//   loose   |l_k| <= 2^30 + 2^18, |l_8| <= 2^25      a sum of two tight elements, twice a tight one, or twice a tight one less a tight one
//
// `level * level` and `level * loose` may be multiplied, level elements squared; `loose * loose` may NOT. Why: a column c_k is the
// sum of the products f_i g_j with i + j = k. Each product without a limb 8 is at most (2^29 + 2^17)(2^30 + 2^18) < 2^59.01, and
// column 7 has eight of them, no column more; besides there are at most two products with one limb 8 (below 2^54.1 each). So
//   |c_k| <= 8 * 2^59.01 + 2 * 2^54.1 < 2^62.1.
// To a low column come: the fold (below 2^44.1), the carry of the column before (below 2^34), an addend (below 2^31.1). The sum
// stays below 2^62.2 < 2^63, so no signed 64-bit integer overflows.
//
// Arithmetic is not constant-time by intention (nothing secret comes here); every operation may write over its own operands:
// a limb is written after all that are still to be read at its place.

/** Bytes of a field element. */
export const FE: usize = 36;

const MASK29: i64 = 0x1fffffff;
const MASK23: i64 = 0x7fffff;
const FOLD: i64 = 1216;

// @ts-ignore: decorator
@inline
function limb(f: usize, k: usize): i64 {
  return <i64>load<i32>(f + (k << 2));
}

/**
 * Writes nine columns, each already carried into the next, as a tight element.
 *
 * Bits of limb 8 from 23 upwards weigh 2^255 = 19 (mod p). |h8| < 2^62.2, so the wrapped part is below 19 * 2^39.2 < 2^43.5, and what
 * it carries into limb 1 is below 2^14.5: within the slack of `tight`.
 */
// @ts-ignore: decorator
@inline
function settle(o: usize, h0: i64, h1: i64, h2: i64, h3: i64, h4: i64, h5: i64, h6: i64, h7: i64, h8: i64): void {
  const wrapped = (h0 & MASK29) + 19 * (h8 >> 23);
  store<i32>(o, <i32>(wrapped & MASK29));
  store<i32>(o + 4, <i32>((h1 & MASK29) + (wrapped >> 29)));
  store<i32>(o + 8, <i32>(h2 & MASK29));
  store<i32>(o + 12, <i32>(h3 & MASK29));
  store<i32>(o + 16, <i32>(h4 & MASK29));
  store<i32>(o + 20, <i32>(h5 & MASK29));
  store<i32>(o + 24, <i32>(h6 & MASK29));
  store<i32>(o + 28, <i32>(h7 & MASK29));
  store<i32>(o + 32, <i32>(h8 & MASK23));
}

/** o = f * g. In: one level, the other level or loose. Out: tight. */
export function mul(o: usize, f: usize, g: usize): void {
  const f0 = limb(f, 0);
  const f1 = limb(f, 1);
  const f2 = limb(f, 2);
  const f3 = limb(f, 3);
  const f4 = limb(f, 4);
  const f5 = limb(f, 5);
  const f6 = limb(f, 6);
  const f7 = limb(f, 7);
  const f8 = limb(f, 8);
  const g0 = limb(g, 0);
  const g1 = limb(g, 1);
  const g2 = limb(g, 2);
  const g3 = limb(g, 3);
  const g4 = limb(g, 4);
  const g5 = limb(g, 5);
  const g6 = limb(g, 6);
  const g7 = limb(g, 7);
  const g8 = limb(g, 8);
  // Columns 9 to 16, each split at 29 bits and folded down nine columns: at most 1216 * (2^29 + 2^33.7) < 2^44.1.
  const c9 = f1 * g8 + f2 * g7 + f3 * g6 + f4 * g5 + f5 * g4 + f6 * g3 + f7 * g2 + f8 * g1;
  const c10 = f2 * g8 + f3 * g7 + f4 * g6 + f5 * g5 + f6 * g4 + f7 * g3 + f8 * g2;
  const c11 = f3 * g8 + f4 * g7 + f5 * g6 + f6 * g5 + f7 * g4 + f8 * g3;
  const c12 = f4 * g8 + f5 * g7 + f6 * g6 + f7 * g5 + f8 * g4;
  const c13 = f5 * g8 + f6 * g7 + f7 * g6 + f8 * g5;
  const c14 = f6 * g8 + f7 * g7 + f8 * g6;
  const c15 = f7 * g8 + f8 * g7;
  const c16 = f8 * g8;
  const r0 = FOLD * (c9 & MASK29);
  const r1 = FOLD * ((c10 & MASK29) + (c9 >> 29));
  const r2 = FOLD * ((c11 & MASK29) + (c10 >> 29));
  const r3 = FOLD * ((c12 & MASK29) + (c11 >> 29));
  const r4 = FOLD * ((c13 & MASK29) + (c12 >> 29));
  const r5 = FOLD * ((c14 & MASK29) + (c13 >> 29));
  const r6 = FOLD * ((c15 & MASK29) + (c14 >> 29));
  const r7 = FOLD * ((c16 & MASK29) + (c15 >> 29));
  const r8 = FOLD * (c16 >> 29);
  // Columns 0 to 8 with what was folded, the addend and the carry of the column before.
  const h0 = f0 * g0 + r0;
  const h1 = f0 * g1 + f1 * g0 + r1 + (h0 >> 29);
  const h2 = f0 * g2 + f1 * g1 + f2 * g0 + r2 + (h1 >> 29);
  const h3 = f0 * g3 + f1 * g2 + f2 * g1 + f3 * g0 + r3 + (h2 >> 29);
  const h4 = f0 * g4 + f1 * g3 + f2 * g2 + f3 * g1 + f4 * g0 + r4 + (h3 >> 29);
  const h5 = f0 * g5 + f1 * g4 + f2 * g3 + f3 * g2 + f4 * g1 + f5 * g0 + r5 + (h4 >> 29);
  const h6 = f0 * g6 + f1 * g5 + f2 * g4 + f3 * g3 + f4 * g2 + f5 * g1 + f6 * g0 + r6 + (h5 >> 29);
  const h7 = f0 * g7 + f1 * g6 + f2 * g5 + f3 * g4 + f4 * g3 + f5 * g2 + f6 * g1 + f7 * g0 + r7 + (h6 >> 29);
  const h8 = f0 * g8 + f1 * g7 + f2 * g6 + f3 * g5 + f4 * g4 + f5 * g3 + f6 * g2 + f7 * g1 + f8 * g0 + r8 + (h7 >> 29);
  settle(o, h0, h1, h2, h3, h4, h5, h6, h7, h8);
}

/** o = a + f * g. In: f and g as for {@link mul}, a any 32-bit limbs. Out: tight. The addition costs no carrying of its own. */
export function mulAdd(o: usize, f: usize, g: usize, a: usize): void {
  const f0 = limb(f, 0);
  const f1 = limb(f, 1);
  const f2 = limb(f, 2);
  const f3 = limb(f, 3);
  const f4 = limb(f, 4);
  const f5 = limb(f, 5);
  const f6 = limb(f, 6);
  const f7 = limb(f, 7);
  const f8 = limb(f, 8);
  const g0 = limb(g, 0);
  const g1 = limb(g, 1);
  const g2 = limb(g, 2);
  const g3 = limb(g, 3);
  const g4 = limb(g, 4);
  const g5 = limb(g, 5);
  const g6 = limb(g, 6);
  const g7 = limb(g, 7);
  const g8 = limb(g, 8);
  // Columns 9 to 16, each split at 29 bits and folded down nine columns: at most 1216 * (2^29 + 2^33.7) < 2^44.1.
  const c9 = f1 * g8 + f2 * g7 + f3 * g6 + f4 * g5 + f5 * g4 + f6 * g3 + f7 * g2 + f8 * g1;
  const c10 = f2 * g8 + f3 * g7 + f4 * g6 + f5 * g5 + f6 * g4 + f7 * g3 + f8 * g2;
  const c11 = f3 * g8 + f4 * g7 + f5 * g6 + f6 * g5 + f7 * g4 + f8 * g3;
  const c12 = f4 * g8 + f5 * g7 + f6 * g6 + f7 * g5 + f8 * g4;
  const c13 = f5 * g8 + f6 * g7 + f7 * g6 + f8 * g5;
  const c14 = f6 * g8 + f7 * g7 + f8 * g6;
  const c15 = f7 * g8 + f8 * g7;
  const c16 = f8 * g8;
  const r0 = FOLD * (c9 & MASK29);
  const r1 = FOLD * ((c10 & MASK29) + (c9 >> 29));
  const r2 = FOLD * ((c11 & MASK29) + (c10 >> 29));
  const r3 = FOLD * ((c12 & MASK29) + (c11 >> 29));
  const r4 = FOLD * ((c13 & MASK29) + (c12 >> 29));
  const r5 = FOLD * ((c14 & MASK29) + (c13 >> 29));
  const r6 = FOLD * ((c15 & MASK29) + (c14 >> 29));
  const r7 = FOLD * ((c16 & MASK29) + (c15 >> 29));
  const r8 = FOLD * (c16 >> 29);
  // Columns 0 to 8 with what was folded, the addend and the carry of the column before.
  const h0 = f0 * g0 + r0 + limb(a, 0);
  const h1 = f0 * g1 + f1 * g0 + r1 + limb(a, 1) + (h0 >> 29);
  const h2 = f0 * g2 + f1 * g1 + f2 * g0 + r2 + limb(a, 2) + (h1 >> 29);
  const h3 = f0 * g3 + f1 * g2 + f2 * g1 + f3 * g0 + r3 + limb(a, 3) + (h2 >> 29);
  const h4 = f0 * g4 + f1 * g3 + f2 * g2 + f3 * g1 + f4 * g0 + r4 + limb(a, 4) + (h3 >> 29);
  const h5 = f0 * g5 + f1 * g4 + f2 * g3 + f3 * g2 + f4 * g1 + f5 * g0 + r5 + limb(a, 5) + (h4 >> 29);
  const h6 = f0 * g6 + f1 * g5 + f2 * g4 + f3 * g3 + f4 * g2 + f5 * g1 + f6 * g0 + r6 + limb(a, 6) + (h5 >> 29);
  const h7 = f0 * g7 + f1 * g6 + f2 * g5 + f3 * g4 + f4 * g3 + f5 * g2 + f6 * g1 + f7 * g0 + r7 + limb(a, 7) + (h6 >> 29);
  const h8 = f0 * g8 + f1 * g7 + f2 * g6 + f3 * g5 + f4 * g4 + f5 * g3 + f6 * g2 + f7 * g1 + f8 * g0 + r8 + limb(a, 8) + (h7 >> 29);
  settle(o, h0, h1, h2, h3, h4, h5, h6, h7, h8);
}

/** o = a - f * g. Bounds as {@link mulAdd}. */
export function mulSub(o: usize, f: usize, g: usize, a: usize): void {
  const f0 = limb(f, 0);
  const f1 = limb(f, 1);
  const f2 = limb(f, 2);
  const f3 = limb(f, 3);
  const f4 = limb(f, 4);
  const f5 = limb(f, 5);
  const f6 = limb(f, 6);
  const f7 = limb(f, 7);
  const f8 = limb(f, 8);
  const g0 = -limb(g, 0);
  const g1 = -limb(g, 1);
  const g2 = -limb(g, 2);
  const g3 = -limb(g, 3);
  const g4 = -limb(g, 4);
  const g5 = -limb(g, 5);
  const g6 = -limb(g, 6);
  const g7 = -limb(g, 7);
  const g8 = -limb(g, 8);
  // Columns 9 to 16, each split at 29 bits and folded down nine columns: at most 1216 * (2^29 + 2^33.7) < 2^44.1.
  const c9 = f1 * g8 + f2 * g7 + f3 * g6 + f4 * g5 + f5 * g4 + f6 * g3 + f7 * g2 + f8 * g1;
  const c10 = f2 * g8 + f3 * g7 + f4 * g6 + f5 * g5 + f6 * g4 + f7 * g3 + f8 * g2;
  const c11 = f3 * g8 + f4 * g7 + f5 * g6 + f6 * g5 + f7 * g4 + f8 * g3;
  const c12 = f4 * g8 + f5 * g7 + f6 * g6 + f7 * g5 + f8 * g4;
  const c13 = f5 * g8 + f6 * g7 + f7 * g6 + f8 * g5;
  const c14 = f6 * g8 + f7 * g7 + f8 * g6;
  const c15 = f7 * g8 + f8 * g7;
  const c16 = f8 * g8;
  const r0 = FOLD * (c9 & MASK29);
  const r1 = FOLD * ((c10 & MASK29) + (c9 >> 29));
  const r2 = FOLD * ((c11 & MASK29) + (c10 >> 29));
  const r3 = FOLD * ((c12 & MASK29) + (c11 >> 29));
  const r4 = FOLD * ((c13 & MASK29) + (c12 >> 29));
  const r5 = FOLD * ((c14 & MASK29) + (c13 >> 29));
  const r6 = FOLD * ((c15 & MASK29) + (c14 >> 29));
  const r7 = FOLD * ((c16 & MASK29) + (c15 >> 29));
  const r8 = FOLD * (c16 >> 29);
  // Columns 0 to 8 with what was folded, the addend and the carry of the column before.
  const h0 = f0 * g0 + r0 + limb(a, 0);
  const h1 = f0 * g1 + f1 * g0 + r1 + limb(a, 1) + (h0 >> 29);
  const h2 = f0 * g2 + f1 * g1 + f2 * g0 + r2 + limb(a, 2) + (h1 >> 29);
  const h3 = f0 * g3 + f1 * g2 + f2 * g1 + f3 * g0 + r3 + limb(a, 3) + (h2 >> 29);
  const h4 = f0 * g4 + f1 * g3 + f2 * g2 + f3 * g1 + f4 * g0 + r4 + limb(a, 4) + (h3 >> 29);
  const h5 = f0 * g5 + f1 * g4 + f2 * g3 + f3 * g2 + f4 * g1 + f5 * g0 + r5 + limb(a, 5) + (h4 >> 29);
  const h6 = f0 * g6 + f1 * g5 + f2 * g4 + f3 * g3 + f4 * g2 + f5 * g1 + f6 * g0 + r6 + limb(a, 6) + (h5 >> 29);
  const h7 = f0 * g7 + f1 * g6 + f2 * g5 + f3 * g4 + f4 * g3 + f5 * g2 + f6 * g1 + f7 * g0 + r7 + limb(a, 7) + (h6 >> 29);
  const h8 = f0 * g8 + f1 * g7 + f2 * g6 + f3 * g5 + f4 * g4 + f5 * g3 + f6 * g2 + f7 * g1 + f8 * g0 + r8 + limb(a, 8) + (h7 >> 29);
  settle(o, h0, h1, h2, h3, h4, h5, h6, h7, h8);
}

/** o = f^2. In: level. Out: tight. */
export function sq(o: usize, f: usize): void {
  const f0 = limb(f, 0);
  const f1 = limb(f, 1);
  const f2 = limb(f, 2);
  const f3 = limb(f, 3);
  const f4 = limb(f, 4);
  const f5 = limb(f, 5);
  const f6 = limb(f, 6);
  const f7 = limb(f, 7);
  const f8 = limb(f, 8);
  const d0 = f0 << 1;
  const d1 = f1 << 1;
  const d2 = f2 << 1;
  const d3 = f3 << 1;
  const d4 = f4 << 1;
  const d5 = f5 << 1;
  const d6 = f6 << 1;
  const d7 = f7 << 1;
  // Columns 9 to 16, each split at 29 bits and folded down nine columns: at most 1216 * (2^29 + 2^33.7) < 2^44.1.
  const c9 = d1 * f8 + d2 * f7 + d3 * f6 + d4 * f5;
  const c10 = d2 * f8 + d3 * f7 + d4 * f6 + f5 * f5;
  const c11 = d3 * f8 + d4 * f7 + d5 * f6;
  const c12 = d4 * f8 + d5 * f7 + f6 * f6;
  const c13 = d5 * f8 + d6 * f7;
  const c14 = d6 * f8 + f7 * f7;
  const c15 = d7 * f8;
  const c16 = f8 * f8;
  const r0 = FOLD * (c9 & MASK29);
  const r1 = FOLD * ((c10 & MASK29) + (c9 >> 29));
  const r2 = FOLD * ((c11 & MASK29) + (c10 >> 29));
  const r3 = FOLD * ((c12 & MASK29) + (c11 >> 29));
  const r4 = FOLD * ((c13 & MASK29) + (c12 >> 29));
  const r5 = FOLD * ((c14 & MASK29) + (c13 >> 29));
  const r6 = FOLD * ((c15 & MASK29) + (c14 >> 29));
  const r7 = FOLD * ((c16 & MASK29) + (c15 >> 29));
  const r8 = FOLD * (c16 >> 29);
  // Columns 0 to 8 with what was folded, the addend and the carry of the column before.
  const h0 = f0 * f0 + r0;
  const h1 = d0 * f1 + r1 + (h0 >> 29);
  const h2 = d0 * f2 + f1 * f1 + r2 + (h1 >> 29);
  const h3 = d0 * f3 + d1 * f2 + r3 + (h2 >> 29);
  const h4 = d0 * f4 + d1 * f3 + f2 * f2 + r4 + (h3 >> 29);
  const h5 = d0 * f5 + d1 * f4 + d2 * f3 + r5 + (h4 >> 29);
  const h6 = d0 * f6 + d1 * f5 + d2 * f4 + f3 * f3 + r6 + (h5 >> 29);
  const h7 = d0 * f7 + d1 * f6 + d2 * f5 + d3 * f4 + r7 + (h6 >> 29);
  const h8 = d0 * f8 + d1 * f7 + d2 * f6 + d3 * f5 + f4 * f4 + r8 + (h7 >> 29);
  settle(o, h0, h1, h2, h3, h4, h5, h6, h7, h8);
}

/** o = f^2 - a. In: f level, a any limbs. Out: tight. */
export function sqSub(o: usize, f: usize, a: usize): void {
  const f0 = limb(f, 0);
  const f1 = limb(f, 1);
  const f2 = limb(f, 2);
  const f3 = limb(f, 3);
  const f4 = limb(f, 4);
  const f5 = limb(f, 5);
  const f6 = limb(f, 6);
  const f7 = limb(f, 7);
  const f8 = limb(f, 8);
  const d0 = f0 << 1;
  const d1 = f1 << 1;
  const d2 = f2 << 1;
  const d3 = f3 << 1;
  const d4 = f4 << 1;
  const d5 = f5 << 1;
  const d6 = f6 << 1;
  const d7 = f7 << 1;
  // Columns 9 to 16, each split at 29 bits and folded down nine columns: at most 1216 * (2^29 + 2^33.7) < 2^44.1.
  const c9 = d1 * f8 + d2 * f7 + d3 * f6 + d4 * f5;
  const c10 = d2 * f8 + d3 * f7 + d4 * f6 + f5 * f5;
  const c11 = d3 * f8 + d4 * f7 + d5 * f6;
  const c12 = d4 * f8 + d5 * f7 + f6 * f6;
  const c13 = d5 * f8 + d6 * f7;
  const c14 = d6 * f8 + f7 * f7;
  const c15 = d7 * f8;
  const c16 = f8 * f8;
  const r0 = FOLD * (c9 & MASK29);
  const r1 = FOLD * ((c10 & MASK29) + (c9 >> 29));
  const r2 = FOLD * ((c11 & MASK29) + (c10 >> 29));
  const r3 = FOLD * ((c12 & MASK29) + (c11 >> 29));
  const r4 = FOLD * ((c13 & MASK29) + (c12 >> 29));
  const r5 = FOLD * ((c14 & MASK29) + (c13 >> 29));
  const r6 = FOLD * ((c15 & MASK29) + (c14 >> 29));
  const r7 = FOLD * ((c16 & MASK29) + (c15 >> 29));
  const r8 = FOLD * (c16 >> 29);
  // Columns 0 to 8 with what was folded, the addend and the carry of the column before.
  const h0 = f0 * f0 + r0 - limb(a, 0);
  const h1 = d0 * f1 + r1 - limb(a, 1) + (h0 >> 29);
  const h2 = d0 * f2 + f1 * f1 + r2 - limb(a, 2) + (h1 >> 29);
  const h3 = d0 * f3 + d1 * f2 + r3 - limb(a, 3) + (h2 >> 29);
  const h4 = d0 * f4 + d1 * f3 + f2 * f2 + r4 - limb(a, 4) + (h3 >> 29);
  const h5 = d0 * f5 + d1 * f4 + d2 * f3 + r5 - limb(a, 5) + (h4 >> 29);
  const h6 = d0 * f6 + d1 * f5 + d2 * f4 + f3 * f3 + r6 - limb(a, 6) + (h5 >> 29);
  const h7 = d0 * f7 + d1 * f6 + d2 * f5 + d3 * f4 + r7 - limb(a, 7) + (h6 >> 29);
  const h8 = d0 * f8 + d1 * f7 + d2 * f6 + d3 * f5 + f4 * f4 + r8 - limb(a, 8) + (h7 >> 29);
  settle(o, h0, h1, h2, h3, h4, h5, h6, h7, h8);
}

/** o = 2 f^2 + a. In: f level, a any limbs. Out: tight. (A doubled square stays below 2 * 2^58.01 = 2^59.01 for each product.) */
export function sq2Add(o: usize, f: usize, a: usize): void {
  const f0 = limb(f, 0);
  const f1 = limb(f, 1);
  const f2 = limb(f, 2);
  const f3 = limb(f, 3);
  const f4 = limb(f, 4);
  const f5 = limb(f, 5);
  const f6 = limb(f, 6);
  const f7 = limb(f, 7);
  const f8 = limb(f, 8);
  const d0 = f0 << 1;
  const d1 = f1 << 1;
  const d2 = f2 << 1;
  const d3 = f3 << 1;
  const d4 = f4 << 1;
  const d5 = f5 << 1;
  const d6 = f6 << 1;
  const d7 = f7 << 1;
  const d8 = f8 << 1;
  // Columns 9 to 16, each split at 29 bits and folded down nine columns: at most 1216 * (2^29 + 2^33.7) < 2^44.1.
  const c9 = d1 * d8 + d2 * d7 + d3 * d6 + d4 * d5;
  const c10 = d2 * d8 + d3 * d7 + d4 * d6 + d5 * f5;
  const c11 = d3 * d8 + d4 * d7 + d5 * d6;
  const c12 = d4 * d8 + d5 * d7 + d6 * f6;
  const c13 = d5 * d8 + d6 * d7;
  const c14 = d6 * d8 + d7 * f7;
  const c15 = d7 * d8;
  const c16 = d8 * f8;
  const r0 = FOLD * (c9 & MASK29);
  const r1 = FOLD * ((c10 & MASK29) + (c9 >> 29));
  const r2 = FOLD * ((c11 & MASK29) + (c10 >> 29));
  const r3 = FOLD * ((c12 & MASK29) + (c11 >> 29));
  const r4 = FOLD * ((c13 & MASK29) + (c12 >> 29));
  const r5 = FOLD * ((c14 & MASK29) + (c13 >> 29));
  const r6 = FOLD * ((c15 & MASK29) + (c14 >> 29));
  const r7 = FOLD * ((c16 & MASK29) + (c15 >> 29));
  const r8 = FOLD * (c16 >> 29);
  // Columns 0 to 8 with what was folded, the addend and the carry of the column before.
  const h0 = d0 * f0 + r0 + limb(a, 0);
  const h1 = d0 * d1 + r1 + limb(a, 1) + (h0 >> 29);
  const h2 = d0 * d2 + d1 * f1 + r2 + limb(a, 2) + (h1 >> 29);
  const h3 = d0 * d3 + d1 * d2 + r3 + limb(a, 3) + (h2 >> 29);
  const h4 = d0 * d4 + d1 * d3 + d2 * f2 + r4 + limb(a, 4) + (h3 >> 29);
  const h5 = d0 * d5 + d1 * d4 + d2 * d3 + r5 + limb(a, 5) + (h4 >> 29);
  const h6 = d0 * d6 + d1 * d5 + d2 * d4 + d3 * f3 + r6 + limb(a, 6) + (h5 >> 29);
  const h7 = d0 * d7 + d1 * d6 + d2 * d5 + d3 * d4 + r7 + limb(a, 7) + (h6 >> 29);
  const h8 = d0 * d8 + d1 * d7 + d2 * d6 + d3 * d5 + d4 * f4 + r8 + limb(a, 8) + (h7 >> 29);
  settle(o, h0, h1, h2, h3, h4, h5, h6, h7, h8);
}

/** o = f + g, limb by limb. Two tight elements make a loose one. */
// @ts-ignore: decorator
@inline
export function add(o: usize, f: usize, g: usize): void {
  store<i32>(o, load<i32>(f) + load<i32>(g));
  store<i32>(o + 4, load<i32>(f + 4) + load<i32>(g + 4));
  store<i32>(o + 8, load<i32>(f + 8) + load<i32>(g + 8));
  store<i32>(o + 12, load<i32>(f + 12) + load<i32>(g + 12));
  store<i32>(o + 16, load<i32>(f + 16) + load<i32>(g + 16));
  store<i32>(o + 20, load<i32>(f + 20) + load<i32>(g + 20));
  store<i32>(o + 24, load<i32>(f + 24) + load<i32>(g + 24));
  store<i32>(o + 28, load<i32>(f + 28) + load<i32>(g + 28));
  store<i32>(o + 32, load<i32>(f + 32) + load<i32>(g + 32));
}

/** o = f - g, limb by limb. Two tight elements make a level one. */
// @ts-ignore: decorator
@inline
export function sub(o: usize, f: usize, g: usize): void {
  store<i32>(o, load<i32>(f) - load<i32>(g));
  store<i32>(o + 4, load<i32>(f + 4) - load<i32>(g + 4));
  store<i32>(o + 8, load<i32>(f + 8) - load<i32>(g + 8));
  store<i32>(o + 12, load<i32>(f + 12) - load<i32>(g + 12));
  store<i32>(o + 16, load<i32>(f + 16) - load<i32>(g + 16));
  store<i32>(o + 20, load<i32>(f + 20) - load<i32>(g + 20));
  store<i32>(o + 24, load<i32>(f + 24) - load<i32>(g + 24));
  store<i32>(o + 28, load<i32>(f + 28) - load<i32>(g + 28));
  store<i32>(o + 32, load<i32>(f + 32) - load<i32>(g + 32));
}

/** o = 2 f - g. Two tight elements make a loose one: from -(2^29 + 2^17) to 2^30 + 2^18. */
// @ts-ignore: decorator
@inline
export function twiceLess(o: usize, f: usize, g: usize): void {
  store<i32>(o, (load<i32>(f) << 1) - load<i32>(g));
  store<i32>(o + 4, (load<i32>(f + 4) << 1) - load<i32>(g + 4));
  store<i32>(o + 8, (load<i32>(f + 8) << 1) - load<i32>(g + 8));
  store<i32>(o + 12, (load<i32>(f + 12) << 1) - load<i32>(g + 12));
  store<i32>(o + 16, (load<i32>(f + 16) << 1) - load<i32>(g + 16));
  store<i32>(o + 20, (load<i32>(f + 20) << 1) - load<i32>(g + 20));
  store<i32>(o + 24, (load<i32>(f + 24) << 1) - load<i32>(g + 24));
  store<i32>(o + 28, (load<i32>(f + 28) << 1) - load<i32>(g + 28));
  store<i32>(o + 32, (load<i32>(f + 32) << 1) - load<i32>(g + 32));
}

/** o = -f, limb by limb. Tight becomes level. */
// @ts-ignore: decorator
@inline
export function neg(o: usize, f: usize): void {
  store<i32>(o, -load<i32>(f));
  store<i32>(o + 4, -load<i32>(f + 4));
  store<i32>(o + 8, -load<i32>(f + 8));
  store<i32>(o + 12, -load<i32>(f + 12));
  store<i32>(o + 16, -load<i32>(f + 16));
  store<i32>(o + 20, -load<i32>(f + 20));
  store<i32>(o + 24, -load<i32>(f + 24));
  store<i32>(o + 28, -load<i32>(f + 28));
  store<i32>(o + 32, -load<i32>(f + 32));
}

// @ts-ignore: decorator
@inline
export function copy(o: usize, f: usize): void {
  store<u64>(o, load<u64>(f));
  store<u64>(o + 8, load<u64>(f + 8));
  store<u64>(o + 16, load<u64>(f + 16));
  store<u64>(o + 24, load<u64>(f + 24));
  store<u32>(o + 32, load<u32>(f + 32));
}

/** o = a small number. Out: tight. */
export function setSmall(o: usize, value: i32): void {
  memory.fill(o, 0, FE);
  store<i32>(o, value);
}

/**
 * o = f, carried once around. In: any limbs with |l_k| <= 2^31 - 2^3. Out: tight: each carry is at most 2^2 + 1 in size, so the sums
 * below do not overflow, and limb 0 gets at most 19 * 2^8.
 */
export function carry(o: usize, f: usize): void {
  let c: i32 = 0;
  for (let k: usize = 0; k < 32; k += 4) {
    const l = load<i32>(f + k) + c;
    store<i32>(o + k, l & 0x1fffffff);
    c = l >> 29;
  }
  const top = load<i32>(f + 32) + c;
  store<i32>(o + 32, top & 0x7fffff);
  store<i32>(o, load<i32>(o) + 19 * (top >> 23));
}

/** o = the integer of 32 little-endian bytes, their highest bit ignored. Out: tight, and the limbs are its digits exactly. */
export function fromBytes(o: usize, bytes: usize): void {
  const w0 = load<u64>(bytes);
  const w1 = load<u64>(bytes + 8);
  const w2 = load<u64>(bytes + 16);
  const w3 = load<u64>(bytes + 24);
  const mask: u64 = 0x1fffffff;
  store<u32>(o, <u32>(w0 & mask)); // bits 0 to 28
  store<u32>(o + 4, <u32>((w0 >> 29) & mask)); // 29 to 57
  store<u32>(o + 8, <u32>(((w0 >> 58) | (w1 << 6)) & mask)); // 58 to 86
  store<u32>(o + 12, <u32>((w1 >> 23) & mask)); // 87 to 115
  store<u32>(o + 16, <u32>(((w1 >> 52) | (w2 << 12)) & mask)); // 116 to 144
  store<u32>(o + 20, <u32>((w2 >> 17) & mask)); // 145 to 173
  store<u32>(o + 24, <u32>(((w2 >> 46) | (w3 << 18)) & mask)); // 174 to 202
  store<u32>(o + 28, <u32>((w3 >> 11) & mask)); // 203 to 231
  store<u32>(o + 32, <u32>((w3 >> 40) & 0x7fffff)); // 232 to 254
}

/** Whether 32 little-endian bytes, their highest bit ignored, are a number below p: p's own bytes are ed, 30 times ff, 7f. */
export function isBelowP(bytes: usize): bool {
  if ((load<u64>(bytes + 24) & 0x7fffffffffffffff) != 0x7fffffffffffffff) return true;
  if ((load<u64>(bytes + 16) & load<u64>(bytes + 8)) != 0xffffffffffffffff) return true;
  return load<u64>(bytes) < 0xffffffffffffffed;
}

const D = memory.data(36, 16);

/**
 * The 32 little-endian bytes of the one integer below p that f stands for. In: any limbs with |l_k| <= 2^31 - 2^3.
 *
 * The first carry leaves limbs 1 to 8 as digits and limb 0 within 19 * 2^9 of a digit. The second leaves the digits of a number v in
 * [0, 2^255): were the whole negative, its borrow runs to the top and comes back as -19, which limb 0 (then nearly 2^29) can
 * bear; were it 2^255 or more, limbs 1 to 8 come out zero and limb 0 small, and 19 more make no further carry. Now v < 2p, and v >= p exactly when v + 19 reaches bit 255.
 */
export function toBytes(bytes: usize, f: usize): void {
  carry(D, f);
  carry(D, D);
  let q = (load<i32>(D) + 19) >> 29;
  for (let k: usize = 4; k < 32; k += 4) q = (load<i32>(D + k) + q) >> 29;
  q = (load<i32>(D + 32) + q) >> 23;
  store<i32>(D, load<i32>(D) + 19 * q);
  let c: i32 = 0;
  for (let k: usize = 0; k < 32; k += 4) {
    const l = load<i32>(D + k) + c;
    store<i32>(D + k, l & 0x1fffffff);
    c = l >> 29;
  }
  const l0 = <u64>load<u32>(D);
  const l1 = <u64>load<u32>(D + 4);
  const l2 = <u64>load<u32>(D + 8);
  const l3 = <u64>load<u32>(D + 12);
  const l4 = <u64>load<u32>(D + 16);
  const l5 = <u64>load<u32>(D + 20);
  const l6 = <u64>load<u32>(D + 24);
  const l7 = <u64>load<u32>(D + 28);
  const l8 = <u64>((load<i32>(D + 32) + c) & 0x7fffff);
  store<u64>(bytes, l0 | (l1 << 29) | (l2 << 58));
  store<u64>(bytes + 8, (l2 >> 6) | (l3 << 23) | (l4 << 52));
  store<u64>(bytes + 16, (l4 >> 12) | (l5 << 17) | (l6 << 46));
  store<u64>(bytes + 24, (l6 >> 18) | (l7 << 11) | (l8 << 40));
}

const BYTES = memory.data(32, 16);

/** Whether f = 0 (mod p). In: as {@link toBytes}. */
export function isZero(f: usize): bool {
  toBytes(BYTES, f);
  return (load<u64>(BYTES) | load<u64>(BYTES + 8) | load<u64>(BYTES + 16) | load<u64>(BYTES + 24)) == 0;
}

/** The lowest bit of the integer below p: the "sign" of RFC 8032. */
export function isOdd(f: usize): bool {
  toBytes(BYTES, f);
  return (load<u8>(BYTES) & 1) != 0;
}

/** o = f^(2^n), n >= 1. In: level. */
function sqTimes(o: usize, f: usize, n: i32): void {
  sq(o, f);
  for (let i = 1; i < n; i++) sq(o, o);
}

const P1 = memory.data(36, 16);
const P2 = memory.data(36, 16);
const P3 = memory.data(36, 16);
const P11 = memory.data(36, 16);

/** P1 = f^(2^250 - 1), P11 = f^11. In: level. Names below: "n ones" is the exponent 2^n - 1. */
function pow250Ones(f: usize): void {
  sq(P1, f); // 2
  sqTimes(P2, P1, 2); // 8
  mul(P2, P2, f); // 9
  mul(P11, P2, P1); // 11
  sq(P1, P11); // 22
  mul(P1, P1, P2); // 31: 5 ones
  sqTimes(P2, P1, 5);
  mul(P1, P2, P1); // 10 ones
  sqTimes(P2, P1, 10);
  mul(P2, P2, P1); // 20 ones
  sqTimes(P3, P2, 20);
  mul(P2, P3, P2); // 40 ones
  sqTimes(P2, P2, 10);
  mul(P1, P2, P1); // 50 ones
  sqTimes(P2, P1, 50);
  mul(P2, P2, P1); // 100 ones
  sqTimes(P3, P2, 100);
  mul(P2, P3, P2); // 200 ones
  sqTimes(P2, P2, 50);
  mul(P1, P2, P1); // 250 ones
}

/** o = 1 / f, and 0 for 0: f^(p - 2), p - 2 = (2^250 - 1) 2^5 + 11. In: tight. */
export function invert(o: usize, f: usize): void {
  pow250Ones(f);
  sqTimes(P1, P1, 5);
  mul(o, P1, P11);
}

/** o = f^((p - 5) / 8), (p - 5) / 8 = (2^250 - 1) 2^2 + 1. In: tight, o not f. */
export function powForRoot(o: usize, f: usize): void {
  pow250Ones(f);
  sqTimes(P1, P1, 2);
  mul(o, P1, f);
}
