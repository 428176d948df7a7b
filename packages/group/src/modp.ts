import { err, fromBigEndian, ok, type Result, utf8 } from '@selectorate/basics';
import { sha256 } from '@noble/hashes/sha2.js';
import { readOneByOne } from './read-one-by-one.ts';
import type { Element, ElementFault, RandomBytes } from './element.ts';
import type { Embedding, Factor, Group, GroupName } from './group.ts';
import { keepGenerators } from './keep-generators.ts';
import { invert, modulo, randomScalar } from './scalars.ts';

/** A subgroup of the numbers modulo a prime. */
export interface ModpParameters {
  readonly name: GroupName;
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  /** Free bits and numbers of an embedding, where votes can be elements. */
  readonly embedding: { readonly freeBits: number; readonly most: number } | null;
}

const asElement = (value: bigint): Element => value as unknown as Element;
const asNumber = (element: Element): bigint => element as unknown as bigint;

/** The 2048-bit groups, on plain integers: for being judged by older verifiers, not for speed. */
export function modpGroup(parameters: ModpParameters): Group {
  const { name, p, q, g } = parameters;
  const read = (text: string): Result<Element, ElementFault> => readNumber(text, parameters);
  const power = (base: Element, exponent: bigint): Element =>
    asElement(powerOf(asNumber(base), modulo(exponent, q), p));
  const secretPower = (base: Element, exponent: bigint, random: RandomBytes): Element => {
    // Plain integers take time that depends on them: both exponents shown to them are uniform by themselves.
    const mask = randomScalar(q, random);
    const masked = powerOf(asNumber(base), modulo(exponent - mask, q), p);
    return asElement((masked * powerOf(asNumber(base), mask, p)) % p);
  };
  return {
    name,
    order: q,
    generator: asElement(g),
    identity: asElement(1n),
    read,
    readAll: (texts) => readOneByOne(texts, read),
    write: (element) => asNumber(element).toString(),
    writeAll: (elements) => elements.map((element) => asNumber(element).toString()),
    multiply: (a, b) => asElement((asNumber(a) * asNumber(b)) % p),
    inverse: (a) => asElement(invert(asNumber(a), p)),
    power,
    powerOfGenerator: (exponent) => power(asElement(g), exponent),
    product: (factors) => productOf(factors, parameters),
    equal: (a, b) => asNumber(a) === asNumber(b),
    isIdentity: (a) => asNumber(a) === 1n,
    fixedBase: (base) => ({
      base,
      power: (exponent) => power(base, exponent),
      powers: (exponents) => exponents.map((exponent) => power(base, exponent)),
    }),
    secretPowerOfGenerator: (exponent) => power(asElement(g), exponent),
    secretPower,
    compareTexts: compareNumbers,
    embedding: parameters.embedding && modpEmbedding(parameters, parameters.embedding),
    ...keepGenerators((index) => asElement(hashedGenerator(index, parameters))),
    batching: null,
  };
}

const DECIMAL = /^[1-9][0-9]*$/;

function readNumber(text: string, { p, q }: ModpParameters): Result<Element, ElementFault> {
  if (text.length > 1 + p.toString().length || !DECIMAL.test(text)) return err('not-canonical');
  const value = BigInt(text);
  if (value >= p) return err('not-canonical');
  return isInSubgroup(value, { p, q }) ? ok(asElement(value)) : err('not-in-subgroup');
}

/** Whether a number is a power of the generator. Below a safe prime those are the squares, which Jacobi's symbol tells quickly. */
function isInSubgroup(value: bigint, { p, q }: { readonly p: bigint; readonly q: bigint }): boolean {
  return p === 2n * q + 1n ? jacobi(value, p) === 1 : powerOf(value, q, p) === 1n;
}

/** Jacobi's symbol of a positive number and an odd one, by reciprocity. */
function jacobi(value: bigint, odd: bigint): -1 | 0 | 1 {
  let [a, n] = [value % odd, odd];
  let isMinus = false;
  while (a !== 0n) {
    let twos = 0;
    while ((a & 1n) === 0n) {
      a >>= 1n;
      twos += 1;
    }
    const eighth = n & 7n;
    if (twos % 2 === 1 && (eighth === 3n || eighth === 5n)) isMinus = !isMinus;
    if ((a & 3n) === 3n && (n & 3n) === 3n) isMinus = !isMinus;
    [a, n] = [n % a, a];
  }
  if (n !== 1n) return 0;
  return isMinus ? -1 : 1;
}

const WINDOW = 4n;
const WINDOW_VALUES = 16;

/** Windows of four bits from the top. */
function powerOf(base: bigint, exponent: bigint, p: bigint): bigint {
  if (exponent === 0n) return 1n;
  const table = [1n];
  for (let i = 1; i < WINDOW_VALUES; i++) table.push(((table[i - 1] ?? 1n) * base) % p);
  const digits = exponent.toString(16);
  let result = 1n;
  for (const digit of digits) {
    for (let i = 0n; i < WINDOW; i++) result = (result * result) % p;
    const value = Number.parseInt(digit, 16);
    if (value !== 0) result = (result * (table[value] ?? 1n)) % p;
  }
  return result;
}

function productOf(factors: readonly Factor[], { p, q }: ModpParameters): Element {
  let product = 1n;
  for (const [element, exponent] of factors) {
    product = (product * powerOf(asNumber(element), modulo(exponent, q), p)) % p;
  }
  return asElement(product);
}

function compareNumbers(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Specification, table 8: the hash raised to the cofactor. */
function hashedGenerator(index: number, { p, q }: ModpParameters): bigint {
  return powerOf(fromBigEndian(sha256(utf8(`ggen|${index}`))), (p - 1n) / q, p);
}

/** Votes as numbers of the subgroup: the vote's bytes, then the smallest free bits that make it one (specification, section 5.1). */
function modpEmbedding(parameters: ModpParameters, shape: { freeBits: number; most: number }): Embedding {
  const free = BigInt(shape.freeBits);
  const embed = (numbers: readonly number[]): Element => {
    if (numbers.length > shape.most) throw new RangeError(`embed: at most ${shape.most} numbers`);
    const shifted = fromBigEndian(Uint8Array.from(numbers)) << free;
    for (let low = 0n; low < 1n << free; low++) {
      const value = shifted + low;
      if (value !== 0n && isInSubgroup(value, parameters)) return asElement(value);
    }
    throw new RangeError('embed: no element found');
  };
  const readLoosely = (element: Element, count: number): number[] =>
    Array.from({ length: count }, (_, i) =>
      Number((asNumber(element) >> (free + BigInt(8 * (count - 1 - i)))) & 0xffn),
    );
  const read = (element: Element, count: number): number[] | null => {
    if (count > shape.most) return null;
    const numbers = readLoosely(element, count);
    return asNumber(embed(numbers)) === asNumber(element) ? numbers : null;
  };
  return { ...shape, embed, read, readLoosely };
}
