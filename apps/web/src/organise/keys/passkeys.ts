import { fromBase64Url, toBase64Url } from '@selectorate/basics';
import { signInChallengeText } from '@selectorate/api';
import type { UntrustedAssertion } from '@selectorate/selection';
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

type Options = Readonly<Record<string, unknown>>;
type JsonRecord = Record<string, never>;

/** Makes a passkey by the server's options. Rejects when the person turns it down. */
export async function makePasskey(options: Options): Promise<JsonRecord> {
  const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'];
  return (await startRegistration({ optionsJSON })) as unknown as JsonRecord;
}

/** Asks for any passkey of this site. What it signs is made from the server's nonce: an act could not be signed like this. */
export async function showPasskey(options: Options): Promise<JsonRecord> {
  const challenge = signInChallengeText(String(options['challenge']));
  const optionsJSON = { ...options, challenge } as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'];
  return (await startAuthentication({ optionsJSON })) as unknown as JsonRecord;
}

/** A passkey's assertion over 32 bytes that this page worked out by itself. */
export async function assertWithPasskey(challenge: Uint8Array, rpId: string): Promise<UntrustedAssertion> {
  const { response } = await startAuthentication({
    optionsJSON: { challenge: toBase64Url(challenge), rpId, userVerification: 'required', allowCredentials: [] },
  });
  return {
    authenticatorData: canonical(response.authenticatorData),
    clientDataJson: canonical(response.clientDataJSON),
    signature: canonical(response.signature),
  };
}

/** Base64url as the record writes it, without padding. */
const canonical = (text: string): string => toBase64Url(fromBase64Url(text.replaceAll('=', '')) ?? new Uint8Array());
