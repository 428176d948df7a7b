import { signInChallengeText } from '@selectorate/api';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Json } from '@selectorate/basics';
import type { RelyingParty } from '@selectorate/selection';
import type { Passkey } from '@selectorate/store';
import { z } from 'zod';
import { publicKeyFromCose } from './cose-key.ts';

export type PasskeyJson = Record<string, Json>;

// The library reads these objects itself; here only what it takes for granted is made sure of.
const response = z.looseObject({ id: z.string().max(1_400), rawId: z.string(), type: z.literal('public-key') });
const registration = z.looseObject({
  ...response.shape,
  response: z.looseObject({ clientDataJSON: z.string(), attestationObject: z.string() }),
});
const assertion = z.looseObject({
  ...response.shape,
  response: z.looseObject({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
});

/** COSE: ECDSA over P-256 and Ed25519, the two that acts can be signed with. */
const ALGORITHMS = [-7, -8];
const TIMEOUT_MS = 300_000;
const transportsSchema = z.array(z.string().max(40)).max(10);

/** What a browser needs to make a passkey: one that it finds again without a name, behind a PIN or a fingerprint. */
export async function registrationOptions(
  party: RelyingParty,
  { name, challenge }: { readonly name: string; readonly challenge: Uint8Array },
): Promise<PasskeyJson> {
  const options = await generateRegistrationOptions({
    rpName: 'Selectorate',
    rpID: party.rpId,
    userName: name,
    userDisplayName: name,
    challenge: challenge.slice(),
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return plain(options);
}

/** What a browser needs to sign in with a passkey of its own finding: no account is named. */
export async function signInOptions(party: RelyingParty, challenge: Uint8Array): Promise<PasskeyJson> {
  return plain(
    await generateAuthenticationOptions({
      rpID: party.rpId,
      challenge: challenge.slice(),
      timeout: TIMEOUT_MS,
      userVerification: 'required',
    }),
  );
}

/** The passkey that a browser made for this challenge; undefined if anything about it is not as it should be. */
export async function registeredPasskey(
  untrusted: PasskeyJson,
  { challenge, party }: { readonly challenge: string; readonly party: RelyingParty },
): Promise<Omit<Passkey, 'account'> | undefined> {
  const read = registration.safeParse(untrusted);
  if (!read.success) return undefined;
  const verified = await verifyRegistrationResponse({
    response: read.data as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: [...party.origins],
    expectedRPID: party.rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined);
  if (verified?.verified !== true) return undefined;
  const { credential } = verified.registrationInfo;
  const publicKey = publicKeyFromCose(credential.publicKey);
  if (publicKey === undefined) return undefined;
  return {
    credentialId: credential.id,
    publicKey,
    cosePublicKey: Uint8Array.from(credential.publicKey),
    counter: credential.counter,
    transports: transportsOf(credential.transports),
  };
}

/** Did this passkey answer what the nonce stands for? The new counter if so. */
export async function answeredBy(
  passkey: Passkey,
  untrusted: PasskeyJson,
  { nonce, party }: { readonly nonce: string; readonly party: RelyingParty },
): Promise<number | undefined> {
  const read = assertion.safeParse(untrusted);
  if (!read.success) return undefined;
  const verified = await verifyAuthenticationResponse({
    response: read.data as unknown as AuthenticationResponseJSON,
    expectedChallenge: signInChallengeText(nonce),
    expectedOrigin: [...party.origins],
    expectedRPID: party.rpId,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: passkey.cosePublicKey.slice(),
      counter: passkey.counter,
      transports: [...passkey.transports],
    },
  }).catch(() => undefined);
  return verified?.verified === true ? verified.authenticationInfo.newCounter : undefined;
}

function transportsOf(untrusted: unknown): readonly string[] {
  const read = transportsSchema.safeParse(untrusted);
  return read.success ? read.data : [];
}

const plain = (options: object): PasskeyJson => JSON.parse(JSON.stringify(options)) as PasskeyJson;
