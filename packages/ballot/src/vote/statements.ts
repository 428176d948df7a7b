import type { Ciphertext } from '../objects/common.ts';

// The texts that challenges hash (specification, sections 4.11 to 4.16), for the prover and the checker alike. Each binds a proof
// to the election's fingerprint and to the credential, so that it proves nothing in another ballot.

/** S0: for which election and credential. */
export const ballotStatement = (fingerprint: string, credential: string): string => `${fingerprint}|${credential}`;

const pairText = ({ alpha, beta }: Ciphertext): string => `${alpha},${beta}`;

/** S: S0 and every ciphertext of the answer, so that a proof about the whole answer cannot be moved to another. */
export const answerStatement = (statement: string, choices: readonly Ciphertext[]): string =>
  `${statement}|${choices.map(pairText).join(',')}`;

/** A number is one of a range: a single choice (under S0), or the sum of them (under S). */
export const rangeStatement = (statement: string, ciphertext: Ciphertext): string =>
  `prove|${statement}|${pairText(ciphertext)}|`;

/** Not blank, or nothing chosen. Under S. */
export const notBothStatement = (statement: string): string => `bproof0|${statement}|`;

/** Blank, or as many chosen as are allowed. Under S. */
export const blankOrRangeStatement = (statement: string): string => `bproof1|${statement}|`;

/** Who encrypted knows the randomness, hence the vote. Under S0. */
export const rankedStatement = (statement: string, publicKey: string, ciphertext: Ciphertext): string =>
  `raweg|${statement}|${publicKey},${pairText(ciphertext)}|`;

/** Who casts knows the credential. */
export const signatureStatement = (hash: string): string => `sig|${hash}|`;
