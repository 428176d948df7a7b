import type { Result } from '@selectorate/basics';
import type { Batch } from './batch.ts';
import type { Element, ElementFault, RandomBytes } from './element.ts';

export type GroupName = 'Ed25519' | 'BELENIOS-2048' | 'RFC-3526-2048';

/** One factor of a product of powers: element ^ exponent. Exponents may be any integer; they are taken modulo the order. */
export type Factor = readonly [element: Element, exponent: bigint];

/** A base whose powers are asked for often: a table makes each cheap. Public data only. */
export interface FixedBase {
  readonly base: Element;
  power(exponent: bigint): Element;
  /** The same for many exponents at once. */
  powers(exponents: readonly bigint[]): Element[];
}

/** How a vote with a list of small numbers becomes an element: so many free bits, and eight bits a number. */
export interface Embedding {
  /** Bits left free below the numbers, tried upwards from zero until there is an element. */
  readonly freeBits: number;
  /** How many numbers (a byte each) fit. */
  readonly most: number;
  embed(numbers: readonly number[]): Element;
  /**
   * The `count` numbers an element stands for, or null where it is not exactly what {@link embed} makes of them: wrong sign, free
   * bits that are not the smallest, or something above the highest number. Never a fault: a vote may be anything.
   */
  read(element: Element, count: number): number[] | null;
  /** The numbers whatever the free bits say, as the protocol's version 1 decodes them: for comparing with a published result. */
  readLoosely(element: Element, count: number): number[];
}

/**
 * A cyclic group of prime order, written multiplicatively as in the protocol. All but the two `secret…` methods are for public
 * data: their running time depends on their arguments.
 */
export interface Group {
  readonly name: GroupName;
  /** q, prime. */
  readonly order: bigint;
  readonly generator: Element;
  readonly identity: Element;

  /** Reads the one canonical spelling: Ed25519 64 lower-case hex digits, the others a decimal number without leading zero. */
  read(text: string): Result<Element, ElementFault>;
  /** The same for many, the subgroup tested for all at once (a wrong element passes with a chance below 2^-128). */
  readAll(
    texts: readonly string[],
    random: RandomBytes,
  ): Result<Element[], { readonly index: number; readonly fault: ElementFault }>;
  write(element: Element): string;
  /** The same for many, with one inversion. */
  writeAll(elements: readonly Element[]): string[];

  multiply(a: Element, b: Element): Element;
  inverse(a: Element): Element;
  power(base: Element, exponent: bigint): Element;
  powerOfGenerator(exponent: bigint): Element;
  /** The product of powers: a multi-scalar multiplication. */
  product(factors: readonly Factor[]): Element;
  equal(a: Element, b: Element): boolean;
  isIdentity(a: Element): boolean;
  fixedBase(base: Element): FixedBase;

  /** generator ^ exponent for a secret exponent; see docs/constant-time.md for what holds. */
  secretPowerOfGenerator(exponent: bigint): Element;
  /** base ^ exponent for a secret exponent, blinded with the random bytes given. */
  secretPower(base: Element, exponent: bigint, random: RandomBytes): Element;

  /** The order of ciphertexts in an encrypted tally: negative, zero or positive. */
  compareTexts(a: string, b: string): number;
  /** Null where the group has none: no ranked questions. */
  readonly embedding: Embedding | null;
  /** The independent generators of the shuffle's proof: h is index -1, h_i is index i. Kept once worked out. */
  shuffleGenerator(index: number): Element;
  /** The first `count` of them. */
  shuffleGenerators(count: number): readonly Element[];

  /** Null where proofs of this group are checked one by one only. */
  readonly batching: Batching | null;
}

/** What makes and takes packed elements, the form of the hints in a sidecar. Nothing in it is trusted. */
export interface Batching {
  /** x then y, 32 bytes each, little-endian. */
  readonly packedBytes: number;
  /** x alone: what goes with an element whose text the archive has. */
  readonly hintBytes: number;
  pack(elements: readonly Element[]): Uint8Array;
  /** The canonical text a packed element would have; whether it is on the curve is for the batch to find out. */
  textOfPacked(packed: Uint8Array): Result<string, ElementFault>;
  hintOfPacked(packed: Uint8Array): Uint8Array;
  newBatch(random: RandomBytes): Batch;
}
