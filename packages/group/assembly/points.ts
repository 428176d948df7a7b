// Points of edwards25519: -x^2 + y^2 = 1 + d x^2 y^2, d = -121665/121666 (RFC 8032, 5.1).
//
// The addition laws are those of Hisil, Wong, Carter and Dawson, "Twisted Edwards Curves Revisited" (2008), 3.1 and 3.3, for a = -1.
// Because d is no square they are complete: right for every pair of points of the curve, torsion and the identity included.
//
// Three forms, every field element tight unless said otherwise:
//   point    X, Y, Z, T       x = X/Z, y = Y/Z, T = XY/Z                        144 bytes
//   affine   p, m, t          (y+x)/2, (y-x)/2, d x y                            108 bytes   cheapest to add
//   cached   p, m, z, t       Y+X, Y-X (level), 2Z (loose), 2 d T                144 bytes   to add without an inversion
// The halves in the affine form spare the doubling of Z in an addition.

import {
  FE, add, carry, copy, fromBytes, invert, isBelowP, isOdd, isZero, mul, mulAdd, mulSub, neg, powForRoot, setSmall, sq, sq2Add,
  sqSub, sub, toBytes, twiceLess,
} from './field';

export const POINT: usize = 144;
export const AFFINE: usize = 108;

const Y: usize = FE;
const Z: usize = 2 * FE;
const T: usize = 3 * FE;

/** d, 1/2 and a square root of -1, as little-endian bytes in 64-bit words: read by {@link startPoints}. */
const D_BYTES = memory.data<u64>([0x75eb4dca135978a3, 0x00700a4d4141d8ab, 0x8cc740797779e898, 0x52036cee2b6ffe73]);
const HALF_BYTES = memory.data<u64>([0xfffffffffffffff7, 0xffffffffffffffff, 0xffffffffffffffff, 0x3fffffffffffffff]);
const ROOT_BYTES = memory.data<u64>([0xc4ee1b274a0ea0b0, 0x2f431806ad2fe478, 0x2b4d00993dfbd7a7, 0x2b8324804fc1df0b]);

/** c of {@link decodeHopeful}, a square root of -486664. */
const C_BYTES = memory.data<u64>([0xcc6e04aaff457e06, 0xc5a1d3d14b7d1a82, 0xd27b08dc03fc4f7e, 0x0f26edf460a006bb]);

const CURVE_D = memory.data(36, 16);
const CURVE_2D = memory.data(36, 16);
const HALF = memory.data(36, 16);
const MONTGOMERY_A = memory.data(36, 16);
const MONTGOMERY_C = memory.data(36, 16);
const ROOT_OF_MINUS_ONE = memory.data(36, 16);
const ONE = memory.data(36, 16);

const A = memory.data(36, 16);
const B = memory.data(36, 16);
const C = memory.data(36, 16);
const E = memory.data(36, 16);
const F = memory.data(36, 16);
const G = memory.data(36, 16);
const H = memory.data(36, 16);

export function startPoints(): void {
  fromBytes(CURVE_D, D_BYTES);
  fromBytes(HALF, HALF_BYTES);
  fromBytes(ROOT_OF_MINUS_ONE, ROOT_BYTES);
  fromBytes(MONTGOMERY_C, C_BYTES);
  setSmall(MONTGOMERY_A, 486662);
  setSmall(ONE, 1);
  add(CURVE_2D, CURVE_D, CURVE_D);
  carry(CURVE_2D, CURVE_2D);
}

export function setIdentity(o: usize): void {
  setSmall(o, 0);
  setSmall(o + Y, 1);
  setSmall(o + Z, 1);
  setSmall(o + T, 0);
}

/** x = 0 and y = 1. */
export function isIdentity(p: usize): bool {
  if (!isZero(p)) return false;
  sub(A, p + Y, p + Z);
  return isZero(A);
}

/** x1 = x2 and y1 = y2, by cross products: no Z is zero. */
export function areEqual(p: usize, q: usize): bool {
  mul(A, p, q + Z);
  mulSub(A, q, p + Z, A);
  if (!isZero(A)) return false;
  mul(A, p + Y, q + Z);
  mulSub(A, q + Y, p + Z, A);
  return isZero(A);
}

/** o = -p. */
export function negate(o: usize, p: usize): void {
  neg(o, p);
  carry(o, o);
  copy(o + Y, p + Y);
  copy(o + Z, p + Z);
  neg(o + T, p + T);
  carry(o + T, o + T);
}

