import { ed25519 } from '@noble/curves/ed25519.js';
import { fromHex, toHex } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { FIELD_ORDER, ORDER } from './ed25519-text.ts';
import { POINT_BYTES, startKernel } from './kernel.ts';
import {
  bytesOfPoint,
  callsForTests,
  decodeLoosely,
  littleEndian,
  type NoblePoint,
  putNoble,
  smallOrderPoints,
} from './kernel-testing.ts';

const { Point } = ed25519;
const kernel = startKernel();
const { calls } = kernel;
const { double } = callsForTests(kernel);
const [p = 0, q = 0, out = 0, room = 0, encoded = 0, hint = 0, affine = 0, scalar = 0, scratch = 0] = kernel.lend([
  ...Array.from({ length: 3 }, () => 2 * POINT_BYTES),
  1024,
  32,
  32,
  1024,
  1024,
  8192,
]);

const torsion = smallOrderPoints();
const primes = [1n, 2n, 3n, ORDER - 1n, 2n ** 252n, 0x123456789abcdefn ** 4n % ORDER].map((k) =>
  Point.BASE.multiply(k),
);
/** The identity, all points of small order, points of the subgroup, and sums of both. */
const points: NoblePoint[] = [...torsion, ...primes, ...torsion.slice(1).map((t, i) => t.add(primes[i % 6] ?? t))];

const show = (address: number): string => toHex(bytesOfPoint(kernel, address, room));
const textOf = (point: NoblePoint): string => toHex(point.toBytes());
const name = (i: number): string => `point ${i}`;

describe('the laws of the curve agree with the library for every pair of points, torsion included', () => {
  test.each(points.map((point, i) => ({ point, i })))('with $i on the left', ({ point, i }) => {
    for (const [j, other] of points.entries()) {
      const pair = `${i} and ${j}`;
      putNoble(kernel, p, point, 5n + BigInt(i));
      putNoble(kernel, q, other, 7n + BigInt(j));
      calls.addPoints(out, p, q);
      expect([pair, show(out)]).toEqual([pair, textOf(point.add(other))]);
      expect([pair, calls.areEqual(p, q)]).toEqual([pair, point.equals(other) ? 1 : 0]);
      putNoble(kernel, q, other);
      calls.toAffines(affine, q, 1);
      calls.addAffines(p, affine, 1);
      expect([pair, show(p)]).toEqual([pair, textOf(point.add(other))]);
    }
  });

  test('doubles and opposites', () => {
    for (const [i, point] of points.entries()) {
      putNoble(kernel, p, point, 11n);
      double(out, p);
      expect([name(i), show(out)]).toEqual([name(i), textOf(point.double())]);
      calls.negate(out, p);
      expect([name(i), show(out)]).toEqual([name(i), textOf(point.negate())]);
      expect([name(i), calls.isIdentity(p)]).toEqual([name(i), point.is0() ? 1 : 0]);
    }
  });

  test('powers with edge scalars, of points with torsion too', () => {
    const scalars = [
      0n,
      1n,
      2n,
      3n,
      15n,
      16n,
      17n,
      31n,
      32n,
      2n ** 64n - 1n,
      2n ** 128n,
      ORDER - 1n,
      2n ** 252n,
      2n ** 252n - 1n,
    ];
    for (const [i, point] of points.entries()) {
      for (const k of scalars) {
        putNoble(kernel, p, point, 3n);
        kernel.bytes().set(littleEndian(k), scalar);
        calls.sumOfFew(out, p, scalar, 1, scratch);
        const expected = k === 0n || point.is0() ? Point.ZERO : point.multiplyUnsafe(k);
        expect([i, k, show(out)]).toEqual([i, k, textOf(expected)]);
      }
    }
  });
});

test('the order times a point is the identity for the subgroup alone', () => {
  for (const [i, point] of points.entries()) {
    putNoble(kernel, p, point, 9n);
    expect([i, calls.isInSubgroup(p)]).toEqual([i, point.isTorsionFree() ? 1 : 0]);
  }
});

/** What the kernel makes of 32 bytes, and of the same with a hint: the bytes it reads, or null. */
function decoded(bytes: Uint8Array, x?: Uint8Array): string | null {
  kernel.bytes().set(bytes, encoded);
  if (x === undefined) return calls.decode(out, encoded) === 0 ? show(out) : null;
  kernel.bytes().set(x, hint);
  return calls.decodeWithX(out, encoded, hint) === 0 ? show(out) : null;
}

const withSign = (y: bigint, sign: 0 | 1): Uint8Array => littleEndian(y + (sign === 1 ? 2n ** 255n : 0n));

