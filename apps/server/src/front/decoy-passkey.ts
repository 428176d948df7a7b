import { concatBytes, fromHex } from '@selectorate/basics';
import type { AccountId, Passkey } from '@selectorate/store';

// The base point of P-256 (SEC 2, section 2.4.2): any point would do, because what it verifies is never believed.
const X = '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296';
const Y = '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';

/** A COSE key in CBOR: kty EC2, alg ES256, crv P-256, x, y. */
const COSE = concatBytes(...['a5010203262001215820', X, '225820', Y].map((hex) => fromHex(hex) ?? new Uint8Array()));

/** Stands in for a passkey that is not known here, so that refusing it takes the same work as refusing a wrong answer. */
export const decoyPasskey = (credentialId: string): Passkey => ({
  account: 'nobody' as AccountId,
  credentialId,
  publicKey: { alg: 'ES256', key: '' },
  cosePublicKey: COSE,
  counter: 0,
  transports: [],
});
