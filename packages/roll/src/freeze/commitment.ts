import { bigEndian, concatBytes, type ContestId, type MemberId, utf8 } from '@selectorate/basics';
import { type Hash, sha256 } from '@selectorate/record';
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

/** SHA-256 of bytes. A machine may have a faster one than ours; it must not keep the bytes, which are written over. */
export type Sha256 = (data: Uint8Array) => Hash;

/**
 * The leaf of an entry: `SHA-256(0x00 | contest | version | salt | canonical JSON of the entry)`, contest and version
 * each as a 32-bit big-endian length and UTF-8. Every field of the entry is in it, so a changed contact is a changed leaf.
 */
export const rollLeaf = (opening: LeafOpening): Hash => leafHasher(opening, sha256)(opening.entry, opening.salt);

/** Hashes the leaves of one contest and version; what they share is laid out once. */
export function leafHasher(
  { contest, version }: Pick<LeafOpening, 'contest' | 'version'>,
  hash: Sha256,
): (entry: RollEntry, salt: Uint8Array) => Hash {
  const shared = concatBytes(Uint8Array.of(0x00), counted(contest), counted(version));
  const textAt = shared.length + SALT_BYTES;
  let room = startingWith(shared, textAt + 1024);
  return (entry, salt) => {
    if (salt.length !== SALT_BYTES) throw new RangeError(`a salt of ${salt.length} bytes`);
    const text = utf8(entryText(entry));
    if (room.length < textAt + text.length) room = startingWith(shared, textAt + 2 * text.length);
    room.set(salt, shared.length);
    room.set(text, textAt);
    return hash(room.subarray(0, textAt + text.length));
  };
}

/** HMAC takes its key to the size of one block of SHA-256 (RFC 2104 section 2). */
const BLOCK = 64;

/**
 * Where members stand in the tree: HMAC-SHA-256 of the id under the key of the freeze, so that a place tells nothing of
 * joining or alphabet.
 */
export function orderHasher(orderKey: Uint8Array, hash: Sha256): (member: MemberId) => Hash {
  const key = orderKey.length > BLOCK ? hash(orderKey) : orderKey;
  const padded = (pad: number): Uint8Array => Uint8Array.from({ length: BLOCK }, (_, i) => (key[i] ?? 0) ^ pad);
  const inner = startingWith(padded(0x36), 2 * BLOCK + 64);
  const outer = startingWith(padded(0x5c), 2 * BLOCK);
  return (member) => {
    const id = utf8(member);
    if (id.length > inner.length - BLOCK) throw new RangeError('order: an id that is none');
    inner.set(id, BLOCK);
    const within = hash(inner.subarray(0, BLOCK + id.length));
    outer.set(within, BLOCK);
    return hash(outer.subarray(0, BLOCK + within.length));
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