/** X = EF, Y = GH, Z = FG, T = EH. In: E and G level, F and H loose at most: those two are never multiplied with each other. */
// @ts-ignore: decorator
@inline
function finish(o: usize): void {
  mul(o, E, F);
  mul(o + Y, G, H);
  mul(o + Z, F, G);
  mul(o + T, E, H);
}

/**
 * The four factors of 2p, all with the sign that needs no negation: with A = X^2, B = Y^2 they are E = (X-Y)^2 - A - B,
 * G = A - B, F = 2Z^2 + G, H = A + B. X - Y is level; E and F are tight, G level, H loose, so every product of {@link finish} is allowed.
 */
// @ts-ignore: decorator
@inline
function doubleFactors(p: usize): void {
  sq(A, p);
  sq(B, p + Y);
  sub(C, p, p + Y);
  add(H, A, B);
  sqSub(E, C, H);
  sub(G, A, B);
  sq2Add(F, p + Z, G);
}

/** o = 2p. */
export function double(o: usize, p: usize): void {
  doubleFactors(p);
  finish(o);
}

/** o = 2p without T, for a doubling that follows. */
function doubleWithoutT(o: usize, p: usize): void {
  doubleFactors(p);
  mul(o, E, F);
  mul(o + Y, G, H);
  mul(o + Z, F, G);
}

/** o = 2^n p, n >= 1. */
export function doubleTimes(o: usize, p: usize, n: i32): void {
  if (n > 1) {
    doubleWithoutT(o, p);
    for (let i = 2; i < n; i++) doubleWithoutT(o, o);
    double(o, o);
  } else double(o, p);
}

/**
 * o = p + q, q affine. With A = (Y-X) m, B = (Y+X) p and C = T t (halves of the usual ones): E = B - A level, H = B + A loose,
 * G = Z + C tight, F = Z - C = 2Z - G loose. So EF, GH, FG and EH have one loose operand each at most.
 */
export function addAffine(o: usize, p: usize, q: usize): void {
  sub(E, p + Y, p);
  add(H, p + Y, p);
  mul(A, E, q + FE);
  mul(B, H, q);
  mulAdd(G, p + T, q + 2 * FE, p + Z);
  twiceLess(F, p + Z, G);
  sub(E, B, A);
  add(H, B, A);
  finish(o);
}

/** o = p - q, q affine: -q has p and m exchanged and t negated, so F and G change places. */
export function subAffine(o: usize, p: usize, q: usize): void {
  sub(E, p + Y, p);
  add(H, p + Y, p);
  mul(A, E, q);
  mul(B, H, q + FE);
  mulSub(G, p + T, q + 2 * FE, p + Z);
  twiceLess(F, p + Z, G);
  sub(E, B, A);
  add(H, B, A);
  finish(o);
}

/** o = the cached form of p. */
export function toCached(o: usize, p: usize): void {
  add(A, p + Y, p);
  sub(o + FE, p + Y, p);
  add(B, p + Z, p + Z);
  mul(o + T, p + T, CURVE_2D);
  carry(o, A);
  copy(o + Z, B);
}

/** o = p + q, q cached. D = Z1 2Z2 (tight) stands for twice the Z of {@link addAffine}; the bounds are the same. */
export function addCached(o: usize, p: usize, q: usize): void {
  sub(E, p + Y, p);
  add(H, p + Y, p);
  mul(A, E, q + FE);
  mul(B, H, q);
  mul(C, p + Z, q + Z);
  mulAdd(G, p + T, q + T, C);
  twiceLess(F, C, G);
  sub(E, B, A);
  add(H, B, A);
  finish(o);
}

/** o = p - q, q cached. */
export function subCached(o: usize, p: usize, q: usize): void {
  sub(E, p + Y, p);
  add(H, p + Y, p);
  mul(A, E, q);
  mul(B, H, q + FE);
  mul(C, p + Z, q + Z);
  mulSub(G, p + T, q + T, C);
  twiceLess(F, C, G);
  sub(E, B, A);
  add(H, B, A);
  finish(o);
}

const CACHED = memory.data(144, 16);

/** o = p + q, both points. */
export function addPoints(o: usize, p: usize, q: usize): void {
  toCached(CACHED, q);
  addCached(o, p, CACHED);
}

/** o = the affine form of a point with Z = 1. The product with 1/2 also makes sum and difference tight. */
export function toAffine(o: usize, p: usize): void {
  add(A, p + Y, p);
  sub(B, p + Y, p);
  mul(o + 2 * FE, p + T, CURVE_D);
  mul(o, A, HALF);
  mul(o + FE, B, HALF);
}

