import { ed25519 } from '@noble/curves/ed25519.js';
import { FIELD_ORDER, ORDER } from './ed25519-text.ts';
import { FIELD_BYTES, type Kernel, POINT_BYTES, SCALAR_BYTES } from './kernel.ts';

// What the tests and the long fuzz share: cases for the kernel's field and points, judged by big integers and by the library.

/** Field operations: exported for these tests alone. */
interface FieldCalls {
  carry(out: number, f: number): void;
  fromBytes(out: number, bytes: number): void;
  toBytes(bytes: number, f: number): void;
  invert(out: number, f: number): void;
  mul(out: number, f: number, g: number): void;
  mulAdd(out: number, f: number, g: number, a: number): void;
  mulSub(out: number, f: number, g: number, a: number): void;
  sq(out: number, f: number): void;
  sqSub(out: number, f: number, a: number): void;
  sq2Add(out: number, f: number, a: number): void;
  double(out: number, p: number): void;
}

export const callsForTests = (kernel: Kernel): FieldCalls => kernel.calls as unknown as FieldCalls;

/** Whole numbers from 0 up to, not including, `below`: from any generator. */
export type Pick = (below: number) => number;

/** The bounds of assembly/field.ts, for limbs 0 to 7 and for limb 8. */
const CLASSES = {
  tight: { low: -(2 ** 16), high: 2 ** 29 + 2 ** 16, top: 2 ** 23 + 2 ** 16, topLow: -(2 ** 16) },
  level: { low: -(2 ** 29 + 2 ** 17), high: 2 ** 29 + 2 ** 17, top: 2 ** 24, topLow: -(2 ** 24) },
  loose: { low: -(2 ** 30 + 2 ** 18), high: 2 ** 30 + 2 ** 18, top: 2 ** 25, topLow: -(2 ** 25) },
  any: { low: -(2 ** 31) + 8, high: 2 ** 31 - 8, top: 2 ** 31 - 8, topLow: -(2 ** 31) + 8 },
} as const;
type LimbClass = keyof typeof CLASSES;

const LIMBS = 9;

/** Limbs of a class: every third at an end of its range or near zero. */
function pickLimbs(limbClass: LimbClass, pick: Pick): number[] {
  const { low, high, top, topLow } = CLASSES[limbClass];
  return Array.from({ length: LIMBS }, (_, k) => {
    const [least, most] = k < 8 ? [low, high] : [topLow, top];
    const extremes = [least, most, most - 1, 0, Math.max(least, -1), Math.min(2 ** 29 - 1, most)];
    return pick(3) === 0 ? (extremes[pick(extremes.length)] ?? 0) : least + pick(most - least + 1);
  });
}

const valueOf = (limbs: readonly number[]): bigint =>
  limbs.reduceRight((sum, limb) => sum * 2n ** 29n + BigInt(limb), 0n);

const modP = (value: bigint): bigint => ((value % FIELD_ORDER) + FIELD_ORDER) % FIELD_ORDER;

