import { err, ok, type Result } from '@selectorate/basics';
import type { Ballot } from '../objects/ballot.ts';
import { alphasOf, type AuditedHashes } from '../vote/audited-hashes.ts';
import type { Box } from './box.ts';
import type { BoxFaultCode } from './box-faults.ts';
import type { CastEntry } from './entry.ts';

/** What a voter's device sends, once its proofs and its link have been checked, with the server's promise. */
export interface CheckedCast {
  readonly entry: CastEntry;
  readonly ballot: Ballot;
}

/** What the server remembers beside the journal. */
export interface BoxMemory {
  /** Hashes and ciphertexts of ballots that were opened for an audit, as `barOpened` puts them in. */
  readonly audited: Pick<AuditedHashes, 'has'>;
  /** Every first half of a ciphertext in the box: no two are ever alike but by copying. */
  readonly alphas: { has(alpha: string): boolean; add(alpha: string): unknown };
}

/** `recorded-before`: the same bytes came again, and the entry is the one that they made then. */
export type Admission =
  | { readonly kind: 'recorded'; readonly entry: CastEntry }
  | { readonly kind: 'recorded-before'; readonly entry: CastEntry };

/**
 * Puts a ballot into the box, or says why not. The caller has checked the ballot (`checkBallot`) and the link (`checkLink`); here
 * it is a matter of who may cast and what was cast before: the credential is live, `prev` is its last ballot (so two devices
 * cannot both succeed without the second having seen the first), nothing was audited, and no ciphertext is another ballot's.
 */
export function admitBallot(
  box: Box,
  { entry, ballot }: CheckedCast,
  memory: BoxMemory,
): Result<Admission, BoxFaultCode> {
  const before = box.castOf(entry.ballot);
  if (before !== undefined) return ok({ kind: 'recorded-before', entry: before });
  const refusal = box.refuses(entry);
  if (refusal !== null) return err(refusal);
  const alphas = alphasOf(ballot);
  // A fresh proof or signature gives another hash: the ciphertexts, whose randomness was handed out, stay the same.
  if ([ballot.signature.hash, ...alphas].some((name) => memory.audited.has(name))) return err('ballot-audited');
  if (alphas.some((alpha) => memory.alphas.has(alpha))) return err('ciphertext-copied');
  const recorded = box.record(entry);
  if (!recorded.ok) return recorded;
  for (const alpha of alphas) memory.alphas.add(alpha);
  return ok({ kind: 'recorded', entry });
}
