import { equalBytes } from '@selectorate/basics';
import { EMPTY_ROOT, HASH_BYTES, type Hash, nodeHash } from './hash.ts';

/** No tree of at most 2^53 entries needs a longer proof; tlog-witness allows 63 lines. */
export const LONGEST_PROOF = 63;

export interface UntrustedInclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** Is the entry with this leaf hash at this index of the tree? Verification of RFC 9162 section 2.1.3.2. */
export function checkInclusion({ index, size, leaf, root, proof }: UntrustedInclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || proof.length > LONGEST_PROOF) return false;
  if (!areHashes([leaf, root, ...proof])) return false;
  let hash = leaf;
  const path = climb(index, size - 1);
  for (const step of proof) {
    const side = path.next();
    if (side === undefined) return false;
    hash = side === 'left' ? nodeHash(step, hash) : nodeHash(hash, step);
  }
  return path.next() === undefined && equalBytes(hash, root);
}

export interface UntrustedConsistency {
  readonly oldSize: number;
  readonly size: number;
  readonly oldRoot: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** Is the old tree a beginning of the new one? Verification of RFC 9162 section 2.1.4.2. */
export function checkConsistency({ oldSize, size, oldRoot, root, proof }: UntrustedConsistency): boolean {
  if (!isSize(oldSize) || !isSize(size) || oldSize > size || proof.length > LONGEST_PROOF) return false;
  if (!areHashes([oldRoot, root, ...proof])) return false;
  if (oldSize === size) return proof.length === 0 && equalBytes(oldRoot, root);
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, EMPTY_ROOT);
  // A complete old tree is itself the first step, and the sender leaves out what the checker knows.
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [old, last] = [oldSize - 1, size - 1];
  while (old % 2 === 1) [old, last] = [half(old), half(last)];
  let [oldHash, hash] = [first, first];
  const path = climb(old, last);
  for (const step of rest) {
    const side = path.next();
    if (side === undefined) return false;
    if (side === 'left') [oldHash, hash] = [nodeHash(step, oldHash), nodeHash(step, hash)];
    else hash = nodeHash(hash, step);
  }
  return path.next() === undefined && equalBytes(oldHash, oldRoot) && equalBytes(hash, root);
}

/** On which side the sibling stands at each step from node `index` to the root, where `last` is the last node. */
function climb(index: number, last: number): { next(): 'left' | 'right' | undefined } {
  let [node, end] = [index, last];
  return {
    next() {
      if (end === 0) return undefined;
      const side = node % 2 === 1 || node === end ? 'left' : 'right';
      // The last node of a level without a sibling is its own parent: skip those levels.
      if (side === 'left') {
        while (node % 2 === 0 && node > 0) [node, end] = [half(node), half(end)];
      }
      [node, end] = [half(node), half(end)];
      return side;
    },
  };
}

const half = (n: number): number => Math.floor(n / 2);

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

function isPowerOfTwo(n: number): boolean {
  let rest = n;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}

const areHashes = (values: readonly Uint8Array[]): boolean => values.every((value) => value.length === HASH_BYTES);
