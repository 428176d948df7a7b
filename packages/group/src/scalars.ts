import { fromBigEndian, joinBytes } from '@selectorate/basics';
import type { RandomBytes } from './element.ts';

/** The representative of `value` between 0 and `order` - 1. */
export function modulo(value: bigint, order: bigint): bigint {
  const rest = value % order;
  return rest < 0n ? rest + order : rest;
}

/** The inverse modulo a prime. Throws for a multiple of it, which has none. Public data only. */
export function invert(value: bigint, prime: bigint): bigint {
  let [a, b] = [modulo(value, prime), prime];
  let [x, y] = [1n, 0n];
  while (a > 1n) {
    const quotient = b / a;
    [a, b] = [b % a, a];
    [x, y] = [y - quotient * x, x];
  }
  if (a !== 1n) throw new RangeError('invert: no inverse');
  return modulo(x, prime);
}

const EXTRA_BYTES = 16;

/** A uniform scalar: 128 bits more than the order has are drawn, so that the reduction leaves no bias that could be found. */
export function randomScalar(order: bigint, random: RandomBytes): bigint {
  const wanted = Math.ceil(order.toString(16).length / 2) + EXTRA_BYTES;
  return fromBigEndian(random(wanted)) % order;
}

/** Many of them, with as few calls of the generator as its usual limit of 65,536 bytes a call allows. */
export function randomScalars(count: number, order: bigint, random: RandomBytes): bigint[] {
  const each = Math.ceil(order.toString(16).length / 2) + EXTRA_BYTES;
  const bytes = drawBytes(count * each, random);
  return Array.from({ length: count }, (_, i) => fromBigEndian(bytes.subarray(i * each, (i + 1) * each)) % order);
}

const MOST_AT_ONCE = 65_536;

/** Any number of random bytes, asked for in pieces that every platform's generator gives. */
export function drawBytes(count: number, random: RandomBytes): Uint8Array {
  if (count <= MOST_AT_ONCE) return random(count);
  const pieces: Uint8Array[] = [];
  for (let drawn = 0; drawn < count; drawn += MOST_AT_ONCE) {
    pieces.push(random(Math.min(MOST_AT_ONCE, count - drawn)));
  }
  return joinBytes(pieces);
}
