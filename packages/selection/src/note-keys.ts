import { fromBase64Url } from '@selectorate/basics';
import { type PublicKey, type VerifierKey, verifierKey } from '@selectorate/record';

/** A log or witness as acts name them. */
export interface NamedKey {
  readonly name: string;
  readonly key: PublicKey;
}

/** The key as signed notes know it; undefined for one that cannot sign notes. */
export function noteKeyOf({ name, key }: NamedKey, use: VerifierKey['use']): VerifierKey | undefined {
  const bytes = key.alg === 'EdDSA' ? fromBase64Url(key.key) : undefined;
  const made = bytes === undefined ? undefined : verifierKey(name, use, bytes);
  return made?.ok === true ? made.value : undefined;
}
