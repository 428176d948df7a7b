import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalBytes, fromBigEndian } from '@selectorate/basics';

/** Everything about canaries that must not be guessed is derived from one secret key and what it is for. */
export const keyedBytes = (key: Uint8Array, ...purpose: readonly (string | number)[]): Uint8Array =>
  hmac(sha256, key, canonicalBytes(purpose));

/** A whole number from 0 up to, not including, `below`; 48 bits of the hash make the bias too small to matter. */
export const keyedBelow = (key: Uint8Array, below: number, ...purpose: readonly (string | number)[]): number =>
  Number(fromBigEndian(keyedBytes(key, ...purpose).slice(0, 6))) % below;

/** One of the items; the caller vouches that there is one. */
export function keyedPick<T>(key: Uint8Array, items: readonly T[], ...purpose: readonly (string | number)[]): T {
  if (items.length === 0) throw new RangeError('canaries: nothing to pick from');
  return items[keyedBelow(key, items.length, ...purpose)] as T;
}
