import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type ED25519KeyPairOptions,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { concatBytes, toBase64Url, utf8 } from '@selectorate/basics';
import type { PublicKey } from '@selectorate/record';
import type { RelyingParty, UntrustedAssertion } from '@selectorate/selection';

/** What a hostile page or a careless authenticator may do otherwise than it should. */
export interface Misbehaviour {
  readonly type?: string;
  readonly origin?: string;
  readonly rpId?: string;
  readonly crossOrigin?: boolean;
  /** Bits of the flags byte: 1 user present, 4 user verified. */
  readonly flags?: number;
}

/** A passkey in software: registers with a real key pair and answers challenges as WebAuthn level 3 says. */
export interface SoftwareAuthenticator {
  readonly publicKey: PublicKey;
  assert(challenge: Uint8Array, misbehaviour?: Misbehaviour): UntrustedAssertion;
  /** The bare signature of a device key of the same kind: 64 bytes, no assertion around it. */
  signAsDevice(message: Uint8Array): Uint8Array;
}

const PRESENT_AND_VERIFIED = 0x05;
const COUNTER = new Uint8Array(4);

export function softwareAuthenticator(alg: PublicKey['alg'], party: RelyingParty): SoftwareAuthenticator {
  const { privateKey, publicKey } = alg === 'EdDSA' ? ed25519Pair() : p256Pair();
  const signature = (message: Uint8Array, dsaEncoding: 'der' | 'ieee-p1363'): Uint8Array =>
    new Uint8Array(
      alg === 'EdDSA' ? sign(null, message, privateKey) : sign('sha256', message, { key: privateKey, dsaEncoding }),
    );
  return {
    publicKey,
    signAsDevice: (message) => signature(message, 'ieee-p1363'),
    assert: (challenge, wrong = {}) => {
      const client = {
        type: wrong.type ?? 'webauthn.get',
        challenge: toBase64Url(challenge),
        origin: wrong.origin ?? party.origins[0],
        crossOrigin: wrong.crossOrigin ?? false,
      };
      const clientData = utf8(JSON.stringify(client));
      const flags = Uint8Array.of(wrong.flags ?? PRESENT_AND_VERIFIED);
      const authenticatorData = concatBytes(sha256(utf8(wrong.rpId ?? party.rpId)), flags, COUNTER);
      return {
        authenticatorData: toBase64Url(authenticatorData),
        clientDataJson: toBase64Url(clientData),
        signature: toBase64Url(signature(concatBytes(authenticatorData, sha256(clientData)), 'der')),
      };
    },
  };
}

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: PublicKey;
}

// Node 20 can hang for ever when a KeyObject that generateKeyPairSync made is exported as JWK, so pairs are made as DER.
const DER: ED25519KeyPairOptions<'der', 'der'> = {
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
};

const readPair = (pair: { privateKey: Buffer; publicKey: Buffer }) => ({
  privateKey: createPrivateKey({ key: pair.privateKey, format: 'der', type: 'pkcs8' }),
  jwk: createPublicKey({ key: pair.publicKey, format: 'der', type: 'spki' }).export({ format: 'jwk' }),
});

function ed25519Pair(): Pair {
  const { privateKey, jwk } = readPair(generateKeyPairSync('ed25519', DER));
  return { privateKey, publicKey: { alg: 'EdDSA', key: jwk.x ?? '' } };
}

function p256Pair(): Pair {
  const { privateKey, jwk } = readPair(generateKeyPairSync('ec', { namedCurve: 'P-256', ...DER }));
  const { x = '', y = '' } = jwk;
  const even = (Buffer.from(y, 'base64url').at(-1) ?? 0) % 2 === 0;
  const compressed = concatBytes(Uint8Array.of(even ? 2 : 3), new Uint8Array(Buffer.from(x, 'base64url')));
  return { privateKey, publicKey: { alg: 'ES256', key: toBase64Url(compressed) } };
}

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
