import { bigEndian, fromBigEndian } from '@selectorate/basics';
import type { Element } from './element.ts';
import type { Embedding } from './group.ts';

const FREE_BITS = 14n;
const MOST = 30;
const POINT_BYTES = 32;

/** What an embedding asks of the curve. */
export interface CurveText {
  /** The point of RFC 8032 bytes, null where there is none or it has torsion. */
  readonly decode: (bytes: Uint8Array) => Element | null;
  /** The RFC 8032 bytes of a point. */
  readonly encode: (element: Element) => Uint8Array;
}

/**
 * Votes as points: y = the numbers, a byte each, times 2^14, plus the smallest number that makes it the y of a point of the
 * prime-order subgroup with even x (specification of the protocol, section 5.2.1). 30 numbers fit below p.
 */
export function ed25519Embedding(curve: CurveText): Embedding {
  const embed = (numbers: readonly number[]): Element => {
    if (numbers.length > MOST) throw new RangeError(`embed: at most ${MOST} numbers`);
    const shifted = fromBigEndian(Uint8Array.from(numbers)) << FREE_BITS;
    for (let free = 0n; free < 1n << FREE_BITS; free++) {
      const point = curve.decode(bigEndian(shifted + free, POINT_BYTES).toReversed());
      if (point !== null) return point;
    }
    throw new RangeError('embed: no point found');
  };
  const readLoosely = (element: Element, count: number): number[] => numbersOf(spelt(curve, element), count);
  const read = (element: Element, count: number): number[] | null => {
    if (count > MOST) return null;
    const bytes = curve.encode(element);
    const numbers = readLoosely(element, count);
    const canonical = curve.encode(embed(numbers));
    return bytes.every((byte, i) => byte === canonical[i]) ? numbers : null;
  };
  return { freeBits: Number(FREE_BITS), most: MOST, embed, read, readLoosely };
}

/** y, without the sign of x. */
function spelt(curve: CurveText, element: Element): bigint {
  return fromBigEndian(curve.encode(element).toReversed()) & ((1n << 255n) - 1n);
}

function numbersOf(y: bigint, count: number): number[] {
  const bits = y >> FREE_BITS;
  return Array.from({ length: count }, (_, i) => Number((bits >> BigInt(8 * (count - 1 - i))) & 0xffn));
}
