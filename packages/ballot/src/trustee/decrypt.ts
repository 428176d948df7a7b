import { modulo, randomScalar } from '@selectorate/group';
import { err, ok, type Result } from '@selectorate/basics';
import type { Ciphertext, Proof } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { PartialDecryption } from '../objects/decryption.ts';
import { challengeOf } from '../proofs/challenges.ts';
import {
  type FactorCommitments,
  type FactorStatement,
  firstStatement,
  secondStatement,
} from './decryption-statements.ts';

/** Who decrypts: the secret of a single trustee, or a member's share, and the number it has in the list. */
export interface Decrypter {
  /** From 1. */
  readonly owner: number;
  readonly secret: bigint;
}

/** A trustee's part of opening the tally, for the archive, and the second proofs, for the sidecar. */
export interface DecryptedShares {
  readonly decryption: PartialDecryption;
  readonly second: readonly (readonly Proof[])[];
}

/** Where a ciphertext of the tally that was to be decrypted is no element. */
export interface NoElement {
  readonly question: number;
  readonly position: number;
}

/**
 * alpha^x for each ciphertext of the tally, by question, each with both its proofs. The tally is for the trustee's own verifier to
 * check before: this raises whatever it is given to the secret.
 */
export function decryptShares(
  rows: readonly (readonly Ciphertext[])[],
  decrypter: Decrypter,
  context: ElectionContext,
): Result<DecryptedShares, NoElement> {
  const { group } = context;
  const key = group.write(group.secretPowerOfGenerator(decrypter.secret));
  const shares: Share[][] = [];
  for (const [question, row] of rows.entries()) {
    const some: Share[] = [];
    for (const [position, ciphertext] of row.entries()) {
      const share = shareOf({ ...decrypter, key, question, position, ciphertext }, context);
      if (share === null) return err({ question, position });
      some.push(share);
    }
    shares.push(some);
  }
  const each = <T>(part: (share: Share) => T): readonly (readonly T[])[] => shares.map((some) => some.map(part));
  return ok({
    decryption: {
      decryptionFactors: each(({ factor }) => factor),
      decryptionProofs: each(({ first }) => first),
    },
    second: each(({ second }) => second),
  });
}

interface Share {
  readonly factor: string;
  readonly first: Proof;
  readonly second: Proof;
}

type Asked = Omit<FactorStatement, 'factor'> & Decrypter;

/** Null where alpha is no element: a secret is never applied to a point outside the group. */
function shareOf(asked: Asked, context: ElectionContext): Share | null {
  const { group, platform } = context;
  const alpha = group.read(asked.ciphertext.alpha);
  if (!alpha.ok) return null;
  const factor = group.write(group.secretPower(alpha.value, asked.secret, platform.random));
  const statement: FactorStatement = { ...asked, factor };
  const prove = (textOf: (commitments: FactorCommitments) => string): Proof => {
    const nonce = randomScalar(group.order, platform.random);
    const a = group.write(group.secretPowerOfGenerator(nonce));
    const b = group.write(group.secretPower(alpha.value, nonce, platform.random));
    const challenge = challengeOf(textOf([a, b]), group.order, platform);
    return { challenge, response: modulo(nonce - asked.secret * challenge, group.order) };
  };
  return {
    factor,
    first: prove((commitments) => firstStatement(statement, commitments, context)),
    second: prove((commitments) => secondStatement(statement, commitments, context)),
  };
}
