import { fromBase64Url } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import { type PublicKey, readPublicKey } from '@selectorate/record';

/** Is this the key's signature (64 bytes) over the challenge's bytes, both base64url? The same check as for acts. */
export function isSignedBy(key: PublicKey, challenge: string, signature: string): boolean {
  const checked = readPublicKey(key);
  const [message, bytes] = [fromBase64Url(challenge), fromBase64Url(signature)];
  return checked.ok && message !== undefined && bytes !== undefined && nativeCheck(checked.value, message, bytes);
}
