import { createPrivateKey, sign } from 'node:crypto';
import { toBase64Url } from '@selectorate/basics';
import { ed25519PublicKey, type PublicKey } from '@selectorate/record';
import type { Signer } from '@selectorate/selection';

/** An Ed25519 signer through the platform: tests sign and check thousands of times. */
export function nativeSigner(secret: Uint8Array): Signer {
  const publicKey: PublicKey = { alg: 'EdDSA', key: toBase64Url(ed25519PublicKey(secret)) };
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.key, d: toBase64Url(secret) };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return { publicKey, sign: (message) => new Uint8Array(sign(null, message, key)) };
}
