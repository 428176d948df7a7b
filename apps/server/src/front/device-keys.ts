import { signInChallenge } from '@selectorate/api';
import { fromBase64Url } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import { type PublicKey, readPublicKey } from '@selectorate/record';

/** Is this the key's signature (64 bytes, base64url) over what this nonce stands for? The same check as for acts. */
export function isSignedBy(key: PublicKey, nonce: string, signature: string): boolean {
  const checked = readPublicKey(key);
  const bytes = fromBase64Url(signature);
  return checked.ok && bytes !== undefined && nativeCheck(checked.value, signInChallenge(nonce), bytes);
}
