import {
  concatBytes,
  equalBytes,
  err,
  fromBase64Url,
  fromUtf8,
  ok,
  type Result,
  toBase64Url,
  utf8,
} from '@selectorate/basics';
import { es256FromDer, type CheckedPublicKey, sha256, type SignatureCheck } from '@selectorate/record';
import { z } from 'zod';
import * as field from './fields.ts';

/** Where passkeys of a contest live: the relying party's id and the origins of its pages. */
export interface RelyingParty {
  readonly rpId: string;
  readonly origins: readonly string[];
}

export const relyingPartySchema = z.strictObject({ rpId: field.host, origins: z.array(field.webOrigin).min(1).max(4) });

export interface UntrustedAssertion {
  /** Base64url, as the browser returns them. */
  readonly authenticatorData: string;
  readonly clientDataJson: string;
  readonly signature: string;
}

export const PASSKEY_FAULTS = [
  'assertion-malformed',
  'assertion-wrong-type',
  'assertion-other-challenge',
  'assertion-other-origin',
  'assertion-other-relying-party',
  'user-not-present',
  'user-not-verified',
  'assertion-signature-invalid',
] as const;
export type PasskeyFault = (typeof PASSKEY_FAULTS)[number];

/** What a passkey's signature is over, once everything around it has been checked. */
export interface SignedAssertion {
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

// WebAuthn level 3, 5.8.1: other members may be added by clients, so this object is open.
const clientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
});

const RP_ID_HASH = 32;
const FLAGS = RP_ID_HASH;
const SHORTEST = 37;
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;

/**
 * The steps of WebAuthn level 3, section 7.2, that a record can repeat: type, challenge, origin, relying party, presence,
 * verification. Counters are no state here. What is left to check is one signature over `authenticatorData || SHA-256(clientDataJSON)`.
 */
export function readAssertion(
  untrusted: UntrustedAssertion,
  { challenge, party, key }: { challenge: Uint8Array; party: RelyingParty; key: CheckedPublicKey },
): Result<SignedAssertion, PasskeyFault> {
  const authenticatorData = fromBase64Url(untrusted.authenticatorData);
  const json = fromBase64Url(untrusted.clientDataJson);
  const signature = fromBase64Url(untrusted.signature);
  if (authenticatorData === undefined || json === undefined || signature === undefined)
    return err('assertion-malformed');
  if (authenticatorData.length < SHORTEST) return err('assertion-malformed');
  const client = readClientData(json);
  if (client === undefined) return err('assertion-malformed');
  if (client.type !== 'webauthn.get') return err('assertion-wrong-type');
  if (client.challenge !== toBase64Url(challenge)) return err('assertion-other-challenge');
  if (!party.origins.includes(client.origin) || client.crossOrigin === true) return err('assertion-other-origin');
  if (!equalBytes(authenticatorData.subarray(0, RP_ID_HASH), sha256(utf8(party.rpId))))
    return err('assertion-other-relying-party');
  const flags = authenticatorData[FLAGS] ?? 0;
  if ((flags & USER_PRESENT) === 0) return err('user-not-present');
  if ((flags & USER_VERIFIED) === 0) return err('user-not-verified');
  const raw = key.alg === 'ES256' ? es256FromDer(signature) : ok(signature);
  return raw.ok
    ? ok({ message: concatBytes(authenticatorData, sha256(json)), signature: raw.value })
    : err('assertion-malformed');
}

/** Checks an assertion whole. */
export function checkAssertion(
  untrusted: UntrustedAssertion,
  expected: { challenge: Uint8Array; party: RelyingParty; key: CheckedPublicKey },
  check: SignatureCheck,
): Result<null, PasskeyFault> {
  const read = readAssertion(untrusted, expected);
  if (!read.ok) return read;
  return check(expected.key, read.value.message, read.value.signature) ? ok(null) : err('assertion-signature-invalid');
}

function readClientData(json: Uint8Array): z.infer<typeof clientData> | undefined {
  const text = fromUtf8(json);
  if (!text.ok) return undefined;
  try {
    const read = clientData.safeParse(JSON.parse(text.value));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
