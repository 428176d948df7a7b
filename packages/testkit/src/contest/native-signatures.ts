import { createPrivateKey, createPublicKey, ECDH, type KeyObject, sign, verify } from 'node:crypto';
import { toBase64Url } from '@selectorate/basics';
import {
  type CheckedPublicKey,
  ed25519PublicKey,
  type PublicKey,
  SIGNATURE_BYTES,
  type SignatureCheck,
} from '@selectorate/record';
import type { Signer } from '@selectorate/selection';

/** An Ed25519 signer through the platform: tests sign and check thousands of times. */
export function nativeSigner(secret: Uint8Array): Signer {
  const publicKey: PublicKey = { alg: 'EdDSA', key: toBase64Url(ed25519PublicKey(secret)) };
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.key, d: toBase64Url(secret) };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return { publicKey, sign: (message) => new Uint8Array(sign(null, message, key)) };
}

const keys = new Map<string, KeyObject>();

/** Checks signatures through the platform; record's tests hold the two to the same verdicts. */
export const nativeCheck: SignatureCheck = (key, message, signature) => {
  if (signature.length !== SIGNATURE_BYTES) return false;
  const object = keyObject(key);
  return key.alg === 'EdDSA'
    ? verify(null, message, object, signature)
    : verify('sha256', message, { key: object, dsaEncoding: 'ieee-p1363' }, signature);
};

function keyObject(key: CheckedPublicKey): KeyObject {
  const known = keys.get(key.key);
  if (known !== undefined) return known;
  const jwk = key.alg === 'EdDSA' ? { kty: 'OKP', crv: 'Ed25519', x: key.key } : p256Jwk(key.bytes);
  const made = createPublicKey({ key: jwk, format: 'jwk' });
  keys.set(key.key, made);
  return made;
}

function p256Jwk(compressed: Uint8Array) {
  const text = ECDH.convertKey(compressed, 'prime256v1', undefined, 'hex', 'uncompressed') as string;
  const [x, y] = [text.slice(2, 66), text.slice(66)].map((half) => Buffer.from(half, 'hex').toString('base64url'));
  return { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
}