describe('decoding', () => {
  // RFC 8032, section 7.1: the public keys of tests 1, 2, 3, 1024 and SHA(abc).
  const keys = [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    '278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e',
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
  ];
  test.each(keys)('reads the key %s of RFC 8032, with its x too', (key) => {
    const bytes = fromHex(key) ?? new Uint8Array();
    expect(decoded(bytes)).toBe(key);
    expect(decoded(bytes, littleEndian(Point.fromHex(key).toAffine().x))).toBe(key);
  });

  test('refuses y of p and above, with and without a hint', () => {
    for (let y = FIELD_ORDER; y < 2n ** 255n; y++) {
      for (const sign of [0, 1] as const) {
        const x = decodeLoosely(withSign(y - FIELD_ORDER, sign))?.toAffine().x ?? 0n;
        expect([y, decoded(withSign(y, sign)), decoded(withSign(y, sign), littleEndian(x))]).toEqual([y, null, null]);
      }
    }
  });

  test('refuses x = 0 with a sign', () => {
    for (const y of [1n, FIELD_ORDER - 1n]) {
      expect(decoded(withSign(y, 0))).toBe(toHex(withSign(y, 0)));
      expect(decoded(withSign(y, 0), littleEndian(0n))).toBe(toHex(withSign(y, 0)));
      expect(decoded(withSign(y, 1))).toBeNull();
      expect(decoded(withSign(y, 1), littleEndian(0n))).toBeNull();
      expect(decoded(withSign(y, 1), littleEndian(FIELD_ORDER))).toBeNull();
    }
  });

  test('agrees with the library on small, large and arbitrary y', () => {
    const ys = [
      ...Array.from({ length: 150 }, (_, i) => BigInt(i)),
      ...Array.from({ length: 150 }, (_, i) => FIELD_ORDER - 1n - BigInt(i)),
      // Just below p or above it but for one bit in a higher word.
      ...[64n, 128n, 192n].flatMap((k) => Array.from({ length: 19 }, (_, i) => FIELD_ORDER + BigInt(i) - 2n ** k)),
      ...Array.from({ length: 700 }, (_, i) => (BigInt(i + 1) * 0x9e3779b97f4a7c15n ** 4n) % FIELD_ORDER),
    ];
    let onCurve = 0;
    for (const y of ys) {
      for (const sign of [0, 1] as const) {
        const bytes = withSign(y, sign);
        const point = decodeLoosely(bytes);
        expect([y, sign, decoded(bytes)]).toEqual([y, sign, point === null ? null : toHex(bytes)]);
        if (point === null) continue;
        onCurve++;
        const { x } = point.toAffine();
        expect([y, sign, decoded(bytes, littleEndian(x))]).toEqual([y, sign, toHex(bytes)]);
        // The other root, another x, and the same x not reduced are all refused.
        expect(decoded(bytes, littleEndian((FIELD_ORDER - x) % FIELD_ORDER))).toBe(x === 0n ? toHex(bytes) : null);
        expect(decoded(bytes, littleEndian((x + 2n) % FIELD_ORDER))).toBeNull();
        if (x < 19n) expect(decoded(bytes, littleEndian(x + FIELD_ORDER))).toBeNull();
        expect(decoded(bytes, littleEndian(x + 2n ** 255n))).toBeNull();
      }
    }
    expect(onCurve).toBeGreaterThan(800);
  });

  test('a hint makes no point of a y that has none', () => {
    let without = 0;
    for (let y = 2n; y < 60n; y++) {
      if (decodeLoosely(withSign(y, 0)) !== null) continue;
      without++;
      for (let x = 0n; x < 200n; x += 2n) expect(decoded(withSign(y, 0), littleEndian(x))).toBeNull();
    }
    expect(without).toBeGreaterThan(20);
  });
});

describe('decoding in the hope of a point of the subgroup', () => {
  const hopeful = (bytes: Uint8Array): string | null => {
    kernel.bytes().set(bytes, encoded);
    return calls.decodeHopeful(out, encoded) === 0 ? show(out) : null;
  };

  test('lets the fourfolds through, among points of every torsion, and no others', () => {
    const some = Array.from({ length: 40 }, (_, i) => Point.BASE.multiply(BigInt(i + 1) ** 20n % ORDER));
    for (const [i, point] of some.entries()) {
      for (const [k, part] of torsion.entries()) {
        const sum = point.add(part);
        expect([i, k, hopeful(sum.toBytes())]).toEqual([i, k, k % 4 === 0 ? textOf(sum) : null]);
      }
    }
  });

  test('lets the identity and the point of order 2 through, and none of order 4', () => {
    const read = torsion.map((point) => hopeful(point.toBytes()));
    expect(read.map((text) => text !== null)).toEqual(torsion.map((_, k) => k % 4 === 0));
  });

  test('refuses what decoding refuses', () => {
    for (let y = 0n; y < 200n; y++) {
      const point = decodeLoosely(withSign(y, 0));
      const read = hopeful(withSign(y, 0));
      if (point === null) expect([y, read]).toEqual([y, null]);
      else if (read === null) expect([y, point.isTorsionFree()]).toEqual([y, false]);
    }
    expect(hopeful(withSign(FIELD_ORDER, 0))).toBeNull();
    expect(hopeful(withSign(1n, 1))).toBeNull();
  });
});
