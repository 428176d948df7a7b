import { bigEndian, concatBytes, type ContestId, type MemberId, utf8, utf8Into } from '@selectorate/basics';
import { type Hash, HASH_BYTES, sha256 } from '@selectorate/record';
import type { RollEntry } from '../entry.ts';
import { entryText } from './entry-text.ts';

/** A salt is 32 random bytes for one member and one version; it is stored, and destroyed, with the entry. */
export const SALT_BYTES = 32;

export interface LeafOpening {
  readonly contest: ContestId;
  readonly version: string;
  readonly salt: Uint8Array;
  readonly entry: RollEntry;
}

/**
 * Writes the 32 bytes of SHA-256 of `data` into `out` from `at` on, and gives the place after them (a function that gives
 * the hash instead would write nothing, and must not pass for one of these). A machine may have a faster one than ours; it
 * must not keep the data, which are written over.
 */
export type Sha256 = (data: Uint8Array, out: Uint8Array, at: number) => number;

export const ownSha256: Sha256 = (data, out, at) => {
  out.set(sha256(data), at);
  return at + HASH_BYTES;
};

/**
 * The leaf of an entry: `SHA-256(0x00 | contest | version | salt | canonical JSON of the entry)`, contest and version
 * each as a 32-bit big-endian length and UTF-8. Every field of the entry is in it, so a changed contact is a changed leaf.
 */
export const rollLeaf = (opening: LeafOpening): Hash => sha256(leafWriter(opening)(opening.entry, opening.salt));

/** What the leaves of one contest and version are hashes of. What they share is laid out once; the rest is written over. */
export function leafWriter({
  contest,
  version,
}: Pick<LeafOpening, 'contest' | 'version'>): (entry: RollEntry, salt: Uint8Array) => Uint8Array {
  const shared = concatBytes(Uint8Array.of(0x00), counted(contest), counted(version));
  const textAt = shared.length + SALT_BYTES;
  let room = startingWith(shared, textAt + 4096);
  return (entry, salt) => {
    if (salt.length !== SALT_BYTES) throw new RangeError(`a salt of ${salt.length} bytes`);
    const text = entryText(entry);
    // A UTF-16 code unit takes three bytes at most.
    if (room.length < textAt + 3 * text.length) room = startingWith(shared, textAt + 3 * text.length);
    room.set(salt, shared.length);
    return room.subarray(0, textAt + utf8Into(text, room.subarray(textAt)));
  };
}

/** HMAC takes its key to the size of one block of SHA-256 (RFC 2104 section 2). */
const BLOCK = 64;

/**
 * Where members stand in the tree: HMAC-SHA-256 of the id under the key of the freeze, so that a place tells nothing of
 * joining or alphabet. Writes it to the start of `out`.
 */
export function orderHasher(orderKey: Uint8Array, hash: Sha256): (member: MemberId, out: Uint8Array) => void {
  let key = orderKey;
  if (orderKey.length > BLOCK) {
    key = new Uint8Array(HASH_BYTES);
    hash(orderKey, key, 0);
  }
  const padded = (pad: number): Uint8Array => Uint8Array.from({ length: BLOCK }, (_, i) => (key[i] ?? 0) ^ pad);
  const inner = startingWith(padded(0x36), 2 * BLOCK + 64);
  const outer = startingWith(padded(0x5c), BLOCK + HASH_BYTES);
  const id = inner.subarray(BLOCK);
  return (member, out) => {
    const length = utf8Into(member, id);
    hash(inner.subarray(0, BLOCK + length), outer, BLOCK);
    hash(outer, out, 0);
  };
}

function startingWith(start: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(start);
  return bytes;
}

function counted(text: string): Uint8Array {
  const bytes = utf8(text);
  return concatBytes(bigEndian(bytes.length, 4), bytes);
}
