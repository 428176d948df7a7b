import { ed25519 } from '@noble/curves/ed25519.js';
import { ORDER, writeText } from './ed25519-text.ts';
import type { Element, RandomBytes } from './element.ts';
import type { Factor, Group } from './group.ts';
import {
  decodeLoosely,
  fromLittleEndian,
  littleEndian,
  type NoblePoint,
  type Pick,
  smallOrderPoints,
} from './kernel-testing.ts';

const { Point } = ed25519;
const torsion = smallOrderPoints();

/** A scalar: random, small, near the order, or with long runs of equal bits. */
function pickScalar(pick: Pick): bigint {
  const random = fromLittleEndian(Uint8Array.from({ length: 32 }, () => pick(256))) % ORDER;
  const kinds = [random, random, BigInt(pick(300)), ORDER - 1n - BigInt(pick(300)), runs(pick) % ORDER];
  return kinds[pick(kinds.length)] ?? random;
}

function runs(pick: Pick): bigint {
  let value = 0n;
  for (let bits = 0; bits < 253;) {
    const length = 1 + pick(60);
    value = (value << BigInt(length)) | (pick(2) === 1 ? (1n << BigInt(length)) - 1n : 0n);
    bits += length;
  }
  return value;
}

const multiply = (point: NoblePoint, scalar: bigint): NoblePoint =>
  scalar === 0n || point.is0() ? Point.ZERO : point.multiplyUnsafe(scalar);

/** One case of the group's operations against the library: the names of those that went wrong. */
export function wrongGroupOperations(group: Group, pick: Pick, random: RandomBytes): string[] {
  const wrong: string[] = [];
  const judge = (name: string, element: Element, point: NoblePoint): void => {
    if (group.write(element) !== writeText(point.toBytes())) wrong.push(name);
  };
  const [r, s, k] = [pickScalar(pick), pickScalar(pick), pickScalar(pick)];
  const [p, q] = [multiply(Point.BASE, r), multiply(Point.BASE, s)];
  const [a, b] = [group.powerOfGenerator(r), group.powerOfGenerator(s)];
  judge('powerOfGenerator', a, p);
  judge('multiply', group.multiply(a, b), p.add(q));
  judge('inverse', group.inverse(a), p.negate());
  judge('power', group.power(a, k), multiply(p, k));
  const count = pick(2) === 1 ? pick(6) : 100 + pick(200);
  const factors = Array.from({ length: count }, (_, i): Factor => [i % 2 === 0 ? a : b, pickScalar(pick)]);
  const [sumA, sumB] = [0, 1].map((side) =>
    factors.filter((_, i) => i % 2 === side).reduce((sum, [, e]) => sum + e, 0n),
  );
  judge('product', group.product(factors), multiply(p, (sumA ?? 0n) % ORDER).add(multiply(q, (sumB ?? 0n) % ORDER)));

  const part = torsion[pick(8)] ?? Point.ZERO;
  const laced = p.add(part);
  const read = group.read(writeText(laced.toBytes()));
  if (read.ok !== laced.isTorsionFree()) wrong.push('read, torsion');
  if (read.ok) judge('read', read.value, laced);

  const bytes = littleEndian(runs(pick) % 2n ** 256n);
  const point = decodeLoosely(bytes);
  const text = writeText(bytes);
  const expected = point !== null && point.isTorsionFree();
  if (group.read(text).ok !== expected) wrong.push('read, any bytes');
  if (group.readAll([text], random).ok !== expected) wrong.push('readAll, any bytes');
  return wrong;
}
