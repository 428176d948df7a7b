import { COEFFICIENT_BYTES, SCALAR_BYTES } from './kernel.ts';

/** Points to a block: storage grows by blocks, so nothing is ever copied to grow. */
const BLOCK_BITS = 12;
const BLOCK = 2 ** BLOCK_BITS;

interface Block {
  /** The 32 bytes of RFC 8032 of each point. */
  readonly encoded: Uint8Array;
  /** Its claimed x. */
  readonly xs: Uint8Array;
  /** Its coefficient, where claimed. */
  readonly coefficients: Uint8Array;
  readonly claimed: Uint8Array;
}

/** The points a batch has taken in: bytes in blocks, and an exponent each. */
export interface Taken {
  readonly count: () => number;
  /** The index it gets. */
  take(encoded: Uint8Array, x: Uint8Array): number;
  claim(index: number, coefficient: Uint8Array): void;
  addExponent(index: number, exponent: bigint): void;
  isClaimed(index: number): boolean;
  exponent(index: number): bigint;
  encodedAt(index: number): Uint8Array;
  xAt(index: number): Uint8Array;
  coefficientAt(index: number): Uint8Array;
  clear(): void;
}

export function keepTaken(): Taken {
  let blocks: Block[] = [];
  let exponents: bigint[] = [];
  const blockOf = (index: number): Block => {
    const block = index < exponents.length ? blocks[index >> BLOCK_BITS] : undefined;
    if (block === undefined) throw new RangeError('a place of another batch');
    return block;
  };
  const part = (bytes: Uint8Array, index: number, size: number): Uint8Array => {
    const at = (index & (BLOCK - 1)) * size;
    return bytes.subarray(at, at + size);
  };
  const isClaimed = (index: number): boolean => blockOf(index).claimed[index & (BLOCK - 1)] === 1;
  return {
    count: () => exponents.length,
    take: (encoded, x) => {
      const index = exponents.length;
      if (index % BLOCK === 0) blocks.push(newBlock());
      exponents.push(0n);
      const block = blockOf(index);
      part(block.encoded, index, SCALAR_BYTES).set(encoded);
      part(block.xs, index, SCALAR_BYTES).set(x);
      return index;
    },
    claim: (index, coefficient) => {
      if (index < 0) throw new RangeError('a claimed element must have been taken');
      if (isClaimed(index)) throw new RangeError('an element is claimed once only');
      const block = blockOf(index);
      block.claimed[index & (BLOCK - 1)] = 1;
      part(block.coefficients, index, COEFFICIENT_BYTES).set(coefficient);
    },
    addExponent: (index, exponent) => {
      const before = exponents[index];
      if (before === undefined) throw new RangeError('a place of another batch');
      exponents[index] = before + exponent;
    },
    isClaimed,
    exponent: (index) => exponents[index] ?? 0n,
    encodedAt: (index) => part(blockOf(index).encoded, index, SCALAR_BYTES),
    xAt: (index) => part(blockOf(index).xs, index, SCALAR_BYTES),
    coefficientAt: (index) => part(blockOf(index).coefficients, index, COEFFICIENT_BYTES),
    clear: () => {
      blocks = [];
      exponents = [];
    },
  };
}

function newBlock(): Block {
  return {
    encoded: new Uint8Array(BLOCK * SCALAR_BYTES),
    xs: new Uint8Array(BLOCK * SCALAR_BYTES),
    coefficients: new Uint8Array(BLOCK * COEFFICIENT_BYTES),
    claimed: new Uint8Array(BLOCK),
  };
}
