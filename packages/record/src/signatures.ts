import { sha512 } from '@noble/hashes/sha2.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { concatBytes, equalBytes, throwIllegalValue } from '@selectorate/basics';
import type { CheckedPublicKey } from './public-key.ts';

/**
 * Is this the key's signature of the message? The port through which a platform may bring a faster implementation; it
 * must give the verdict of {@link checkSignature} for every input.
 */
export type SignatureCheck = (key: CheckedPublicKey, message: Uint8Array, signature: Uint8Array) => boolean;

/** A signature of either algorithm: R and S, or r and s, 32 bytes each. */
export const SIGNATURE_BYTES = 64;

/**
 * Checks a signature in pure code; never throws.
 *
 * EdDSA is Ed25519 as RFC 8032 section 5.1.7 in its cofactorless form: S below the group order, and the encoding of
 * `[S]B - [k]A` equals the signature's R byte for byte. So R has one encoding, and a native verifier (OpenSSL) agrees.
 * ES256 is ECDSA over P-256 with SHA-256 (FIPS 186-5); r and s are in [1, n - 1], and the larger of the two possible s
 * is accepted, because authenticators do not normalise it.
 */
export const checkSignature: SignatureCheck = (key, message, signature) => {
  if (signature.length !== SIGNATURE_BYTES) return false;
  switch (key.alg) {
    case 'EdDSA':
      return checkEd25519(key.bytes, message, signature);
    case 'ES256':
      return p256.verify(signature, message, key.bytes, { prehash: true, lowS: false, format: 'compact' });
    default:
      return throwIllegalValue(key.alg);
  }
};

/** An Ed25519 signature (RFC 8032 section 5.1.6) with a secret key of 32 bytes. It needs no randomness. */
export const signEd25519 = (message: Uint8Array, secretKey: Uint8Array): Uint8Array => ed25519.sign(message, secretKey);

/** The 32 bytes of the public key that belongs to an Ed25519 secret key of 32 bytes. */
export const ed25519PublicKey = (secretKey: Uint8Array): Uint8Array => ed25519.getPublicKey(secretKey);

const { Point } = ed25519;

// noble's own verify multiplies by the cofactor, which accepts signatures that native verifiers refuse.
function checkEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const r = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  if (s >= Point.Fn.ORDER) return false;
  const k = littleEndian(sha512(concatBytes(r, key, message))) % Point.Fn.ORDER;
  const expected = Point.BASE.multiplyUnsafe(s).subtract(Point.fromBytes(key).multiplyUnsafe(k));
  return equalBytes(expected.toBytes(), r);
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes.toReversed()) value = (value << 8n) | BigInt(byte);
  return value;
}
