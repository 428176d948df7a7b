import { compareBytes } from '@selectorate/basics';
import { type Hash, HASH_BYTES } from '@selectorate/record';
import type { RollEntry } from '../entry.ts';
import { orderHasher, type Sha256 } from './commitment.ts';

/**
 * The place in the tree of each entry given: they go by their order hashes as bytes. Sorted are plain numbers: as many
 * leading bits of the hash as a number holds beside the index of the entry. Entries alike in those bits, a few in a
 * million, are settled by the whole hash.
 */
export function placesInTree(entries: readonly RollEntry[], orderKey: Uint8Array, hash: Sha256): Uint32Array {
  const orderOf = orderHasher(orderKey, hash);
  const whole = new Uint8Array(HASH_BYTES);
  let indexes = 1;
  while (indexes < entries.length) indexes *= 2;
  const dropped = Math.max(1, (indexes * 2 ** 48) / 2 ** 53);
  const keys = new Float64Array(entries.length);
  for (const [i, { member }] of entries.entries()) {
    orderOf(member, whole);
    keys[i] = Math.floor(firstSix(whole) / dropped) * indexes + i;
  }
  keys.sort();
  const inOrder = Uint32Array.from(keys, (key) => key % indexes);
  const bitsAt = (at: number): number => Math.floor((keys[at] ?? 0) / indexes);
  for (let start = 0, end = 1; start < keys.length; start = end++) {
    while (end < keys.length && bitsAt(end) === bitsAt(start)) end++;
    if (end - start > 1) settle(inOrder.subarray(start, end), entries, orderOf);
  }
  const placeAt = new Uint32Array(entries.length);
  for (let place = 0; place < inOrder.length; place++) placeAt[inOrder[place] ?? 0] = place;
  return placeAt;
}

/** Puts a stretch of indexes in the order of their entries' whole hashes. */
function settle(stretch: Uint32Array, entries: readonly RollEntry[], orderOf: ReturnType<typeof orderHasher>): void {
  const hashed = Array.from(stretch, (index) => {
    const whole = new Uint8Array(HASH_BYTES);
    orderOf((entries[index] as RollEntry).member, whole);
    return { index, whole };
  });
  hashed.sort((a, b) => compareBytes(a.whole, b.whole));
  stretch.set(hashed.map(({ index }) => index));
}

/** Big-endian; below 2^48, so that it is exact. */
function firstSix(hash: Hash): number {
  let value = 0;
  for (let i = 0; i < 6; i++) value = 256 * value + (hash[i] ?? 0);
  return value;
}
