import { signInChallenge } from '@selectorate/api';
import { createHash, ECDH, randomBytes } from 'node:crypto';
import { bigEndian, concatBytes, fromBase64Url, fromHex, toBase64Url, utf8 } from '@selectorate/basics';
import type { PublicKey } from '@selectorate/record';
import type { RelyingParty } from '@selectorate/selection';
import {
  type Misbehaviour,
  softwareAuthenticator,
  type SoftwareAuthenticator,
} from '../contest/software-authenticator.ts';

/** A phone with a passkey, as a browser's two functions give it to a page: JSON in, JSON out. */
export interface PasskeyDevice {
  readonly authenticator: SoftwareAuthenticator;
  readonly credentialId: string;
  /** `navigator.credentials.create`, for options as the server sends them. */
  register(options: Challenged, misbehaviour?: Misbehaviour): RegistrationJson;
  /** `navigator.credentials.get`. */
  signIn(options: Challenged, misbehaviour?: Misbehaviour): AssertionJson;
}

/** The one thing that differs from ceremony to ceremony. */
export interface Challenged {
  readonly challenge?: unknown;
}

interface Credential<Response> {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly clientExtensionResults: Record<string, never>;
  readonly response: Response;
}
export type RegistrationJson = Credential<{
  clientDataJSON: string;
  attestationObject: string;
  transports: string[];
}>;
export type AssertionJson = Credential<{ clientDataJSON: string; authenticatorData: string; signature: string }>;

const PRESENT_VERIFIED_ATTESTED = 0x45;
const ATTESTED = 0x40;

export function passkeyDevice(alg: PublicKey['alg'], party: RelyingParty): PasskeyDevice {
  const authenticator = softwareAuthenticator(alg, party);
  const id = new Uint8Array(randomBytes(32));
  const credentialId = toBase64Url(id);
  const credential = { id: credentialId, rawId: credentialId, type: 'public-key', clientExtensionResults: {} } as const;
  return {
    authenticator,
    credentialId,
    register: ({ challenge }, wrong = {}) => {
      const client = {
        type: wrong.type ?? 'webauthn.create',
        challenge: String(challenge),
        origin: wrong.origin ?? party.origins[0],
        crossOrigin: wrong.crossOrigin ?? false,
      };
      const flags = wrong.flags === undefined ? PRESENT_VERIFIED_ATTESTED : wrong.flags | ATTESTED;
      const authData = concatBytes(
        new Uint8Array(
          createHash('sha256')
            .update(wrong.rpId ?? party.rpId)
            .digest(),
        ),
        Uint8Array.of(flags, 0, 0, 0, 0),
        new Uint8Array(16),
        bigEndian(id.length, 2),
        id,
        coseKey(authenticator.publicKey),
      );
      const response = {
        clientDataJSON: toBase64Url(utf8(JSON.stringify(client))),
        attestationObject: toBase64Url(attestation(authData)),
        transports: ['internal'],
      };
      return { ...credential, response };
    },
    signIn: ({ challenge }, wrong = {}) => {
      const asserted = authenticator.assert(signInChallenge(String(challenge)), wrong);
      const { authenticatorData, clientDataJson: clientDataJSON, signature } = asserted;
      return { ...credential, response: { clientDataJSON, authenticatorData, signature } };
    },
  };
}

const hex = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array();

/** `{"fmt": "none", "attStmt": {}, "authData": bytes}` in CBOR (RFC 8949). */
const attestation = (authData: Uint8Array): Uint8Array =>
  concatBytes(
    hex('a3'),
    textString('fmt'),
    textString('none'),
    textString('attStmt'),
    hex('a0'),
    textString('authData'),
    hex('59'),
    bigEndian(authData.length, 2),
    authData,
  );

const textString = (text: string): Uint8Array => concatBytes(Uint8Array.of(0x60 + text.length), utf8(text));

/** RFC 9053: OKP with Ed25519, or EC2 with P-256. */
function coseKey({ alg, key }: PublicKey): Uint8Array {
  const bytes = fromBase64Url(key) ?? new Uint8Array();
  if (alg === 'EdDSA') return concatBytes(hex('a4010103272006215820'), bytes);
  const point = new Uint8Array(ECDH.convertKey(bytes, 'prime256v1', undefined, undefined, 'uncompressed') as Buffer);
  return concatBytes(hex('a5010203262001215820'), point.subarray(1, 33), hex('225820'), point.subarray(33, 65));
}
