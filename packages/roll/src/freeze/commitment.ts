import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bigEndian, canonicalBytes, concatBytes, type ContestId, type MemberId, utf8 } from '@selectorate/basics';
import { type Hash, leafHash } from '@selectorate/record';
import { entryJson, type RollEntry } from '../entry.ts';

/** A salt is 32 random bytes for one member and one version; it is stored, and destroyed, with the entry. */
export const SALT_BYTES = 32;

export interface LeafOpening {
  readonly contest: ContestId;
  readonly version: string;
  readonly salt: Uint8Array;
  readonly entry: RollEntry;
}

/**
 * The leaf of an entry: `SHA-256(0x00 | contest | version | salt | canonical JSON of the entry)`, contest and version
 * each as a 32-bit big-endian length and UTF-8. Every field of the entry is in it, so a changed contact is a changed leaf.
 */
export function rollLeaf({ contest, version, salt, entry }: LeafOpening): Hash {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt of ${salt.length} bytes`);
  return leafHash(concatBytes(counted(contest), counted(version), salt, canonicalBytes(entryJson(entry))));
}

/** Where a member stands in the tree: HMAC-SHA-256 of the id, so that a place tells nothing of joining or alphabet. */
export const orderOf = (orderKey: Uint8Array, member: MemberId): Hash => hmac(sha256, orderKey, utf8(member));

function counted(text: string): Uint8Array {
  const bytes = utf8(text);
  return concatBytes(bigEndian(bytes.length, 4), bytes);
}
