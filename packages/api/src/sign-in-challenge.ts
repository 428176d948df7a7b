import { fromHex, toBase64Url } from '@selectorate/basics';
import { hashHex } from '@selectorate/selection';

/**
 * What a key or a passkey signs to sign in: 32 bytes made from the server's nonce, never the nonce itself. A server that sent the
 * statement of an act as its nonce would otherwise be given a signature on that act (A35).
 */
export function signInChallenge(nonce: string): Uint8Array {
  const bytes = fromHex(hashHex(`selectorate-sign-in/1\n${nonce}`));
  if (bytes === undefined) throw new Error('a hash that is not hexadecimal');
  return bytes;
}

/** The same as the options of a passkey carry it, base64url. */
export const signInChallengeText = (nonce: string): string => toBase64Url(signInChallenge(nonce));
