import type { ContestShape } from '@selectorate/api';
import { err, ok, type PersonId, type Result } from '@selectorate/basics';
import { checkSignature, type PublicKey, readPublicKey } from '@selectorate/record';
import {
  challengeOf,
  checkAssertion,
  type Draft,
  type Instant,
  type Proof,
  type RelyingParty,
} from '@selectorate/selection';
import { deviceKeys, signWithDevice } from '../keys/device-keys.ts';
import { assertWithPasskey } from '../keys/passkeys.ts';

/** Why nothing was signed: each has a text `organise-sign-CODE`. */
export type SigningFault = 'no-key' | 'turned-down' | 'other-key' | 'no-passkeys-here' | 'key-elsewhere';

export interface Signing {
  readonly draft: Draft;
  readonly view: Pick<ContestShape, 'you' | 'head' | 'keys' | 'people'>;
  readonly signedAt: Instant;
}

/**
 * Signs a draft with the signer's own key. The statement is computed here, from the draft that was shown; what comes back
 * from the device is checked against the key that the contest knows before it goes anywhere.
 */
export async function makeProof({ draft, view, signedAt }: Signing): Promise<Result<Proof, SigningFault>> {
  const { person, key } = view.you;
  if (key === null) return err('no-key');
  const { size, root } = view.head;
  const signed = { signer: person as PersonId, signedAt, seen: { size, root } };
  const challenge = challengeOf(draft, signed);
  const kept = (await deviceKeys()).find((each) => each.key.key === key.key);
  if (kept !== undefined) return ok({ type: 'key', ...signed, signature: await signWithDevice(kept, challenge) });
  const way = view.people.find((each) => each.person === person)?.signsWith;
  if (way === 'key') return err('key-elsewhere');
  const { relyingParty } = view.keys;
  if (relyingParty === null) return err('no-passkeys-here');
  return withPasskey({ challenge, party: relyingParty, key, signed });
}

interface Asking {
  readonly challenge: Uint8Array;
  readonly party: RelyingParty;
  readonly key: PublicKey;
  readonly signed: Pick<Proof, 'signer' | 'signedAt' | 'seen'>;
}

async function withPasskey({ challenge, party, key, signed }: Asking): Promise<Result<Proof, SigningFault>> {
  const checked = readPublicKey(key);
  if (!checked.ok) return err('no-key');
  const assertion = await turnedDownOr(() => assertWithPasskey(challenge, party.rpId));
  if (assertion === null) return err('turned-down');
  const fits = checkAssertion(assertion, { challenge, party, key: checked.value }, checkSignature);
  return fits.ok ? ok({ type: 'passkey', ...signed, ...assertion }) : err('other-key');
}

/** The browser rejects when the person closes its window, and when there is no passkey for this site. */
async function turnedDownOr<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}
