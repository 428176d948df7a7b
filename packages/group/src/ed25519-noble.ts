import { ed25519 } from '@noble/curves/ed25519.js';
import { err, ok, type Result, unwrap } from '@selectorate/basics';
import { ed25519Embedding } from './ed25519-embedding.ts';
import { generatorCandidates } from './ed25519-generators.ts';
import { compareReversed, ORDER, readText, writeText } from './ed25519-text.ts';
import type { Element, ElementFault, RandomBytes } from './element.ts';
import type { Factor, Group } from './group.ts';
import { keepGenerators } from './keep-generators.ts';
import { readOneByOne } from './read-one-by-one.ts';
import { modulo, randomScalar } from './scalars.ts';

const { Point } = ed25519;
type NoblePoint = InstanceType<typeof Point>;

const COFACTOR = 8n;

// An element of this group is a point of the library; the interface only hides which.
const asElement = (point: NoblePoint): Element => point as unknown as Element;
const asPoint = (element: Element): NoblePoint => element as unknown as NoblePoint;

/**
 * Ed25519 by the audited library alone. It does the work with secrets, and is the oracle of the kernel's tests: every public
 * operation is here as well, slowly.
 */
export function nobleEd25519(): Group {
  const read = (text: string): Result<Element, ElementFault> => {
    const bytes = readText(text);
    if (!bytes.ok) return bytes;
    const point = decode(bytes.value);
    if (point === null) return err('not-in-group');
    return point.isTorsionFree() ? ok(asElement(point)) : err('not-in-subgroup');
  };
  const power = (base: Element, exponent: bigint): Element =>
    asElement(asPoint(base).multiplyUnsafe(modulo(exponent, ORDER)));
  const write = (element: Element): string => writeText(asPoint(element).toBytes());
  const secretPowerOfGenerator = (exponent: bigint): Element => asElement(multiplySecretly(Point.BASE, exponent));
  const shuffleGenerator = (index: number): Element => {
    for (const bytes of generatorCandidates(index)) {
      const point = decode(bytes);
      if (point !== null) return asElement(point.multiplyUnsafe(COFACTOR));
    }
    throw new RangeError('unreachable: candidates do not end');
  };
  return {
    name: 'Ed25519',
    order: ORDER,
    generator: asElement(Point.BASE),
    identity: asElement(Point.ZERO),
    read,
    readAll: (texts) => readOneByOne(texts, read),
    write,
    writeAll: (elements) => elements.map(write),
    multiply: (a, b) => asElement(asPoint(a).add(asPoint(b))),
    inverse: (a) => asElement(asPoint(a).negate()),
    power,
    powerOfGenerator: (exponent) => power(asElement(Point.BASE), exponent),
    product: (factors) => productOf(factors),
    equal: (a, b) => asPoint(a).equals(asPoint(b)),
    isIdentity: (a) => asPoint(a).is0(),
    fixedBase: (base) => ({
      base,
      power: (exponent) => power(base, exponent),
      powers: (exponents) => exponents.map((exponent) => power(base, exponent)),
    }),
    secretPowerOfGenerator,
    secretPower,
    compareTexts: compareReversed,
    embedding: ed25519Embedding({ decode: decodeInSubgroup, encode: (element) => asPoint(element).toBytes() }),
    ...keepGenerators(shuffleGenerator),
    batching: null,
  };
}

/**
 * How often a base is used before the library makes a table of it, which costs as much as some twenty powers: a ballot with many
 * answers raises the election's key so often, one with two does not.
 */
const OFTEN = 24;
const TABLE_WINDOW = 6;
const uses = new WeakMap<NoblePoint, number>();

function noteUse(point: NoblePoint): void {
  const count = (uses.get(point) ?? 0) + 1;
  uses.set(point, count);
  if (count === OFTEN) point.precompute(TABLE_WINDOW);
}

/** An element that another engine has read and tested, by its text: decoded only. */
export function adoptNoble(text: string): Element {
  return asElement(Point.fromBytes(unwrap(readText(text))));
}

/**
 * base ^ exponent. The library's ladder takes the same steps for every exponent but does not blind it: so it sees two numbers,
 * each uniform by itself, whose sum is the exponent.
 */
function secretPower(base: Element, exponent: bigint, random: RandomBytes): Element {
  const mask = randomScalar(ORDER, random);
  const point = asPoint(base);
  noteUse(point);
  const masked = multiplySecretly(point, modulo(exponent - mask, ORDER));
  return asElement(masked.add(multiplySecretly(point, mask)));
}

/** The library refuses to multiply by zero in its even-timed way; zero gives the identity. */
function multiplySecretly(point: NoblePoint, exponent: bigint): NoblePoint {
  const scalar = modulo(exponent, ORDER);
  return scalar === 0n ? Point.ZERO : point.multiply(scalar);
}

function decode(bytes: Uint8Array): NoblePoint | null {
  try {
    return Point.fromBytes(bytes);
  } catch {
    return null;
  }
}

function decodeInSubgroup(bytes: Uint8Array): Element | null {
  const point = decode(bytes);
  return point !== null && point.isTorsionFree() ? asElement(point) : null;
}

function productOf(factors: readonly Factor[]): Element {
  let product = Point.ZERO;
  for (const [element, exponent] of factors) {
    product = product.add(asPoint(element).multiplyUnsafe(modulo(exponent, ORDER)));
  }
  return asElement(product);
}
