import { err, fromBase64Url, ok, type PersonId, type Result, toHex } from '@selectorate/basics';
import { type CheckedPublicKey, type PublicKey, readPublicKey } from '@selectorate/record';
import { type Act, challengeOf, type Proof, SERVER } from './act.ts';
import { secondsBetween } from './instant.ts';
import { readAssertion, type RelyingParty, relyingPartySchema } from './passkey.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { State } from './state.ts';

/** One signature to check: the key, what was signed, and the signature. Can be sent to another thread. */
export interface SignatureJob {
  readonly seq: number;
  readonly kind: string;
  readonly signer: PersonId;
  /** SHA-256 of the signed statement, hexadecimal: a signature is used once. */
  readonly statement: string;
  readonly key: PublicKey;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** Clocks of devices may differ from the server's by this many seconds. */
export const CLOCK_TOLERANCE = 120;

/** Roots of the log by size, hexadecimal, as far as the reader has computed them. */
export type RootAt = (size: number) => string | undefined;

/**
 * Everything about an act's proofs except the arithmetic of the signatures: each person in `by` signed once and in order,
 * recently, over the history that the log really has. Answers with the signatures still to check.
 */
export function readProofs(state: State, act: Act, rootAt: RootAt): Result<readonly SignatureJob[], Refusal> {
  const signers = act.proof.map(({ signer }) => signer);
  if (signers.join() !== act.by.join())
    return err(refuse('signature-missing', 'house.signatures', { named: act.by.length, signed: signers.length }));
  const jobs: SignatureJob[] = [];
  for (const proof of act.proof) {
    const timely = signedInTime(state, act, proof);
    if (timely !== null) return err(timely);
    const since = introducedAt(state, proof.signer);
    if (since !== null && proof.seen.size <= since) {
      return err(
        refuse('seen-too-early', 'house.signatures', { person: proof.signer, saw: proof.seen.size, entry: since }),
      );
    }
    if (proof.seen.size > act.seq || rootAt(proof.seen.size) !== proof.seen.root) {
      return err(refuse('seen-differs', 'house.signatures', { person: proof.signer, size: proof.seen.size }));
    }
    const job = signatureJob(state, act, proof);
    if (!job.ok) return job;
    jobs.push(job.value);
  }
  return ok(jobs);
}

/** The entry that brought a person into this contest: nobody signs for what they had not seen begin. */
function introducedAt(state: State, person: PersonId): number | null {
  return state.people.get(person)?.holdings[0]?.since ?? null;
}

function signedInTime(state: State, { at }: Act, { signer, signedAt }: Proof): Refusal | null {
  const age = secondsBetween(at, signedAt);
  const { clause, appendWithinHours } = state.rulebook.signing;
  if (age < -CLOCK_TOLERANCE) return refuse('signature-from-the-future', clause, { person: signer, signedAt, at });
  const longest = signer === SERVER ? CLOCK_TOLERANCE : appendWithinHours * 3600;
  return age > longest ? refuse('signature-too-old', clause, { person: signer, signedAt, at }) : null;
}

function signatureJob(state: State, act: Act, proof: Proof): Result<SignatureJob, Refusal> {
  const { signer } = proof;
  const key = keyOf(state, act, signer);
  if (key === undefined) return err(refuse('signer-unknown', 'house.signatures', { person: signer }));
  const invalid = err(refuse('signature-invalid', 'house.signatures', { person: signer }));
  const challenge = challengeOf(act, proof);
  const about = {
    seq: act.seq,
    kind: act.kind,
    signer,
    statement: toHex(challenge),
    key: { alg: key.alg, key: key.key },
  };
  if (proof.type === 'key') {
    const signature = fromBase64Url(proof.signature);
    return signature === undefined ? invalid : ok({ ...about, message: challenge, signature });
  }
  const party = state.contest === null ? partyInFirstAct(act) : state.relyingParty;
  if (party === null) return invalid;
  const assertion = readAssertion(proof, { challenge, party, key });
  if (assertion.ok) return ok({ ...about, ...assertion.value });
  return err(refuse('signature-invalid', 'house.signatures', { person: signer, what: assertion.error }));
}

const checkedKeys = new WeakMap<PublicKey, CheckedPublicKey>();

/** A key as the state holds it was checked when it entered; the first act brings the keys that sign it. */
function keyOf(state: State, act: Act, person: PersonId): CheckedPublicKey | undefined {
  const key = state.people.get(person)?.key ?? (state.contest === null ? keyInFirstAct(act, person) : undefined);
  if (key === undefined) return undefined;
  const known = checkedKeys.get(key);
  if (known !== undefined) return known;
  const checked = readPublicKey(key);
  if (!checked.ok) return undefined;
  checkedKeys.set(key, checked.value);
  return checked.value;
}

/** The first act brings the relying party under which it is signed: its officers see both on the set-up sheet. */
function partyInFirstAct({ body }: Act): RelyingParty | null {
  const { relyingParty } = body as unknown as { relyingParty?: unknown };
  const read = relyingPartySchema.safeParse(relyingParty);
  return read.success ? read.data : null;
}

function keyInFirstAct(act: Act, person: PersonId): PublicKey | undefined {
  const opened = act.body as unknown as Readonly<
    Record<'returningOfficer' | 'secondOfficer', { person: PersonId; key: PublicKey } | undefined>
  >;
  return [opened.returningOfficer, opened.secondOfficer].find((officer) => officer?.person === person)?.key;
}
