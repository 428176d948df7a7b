import { fromBigEndian, toBase64 } from '@selectorate/basics';
import type { Platform } from '../platform.ts';

type Hashing = Pick<Platform, 'sha256'>;

/** SHA-256 of a text, as a big-endian number modulo the order: the challenge of every proof of the protocol's version 1. */
export function challengeOf(text: string, order: bigint, { sha256 }: Hashing): bigint {
  return fromBigEndian(sha256(text)) % order;
}

/** Unpadded base64 of a SHA-256: how a ballot's hash and an election's fingerprint are written. */
export function compactHash(text: string | Uint8Array, { sha256 }: Hashing): string {
  return compactBase64(sha256(text));
}

export const compactBase64 = (bytes: Uint8Array): string => toBase64(bytes).replace(/=+$/, '');
