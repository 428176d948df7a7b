import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';

/** A trustee's factor for one ciphertext, and all that it is about. */
export interface FactorStatement {
  /** The trustee's place among those who may decrypt, from 1. */
  readonly owner: number;
  /** The text of the trustee's key X. */
  readonly key: string;
  /** From 0. */
  readonly question: number;
  /** The place in its question's row, from 0. */
  readonly position: number;
  readonly ciphertext: Ciphertext;
  /** alpha^x. */
  readonly factor: string;
}

/** The texts of the commitments g^w and alpha^w. */
export type FactorCommitments = readonly [string, string];

/**
 * What version 1 of the protocol hashes (specification, section 4.20). Neither alpha nor the factor is in it, so the challenge is
 * known before the factor is chosen: a trustee who knows x and takes B = alpha^w M, for any M, solves for a factor that checks and is
 * wrong by M^(1/challenge). The error cannot be chosen, but it spoils any vote they like. See {@link secondStatement}.
 */
export function firstStatement(
  { key }: FactorStatement,
  [a, b]: FactorCommitments,
  { fingerprint }: ElectionContext,
): string {
  return `decrypt|${fingerprint}|${key}|${a},${b}`;
}

/**
 * What our second proof hashes: the whole statement, each part of fixed place and none containing the separators.
 *
 * `selectorate-decrypt-v1|group|phi|owner|X|question|position|alpha,beta,factor|A,B`
 */
export function secondStatement(
  { owner, key, question, position, ciphertext, factor }: FactorStatement,
  [a, b]: FactorCommitments,
  { fingerprint, group }: ElectionContext,
): string {
  const who = `${group.name}|${fingerprint}|${owner}|${key}`;
  const what = `${question}|${position}|${ciphertext.alpha},${ciphertext.beta},${factor}`;
  return `selectorate-decrypt-v1|${who}|${what}|${a},${b}`;
}
