import { foldPeaks } from './frontier.ts';
import { type Hash, nodeHash } from './hash.ts';

/**
 * The Merkle tree of a growing log (RFC 6962 section 2.1). It keeps the hash of every complete subtree, so the root at
 * any size and any proof take a logarithmic number of steps.
 */
export class LogTree {
  /** `#levels[l][i]` is the hash of the entries from `i * 2^l` up to `(i + 1) * 2^l`. */
  readonly #levels: Hash[][] = [[]];

  static of(leafHashes: Iterable<Hash>): LogTree {
    const tree = new LogTree();
    for (const leaf of leafHashes) tree.append(leaf);
    return tree;
  }

  get size(): number {
    return this.#level(0).length;
  }

  append(leaf: Hash): void {
    this.#level(0).push(leaf);
    for (let level = 0; this.#level(level).length % 2 === 0; level++) {
      const below = this.#level(level);
      const left = this.subtree(level, below.length - 2);
      const right = this.subtree(level, below.length - 1);
      if (this.#levels.length === level + 1) this.#levels.push([]);
      this.#level(level + 1).push(nodeHash(left, right));
    }
  }

  /** Root of the first `size` entries; the empty tree has a root too. */
  rootAt(size: number = this.size): Hash {
    this.#within(size);
    return this.#hashOf(0, size);
  }

  /** Hash of the complete subtree of `2^level` entries that starts at entry `index * 2^level`. */
  subtree(level: number, index: number): Hash {
    const hash = this.#levels[level]?.[index];
    if (hash === undefined) throw new RangeError(`tree: no complete subtree ${index} at level ${level}`);
    return hash;
  }

  /** PATH of RFC 6962 section 2.1.1: sibling hashes from the entry's up to the root's child. */
  inclusionProof(index: number, size: number = this.size): readonly Hash[] {
    this.#within(size);
    if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`tree: no entry ${index}`);
    const proof: Hash[] = [];
    let [start, end] = [0, size];
    while (end - start > 1) {
      const middle = start + largestPowerBelow(end - start);
      if (index < middle) {
        proof.push(this.#hashOf(middle, end));
        end = middle;
      } else {
        proof.push(this.#hashOf(start, middle));
        start = middle;
      }
    }
    return proof.toReversed();
  }

  /** PROOF of RFC 6962 section 2.1.2: that the first `oldSize` entries are a beginning of the first `size` entries. */
  consistencyProof(oldSize: number, size: number = this.size): readonly Hash[] {
    this.#within(size);
    if (!Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > size) throw new RangeError('tree: no such old size');
    if (oldSize === 0) return [];
    const proof: Hash[] = [];
    let [start, end] = [0, size];
    while (end !== oldSize) {
      const middle = start + largestPowerBelow(end - start);
      if (oldSize <= middle) {
        proof.push(this.#hashOf(middle, end));
        end = middle;
      } else {
        proof.push(this.#hashOf(start, middle));
        start = middle;
      }
    }
    if (start > 0) proof.push(this.#hashOf(start, end));
    return proof.toReversed();
  }

  /** Hash over the entries from `start` up to `end`, where `start` is where a subtree of that length may begin. */
  #hashOf(start: number, end: number): Hash {
    const peaks: Hash[] = [];
    let at = start;
    while (at < end) {
      const level = floorLog2(end - at);
      peaks.push(this.subtree(level, at / 2 ** level));
      at += 2 ** level;
    }
    return foldPeaks(peaks);
  }

  #level(level: number): Hash[] {
    const hashes = this.#levels[level];
    if (hashes === undefined) throw new RangeError(`tree: no level ${level}`);
    return hashes;
  }

  #within(size: number): void {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size) throw new RangeError(`tree: no size ${size}`);
  }
}

/** Root over leaf hashes, for when nothing else of the tree is wanted. */
export const rootOf = (leafHashes: Iterable<Hash>): Hash => LogTree.of(leafHashes).rootAt();

/** The largest power of two that is smaller than `n`, for `n` above one. */
function largestPowerBelow(n: number): number {
  return 2 ** floorLog2(n - 1);
}

// Entries live in memory, so their number has 32 bits; a logarithm in floating point would only be nearly right.
const floorLog2 = (n: number): number => 31 - Math.clz32(n);
