import { type ClauseId, err, fromBase64Url, ok, type PersonId, type Result } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import { type PublicKey, readPublicKey } from '@selectorate/record';
import {
  challengeOf,
  checkAssertion,
  CLOCK_TOLERANCE,
  type Draft,
  type Instant,
  type Proof,
  type Refusal,
  type RelyingParty,
  secondsBetween,
  type State,
} from '@selectorate/selection';
import { z } from 'zod';

const officer = z.object({ person: z.string(), key: z.object({ alg: z.enum(['EdDSA', 'ES256']), key: z.string() }) });
const opening = z.object({ returningOfficer: officer, secondOfficer: officer });

/** The key with which a person signs: the record's, and for the first act the one that it brings. */
export function signingKeyOf(state: State, { kind, body }: Draft, person: PersonId): PublicKey | undefined {
  const known = state.people.get(person)?.key;
  if (known !== undefined || kind !== 'open-contest' || state.contest !== null) return known;
  const read = opening.safeParse(body);
  if (!read.success) return undefined;
  return [read.data.returningOfficer, read.data.secondOfficer].find((each) => each.person === person)?.key;
}

/** Where passkeys are valid for a draft: as the record says, and for the first act as that act says. Null: nowhere. */
export function partyOf(state: State, { kind, body }: Draft, house: RelyingParty): RelyingParty | null {
  if (state.contest !== null || kind !== 'open-contest') return state.relyingParty;
  // What the first act may say is this house's own, or nothing: that was checked when it was drafted.
  return (body as { readonly relyingParty?: unknown }).relyingParty == null ? null : house;
}

/**
 * Is the signature of a time that the act could be recorded at, over a history in which the signer already was? Asked before
 * it is kept: one untimely signature would cost the others theirs when the act is judged.
 */
export function untimelySignature(state: State, { signer, signedAt, seen }: Proof, now: Instant): Refusal | undefined {
  const { clause, appendWithinHours } = state.rulebook.signing;
  const age = secondsBetween(now, signedAt);
  const data = { person: signer, signedAt, at: now };
  if (age < -CLOCK_TOLERANCE) return { code: 'signature-from-the-future', clause, data };
  if (age > appendWithinHours * 3600) return { code: 'signature-too-old', clause, data };
  const since = state.people.get(signer)?.holdings[0]?.since ?? null;
  if (since === null || seen.size > since) return undefined;
  const early = { person: signer, saw: seen.size, entry: since };
  return { code: 'seen-too-early', clause: 'house.signatures' as ClauseId, data: early };
}

/** Is it that person's signature over this draft? Asked at once, so that one bad signature cannot spoil what others signed. */
export function checkProof(
  draft: Draft,
  proof: Proof,
  { key, party }: { readonly key: PublicKey; readonly party: RelyingParty | null },
): Result<null, Refusal> {
  const checked = readPublicKey(key);
  if (!checked.ok) return invalid(proof);
  const challenge = challengeOf(draft, proof);
  if (proof.type === 'passkey') {
    if (party === null) return invalid(proof);
    const asserted = checkAssertion(proof, { challenge, party, key: checked.value }, nativeCheck);
    return asserted.ok ? ok(null) : invalid(proof, { what: asserted.error });
  }
  const signature = fromBase64Url(proof.signature);
  return signature !== undefined && nativeCheck(checked.value, challenge, signature) ? ok(null) : invalid(proof);
}

const invalid = ({ signer }: Proof, more: Refusal['data'] = {}): Result<never, Refusal> =>
  err({ code: 'signature-invalid', clause: 'house.signatures' as ClauseId, data: { person: signer, ...more } });
