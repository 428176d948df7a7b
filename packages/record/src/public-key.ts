import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { err, fromBase64Url, ok, type Result, throwIllegalValue, toBase64Url, utf8 } from '@selectorate/basics';
import { sha256Hex } from './hash.ts';

/** `EdDSA` is Ed25519, `ES256` is ECDSA over P-256 with SHA-256 (the names of RFC 8152 that passkeys use). */
export type SignatureAlgorithm = 'EdDSA' | 'ES256';

/** A key as acts and set-up sheets write it: base64url of 32 raw bytes (EdDSA) or 33 compressed SEC 1 bytes (ES256). */
export interface PublicKey {
  readonly alg: SignatureAlgorithm;
  readonly key: string;
}

/** A key as it comes from outside. */
export interface UntrustedPublicKey {
  readonly alg: string;
  readonly key: string;
}

declare const checked: unique symbol;

/** A key that {@link readPublicKey} has accepted; nothing else makes one. */
export interface CheckedPublicKey extends PublicKey {
  readonly bytes: Uint8Array;
  readonly [checked]: true;
}

export type PublicKeyFault =
  | 'unknown-algorithm'
  | 'not-base64url'
  | 'wrong-length'
  | 'not-a-point'
  | 'small-order'
  | 'torsion-component';

const KEY_BYTES: Readonly<Record<SignatureAlgorithm, number>> = { EdDSA: 32, ES256: 33 };

/**
 * Reads a key once, before anything is checked with it. Refuses text that is not the one encoding of its point, points
 * of small order (which sign for everybody), and Ed25519 points outside the group of prime order, on which verifiers
 * disagree.
 */
export function readPublicKey({ alg, key }: UntrustedPublicKey): Result<CheckedPublicKey, PublicKeyFault> {
  if (alg !== 'EdDSA' && alg !== 'ES256') return err('unknown-algorithm');
  if (key.length > 64) return err('wrong-length');
  const bytes = fromBase64Url(key);
  if (bytes === undefined) return err('not-base64url');
  return readPublicKeyBytes(alg, bytes);
}

/** Like {@link readPublicKey}, from the raw bytes. */
export function readPublicKeyBytes(
  alg: SignatureAlgorithm,
  bytes: Uint8Array,
): Result<CheckedPublicKey, PublicKeyFault> {
  if (bytes.length !== KEY_BYTES[alg]) return err('wrong-length');
  const key = toBase64Url(bytes);
  const known = accepted.get(`${alg}:${key}`);
  if (known !== undefined) return ok(known);
  const fault = faultOfPoint(alg, bytes);
  return fault === undefined
    ? ok(remember({ alg, key, bytes: Uint8Array.from(bytes) } as CheckedPublicKey))
    : err(fault);
}

/** Keys accepted before, by algorithm and text: what these mean never changes, and a point takes long to check. */
const accepted = new Map<string, CheckedPublicKey>();
const MOST_REMEMBERED = 100_000;

function remember(key: CheckedPublicKey): CheckedPublicKey {
  if (accepted.size >= MOST_REMEMBERED) accepted.clear();
  accepted.set(`${key.alg}:${key.key}`, key);
  return key;
}

/** 128 bits of SHA-256 over `alg:key`, as eight groups of four hexadecimal digits to be read aloud or compared on paper. */
export function fingerprint({ alg, key }: PublicKey): string {
  const digits = sha256Hex(utf8(`${alg}:${key}`));
  return Array.from({ length: 8 }, (_, group) => digits.slice(4 * group, 4 * group + 4)).join(' ');
}

function faultOfPoint(alg: SignatureAlgorithm, bytes: Uint8Array): PublicKeyFault | undefined {
  switch (alg) {
    case 'EdDSA': {
      const point = decoded(() => ed25519.Point.fromBytes(bytes, false));
      if (point === undefined) return 'not-a-point';
      if (point.isSmallOrder()) return 'small-order';
      return point.isTorsionFree() ? undefined : 'torsion-component';
    }
    case 'ES256':
      return decoded(() => p256.Point.fromBytes(bytes)) === undefined ? 'not-a-point' : undefined;
    default:
      return throwIllegalValue(alg);
  }
}

/** noble throws for bytes that are no point. */
function decoded<P>(decode: () => P): P | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
