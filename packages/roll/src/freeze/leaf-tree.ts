import { type Hash, HASH_BYTES } from '@selectorate/record';
import type { Sha256 } from './commitment.ts';

/**
 * The Merkle tree over leaves that are all there (RFC 6962 section 2.1), level by level as flat bytes: the tree of a log
 * grows, this one does not, and takes 64 bytes for a leaf. `levels[l]` holds the hashes over 2^l leaves each, the last one
 * over those that are left; the last level is the root alone. No leaves: no levels.
 */
export interface LeafTree {
  readonly size: number;
  readonly levels: readonly Uint8Array[];
}

/** Grows it over leaves that stand one behind another; they become its lowest level, not a copy. */
export function growLeafTree(leaves: Uint8Array, hash: Sha256): LeafTree {
  const levels: Uint8Array[] = leaves.length === 0 ? [] : [leaves];
  for (let below = leaves; below.length > HASH_BYTES;) {
    below = levelAbove(below, hash);
    levels.push(below);
  }
  return { size: leaves.length / HASH_BYTES, levels };
}

/** Pairs are hashed together, `SHA-256(0x01 | left | right)`; one left over goes up as it is. */
function levelAbove(below: Uint8Array, hash: Sha256): Uint8Array {
  const pair = 2 * HASH_BYTES;
  const above = new Uint8Array(Math.ceil(below.length / pair) * HASH_BYTES);
  const node = new Uint8Array(1 + pair);
  node[0] = 0x01;
  let at = 0;
  for (; (at + 1) * pair <= below.length; at++) {
    for (let i = 0; i < pair; i++) node[1 + i] = below[at * pair + i] ?? 0;
    hash(node, above, at * HASH_BYTES);
  }
  above.set(below.subarray(at * pair), at * HASH_BYTES);
  return above;
}

/** The root; of no leaves, SHA-256 of nothing. */
export function leafTreeRoot({ levels }: LeafTree, hash: Sha256): Hash {
  const top = levels.at(-1);
  if (top !== undefined) return top.slice();
  const root = new Uint8Array(HASH_BYTES);
  hash(new Uint8Array(0), root, 0);
  return root;
}

/** PATH of RFC 6962 section 2.1.1: the hashes beside the leaf's way up, lowest first. */
export function leafTreeProof({ size, levels }: LeafTree, index: number): readonly Hash[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`tree: no leaf ${index}`);
  return levels.flatMap((level, height) => {
    const place = Math.floor(index / 2 ** height);
    const beside = (place % 2 === 0 ? place + 1 : place - 1) * HASH_BYTES;
    return beside < level.length ? [level.slice(beside, beside + HASH_BYTES)] : [];
  });
}
