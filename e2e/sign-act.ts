import { type PersonId, toBase64Url, toHex } from '@selectorate/basics';
import { leafHash, rootOf } from '@selectorate/record';
import { type Act, challengeOf, type Draft, encodeAct, type Instant, type KeyProof } from '@selectorate/selection';
import { newKey, type SigningKey } from '@selectorate/machine';
import type { ReferenceRecord } from './reference-record.ts';

export interface Signing {
  /** What stands before the act; its length is the act's place. */
  readonly before: readonly Uint8Array[];
  readonly at: Instant;
  readonly signedAt?: Instant;
  /** The size of the log that the signers saw; all of `before` unless told. */
  readonly saw?: number;
  /** Whose key signs for whom; everybody's own unless told. */
  readonly keyOf?: (person: PersonId) => SigningKey;
}

/** An act signed by everyone in `by`, ready to be put after the entries before it. */
export function signAct(record: ReferenceRecord, draft: Draft, signing: Signing): Act {
  const { before, at, signedAt = at, saw = before.length, keyOf = record.keyOf } = signing;
  const seen = { size: saw, root: toHex(rootOf(before.slice(0, saw).map(leafHash))) };
  const proof = draft.by.map((signer): KeyProof => {
    const words = { signer, signedAt, seen };
    return { type: 'key', ...words, signature: toBase64Url(keyOf(signer).sign(challengeOf(draft, words))) };
  });
  return { ...draft, seq: before.length, at, proof };
}

export const signedEntry = (record: ReferenceRecord, draft: Draft, signing: Signing): Uint8Array =>
  encodeAct(signAct(record, draft, signing));

/** What the signers of an act decided, without their signatures. */
export const draftOf = ({ contest, by, kind, body, commitments }: Act): Draft => ({
  contest,
  by,
  kind,
  body,
  commitments,
});

/** A key that the record knows nothing of. */
export const strangersKey: SigningKey = newKey('stranger', 'EdDSA');