/** o = the point of an affine form: x = p - m, y = p + m, both carried; T = xy. */
export function fromAffine(o: usize, q: usize): void {
  sub(A, q, q + FE);
  add(B, q, q + FE);
  carry(o, A);
  carry(o + Y, B);
  setSmall(o + Z, 1);
  mul(o + T, o, o + Y);
}

/** What {@link decode} and {@link decodeWithX} answer. */
export const DECODED: i32 = 0;
export const NOT_CANONICAL: i32 = 1;
export const NOT_ON_CURVE: i32 = 2;

/** U = y^2 - 1 and V = d y^2 + 1, so that x^2 = U / V. Y of o is set. U is level, V tight. */
const U = memory.data(36, 16);
const V = memory.data(36, 16);
const X = memory.data(36, 16);
const S = memory.data(36, 16);

// @ts-ignore: decorator
@inline
function readY(o: usize, bytes: usize): void {
  fromBytes(o + Y, bytes);
  setSmall(o + Z, 1);
  sq(A, o + Y);
  sub(U, A, ONE);
  mulAdd(V, A, CURVE_D, ONE);
}

/**
 * o = the point of 32 bytes (RFC 8032, 5.1.3): y, and the lowest bit of x in the highest bit. Refuses y >= p, a y without x, and x = 0
 * with the bit set. x = U V^3 (U V^7)^((p-5)/8), times a root of -1 where that squares to -U/V.
 */
export function decode(o: usize, bytes: usize): i32 {
  if (!isBelowP(bytes)) return NOT_CANONICAL;
  readY(o, bytes);
  sq(A, V);
  mul(A, A, V); // V^3
  mul(B, A, U); // U V^3
  sq(A, A);
  mul(A, A, V); // V^7
  mul(A, A, U); // U V^7
  powForRoot(X, A);
  mul(X, X, B);
  sq(A, X);
  mul(A, A, V);
  sub(B, A, U);
  if (!isZero(B)) {
    add(B, A, U);
    if (!isZero(B)) return NOT_ON_CURVE;
    mul(X, X, ROOT_OF_MINUS_ONE);
  }
  const odd = (load<u8>(bytes + 31) >> 7) != 0;
  if (isZero(X)) {
    if (odd) return NOT_CANONICAL;
  } else if (isOdd(X) != odd) {
    neg(X, X);
    carry(X, X);
  }
  copy(o, X);
  mul(o + T, o, o + Y);
  return DECODED;
}

/** o = a square root of f, if it has one. In: f level. */
function root(o: usize, f: usize): bool {
  carry(S, f);
  powForRoot(X, S);
  mul(X, X, S); // f^((p+3)/8): its square is f or -f, or f has no root
  sq(A, X);
  sub(B, A, S);
  if (!isZero(B)) {
    add(B, A, S);
    if (!isZero(B)) return false;
    mul(X, X, ROOT_OF_MINUS_ONE);
  }
  copy(o, X);
  return true;
}

const N = memory.data(36, 16);
const M = memory.data(36, 16);
const W = memory.data(36, 16);

/**
 * {@link decode} for points that are hoped to be of the prime subgroup, most of which are not: answers NOT_ON_CURVE early for three
 * quarters of those with torsion, and for nearly all y without a point. What it lets through must still be tested.
 *
 * The group of all points is cyclic of order 8q, so its subgroup of order q is contained in the doubles and in the fourfolds. With the
 * Montgomery curve v^2 = u(u^2 + Au + 1), A = 486662, u = (1+y)/(1-y), v = c u/x, c^2 = -(A+2) (RFC 7748, 4.1):
 *
 * (1) P is a double exactly when u is a square: by complete 2-descent, u and the two conjugate values u - e must be squares in their
 *     fields, and the norm of u - e, u^2 + Au + 1 = v^2/u, is a square exactly when u is. u is a square when 1 - y^2 = s^2 is one.
 * (2) If P = 2Q, then t = u_Q + 1/u_Q satisfies u (4t + 4A) = t^2 - 4, so t = 2u +- 2v/sqrt(u). One sign belongs to rational Q, the
 *     one with t + A a square: the product of both t + A is A^2 - 4, no square. Q is a double too exactly when u_Q is a square,
 *     so when t + 2 = (sqrt(u_Q) + 1/sqrt(u_Q))^2 is one. The product of both t + 2 is 4u(2 - A), no square either. So whichever sign is
 *     taken, P is a fourfold exactly when (t + A)(t + 2) is a square.
 *
 * With N = 1 + y, M = 1 - y and W = 2(N x + c s): t = W / (M x), so the last condition is that (W + A M x)(W + 2 M x) is a square.
 * x = 0 (the identity and the point of order 2) is let through.
 */