/** Little-endian bytes. */
export function littleEndian(value: bigint, width = SCALAR_BYTES): Uint8Array {
  return Uint8Array.from({ length: width }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

export function fromLittleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function putLimbs(kernel: Kernel, address: number, limbs: readonly number[]): void {
  new Int32Array(kernel.bytes().buffer, address, LIMBS).set(limbs);
}

function limbsAt(kernel: Kernel, address: number): number[] {
  return [...new Int32Array(kernel.bytes().buffer, address, LIMBS)];
}

function isTight(limbs: readonly number[]): boolean {
  const { low, high, top } = CLASSES.tight;
  return limbs.every((limb, k) => limb >= low && limb <= (k < 8 ? high : top));
}

/**
 * One case of every field operation on limbs anywhere within the bounds it allows, each also written over its own operand. The names
 * of the operations that went wrong: a wrong value, or limbs that are not tight.
 */
export function wrongFieldOperations(kernel: Kernel, pick: Pick): string[] {
  const calls = callsForTests(kernel);
  const [f = 0, g = 0, a = 0, out = 0] = kernel.lend([FIELD_BYTES, FIELD_BYTES, FIELD_BYTES, FIELD_BYTES]);
  const [level, second, any] = [
    pickLimbs('level', pick),
    pickLimbs(pick(2) ? 'loose' : 'level', pick),
    pickLimbs('any', pick),
  ];
  const addend = pickLimbs(pick(2) ? 'loose' : 'tight', pick);
  const [x, y, z] = [valueOf(level), valueOf(second), valueOf(addend)];
  const wrong: string[] = [];
  const put = (): void => {
    putLimbs(kernel, f, level);
    putLimbs(kernel, g, second);
    putLimbs(kernel, a, addend);
  };
  const judge = (name: string, at: number, expected: bigint): void => {
    const limbs = limbsAt(kernel, at);
    if (!isTight(limbs) || modP(valueOf(limbs)) !== modP(expected)) wrong.push(name);
    put();
  };
  put();
  calls.mul(out, f, g);
  judge('mul', out, x * y);
  calls.mul(g, f, g);
  judge('mul in place', g, x * y);
  calls.mulAdd(a, f, g, a);
  judge('mulAdd', a, z + x * y);
  calls.mulSub(a, f, g, a);
  judge('mulSub', a, z - x * y);
  calls.sq(f, f);
  judge('sq', f, x * x);
  calls.sqSub(f, f, a);
  judge('sqSub', f, x * x - z);
  calls.sq2Add(a, f, a);
  judge('sq2Add', a, 2n * x * x + z);
  putLimbs(kernel, out, any);
  calls.carry(out, out);
  judge('carry', out, valueOf(any));
  if (!writesResidue(kernel, any)) wrong.push('toBytes');
  return wrong;
}

/** Whether any limbs are written as the residue of what they stand for. */
export function writesResidue(kernel: Kernel, limbs: readonly number[]): boolean {
  const [f = 0, bytes = 0] = kernel.lend([FIELD_BYTES, 32]);
  putLimbs(kernel, f, limbs);
  callsForTests(kernel).toBytes(bytes, f);
  return fromLittleEndian(kernel.bytes().slice(bytes, bytes + 32)) === modP(valueOf(limbs));
}

/** Integers at the borders of limbs, words and the field, and a few around each. */
export function borderValues(): bigint[] {
  const corners = [0n, FIELD_ORDER, 2n ** 255n, 2n * FIELD_ORDER, ORDER];
  for (let k = 1n; k <= 8n; k++) corners.push(2n ** (29n * k));
  for (const k of [64n, 128n, 192n, 252n, 254n]) corners.push(2n ** k);
  return corners
    .flatMap((corner) => [-20n, -19n, -2n, -1n, 0n, 1n, 2n, 18n, 19n, 20n].map((d) => corner + d))
    .filter((value) => value >= 0n && value < 2n ** 255n);
}

/** Bytes -> field -> bytes is the residue, and twice inverted is the same. The names of what went wrong. */
export function wrongConversions(kernel: Kernel, value: bigint): string[] {
  const calls = callsForTests(kernel);
  const [f = 0, bytes = 0] = kernel.lend([FIELD_BYTES, 32]);
  const back = (): bigint => {
    calls.toBytes(bytes, f);
    return fromLittleEndian(kernel.bytes().slice(bytes, bytes + 32));
  };
  kernel.bytes().set(littleEndian(value), bytes);
  calls.fromBytes(f, bytes);
  const wrong = back() === modP(value) ? [] : ['fromBytes'];
  calls.invert(f, f);
  const inverse = back();
  if (modP(inverse * value) !== (modP(value) === 0n ? 0n : 1n)) wrong.push('invert');
  return wrong;
}

const { Point } = ed25519;
export type NoblePoint = InstanceType<typeof Point>;

/** A point of order 8, found as the torsion part of a point with torsion; its multiples are all eight points of small order. */
export function smallOrderPoints(): NoblePoint[] {
  for (let y = 2; ; y++) {
    const point = decodeLoosely(littleEndian(BigInt(y)));
    if (point === null) continue;
    const torsion = point.multiplyUnsafe(ORDER - 1n).add(point);
    if (torsion.double().double().is0()) continue;
    return Array.from({ length: 8 }, (_, k) => (k === 0 ? Point.ZERO : torsion.multiplyUnsafe(BigInt(k))));
  }
}

export function decodeLoosely(bytes: Uint8Array): NoblePoint | null {
  try {
    return Point.fromBytes(bytes);
  } catch {
    return null;
  }
}

/** Loads a point of the library into the kernel; with `factor` other than 1 its Z is not 1. */
export function putNoble(kernel: Kernel, address: number, point: NoblePoint, factor = 1n): void {
  const calls = callsForTests(kernel);
  const { x, y } = point.toAffine();
  const coordinates = [x * factor, y * factor, factor, x * y * factor];
  for (const [k, coordinate] of coordinates.entries()) {
    kernel.bytes().set(littleEndian(modP(coordinate)), address + POINT_BYTES);
    calls.fromBytes(address + k * FIELD_BYTES, address + POINT_BYTES);
  }
}

/** The bytes of RFC 8032 of a point in the kernel, which is left as it is. */
export function bytesOfPoint(kernel: Kernel, address: number, room: number): Uint8Array {
  const bytes = kernel.bytes();
  bytes.copyWithin(room, address, address + POINT_BYTES);
  kernel.calls.normalise(room, 1, room + POINT_BYTES);
  kernel.calls.writeEncoded(room + POINT_BYTES, room, 1);
  return bytes.slice(room + POINT_BYTES, room + POINT_BYTES + 32);
}