export function decodeHopeful(o: usize, bytes: usize): i32 {
  if (!isBelowP(bytes)) return NOT_CANONICAL;
  fromBytes(o + Y, bytes);
  sq(A, o + Y);
  sub(B, ONE, A);
  if (!root(W, B)) return NOT_ON_CURVE;
  const answer = decode(o, bytes);
  if (answer != DECODED || isZero(o)) return answer;
  mul(W, W, MONTGOMERY_C);
  add(N, ONE, o + Y);
  mulAdd(W, N, o, W);
  add(W, W, W);
  carry(W, W);
  sub(M, ONE, o + Y);
  mul(M, M, o);
  mulAdd(N, M, MONTGOMERY_A, W);
  add(M, M, M);
  add(M, M, W);
  carry(M, M);
  mul(N, N, M);
  return root(M, N) ? DECODED : NOT_ON_CURVE;
}

/**
 * The same where x is given (32 bytes, untrusted): no root. It holds when x < p, x^2 V = U, and the lowest bit of x is the one in
 * `bytes`: these have exactly one solution where {@link decode} finds a point, and none where it does not.
 */
export function decodeWithX(o: usize, bytes: usize, x: usize): i32 {
  if (!isBelowP(bytes)) return NOT_CANONICAL;
  if (load<u8>(x + 31) >> 7 || !isBelowP(x)) return NOT_CANONICAL;
  if ((load<u8>(x) & 1) != load<u8>(bytes + 31) >> 7) return NOT_ON_CURVE;
  readY(o, bytes);
  fromBytes(o, x);
  sq(A, o);
  mulSub(A, A, V, U);
  if (!isZero(A)) return NOT_ON_CURVE;
  mul(o + T, o, o + Y);
  return DECODED;
}

/**
 * Makes Z = 1 in n points, with one inversion (Montgomery). `products` has room for n field elements. No Z is zero, the laws being
 * complete.
 */
export function normalise(points: usize, n: i32, products: usize): void {
  if (n == 0) return;
  copy(products, points + Z);
  for (let i = 1; i < n; i++) {
    mul(products + <usize>i * FE, products + <usize>(i - 1) * FE, points + <usize>i * POINT + Z);
  }
  invert(S, products + <usize>(n - 1) * FE);
  for (let i = n - 1; i >= 0; i--) {
    const p = points + <usize>i * POINT;
    if (i > 0) {
      mul(A, S, products + <usize>(i - 1) * FE); // 1 / Z_i
      mul(S, S, p + Z);
    } else copy(A, S);
    mul(p, p, A);
    mul(p + Y, p + Y, A);
    setSmall(p + Z, 1);
    mul(p + T, p, p + Y);
  }
}

/** Writes x then y (64 bytes) of n points with Z = 1. */
export function writePacked(out: usize, points: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    toBytes(out + ((<usize>i) << 6), points + <usize>i * POINT);
    toBytes(out + ((<usize>i) << 6) + 32, points + <usize>i * POINT + Y);
  }
}

/** Writes the 32 bytes of RFC 8032 of n points with Z = 1. */
export function writeEncoded(out: usize, points: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    const o = out + ((<usize>i) << 5);
    const p = points + <usize>i * POINT;
    toBytes(o, p + Y);
    if (isOdd(p)) store<u8>(o + 31, load<u8>(o + 31) | 0x80);
  }
}

/** The affine forms of n points with Z = 1. */
export function toAffines(out: usize, points: usize, n: i32): void {
  for (let i = 0; i < n; i++) toAffine(out + <usize>i * AFFINE, points + <usize>i * POINT);
}

/** The affine forms of n points given by their 32 bytes and their x: the first index that {@link decodeWithX} refuses, or -1. */
export function readAffines(out: usize, encoded: usize, xs: usize, n: i32): i32 {
  for (let i = 0; i < n; i++) {
    if (decodeWithX(CACHED, encoded + ((<usize>i) << 5), xs + ((<usize>i) << 5)) != DECODED) return i;
    toAffine(out + <usize>i * AFFINE, CACHED);
  }
  return -1;
}

/** o += n affine points. */
export function addAffines(o: usize, points: usize, n: i32): void {
  for (let i = 0; i < n; i++) addAffine(o, o, points + <usize>i * AFFINE);
}
