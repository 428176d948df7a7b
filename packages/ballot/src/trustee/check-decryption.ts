import type { Element } from '@selectorate/group';
import type { Ciphertext, Proof } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import { challengeOf } from '../proofs/challenges.ts';
import type { Spot, Workings } from '../proofs/workings.ts';
import {
  type FactorCommitments,
  type FactorStatement,
  firstStatement,
  secondStatement,
} from './decryption-statements.ts';

/** What can be wrong with a trustee's factors for the ciphertexts of a question. */
export const DECRYPTION_FAULTS = [
  /** Not one factor and one proof (and one second proof, where there are any) for each ciphertext. */
  'decryption-lengths',
  /** A ciphertext's alpha is no element. */
  'decryption-ciphertext',
  /** A factor is no element, or it is the identity though alpha is not. */
  'decryption-factor',
  'decryption-proof',
  'second-decryption-proof',
] as const;

export type DecryptionFaultCode = (typeof DECRYPTION_FAULTS)[number];

/** Some of a trustee's factors, one after the other, all of one question. */
export interface DecryptionRun {
  /** The trustee's place among those who may decrypt, from 1. */
  readonly owner: number;
  /** The trustee's key as {@link checkTrustees} found it good, and its text. */
  readonly key: Element;
  readonly keyText: string;
  /** From 0. */
  readonly question: number;
  /** Where in the question the first of them stands, from 0. */
  readonly first: number;
  readonly ciphertexts: readonly Ciphertext[];
  readonly factors: readonly string[];
  readonly proofs: readonly Proof[];
  /** The second proofs, in the sidecar; null to check without. Hints fit a check with or one without, not both. */
  readonly second: readonly Proof[] | null;
}

export interface DecryptionFault {
  /** In the question, from 0; of the first of the run where it is about all. */
  readonly position: number;
  readonly code: DecryptionFaultCode;
}

/**
 * Whether each factor is alpha^x for the x of the trustee's key. The first proof says so only as far as version 1 does, which does
 * not stop a trustee who means to cheat (see {@link firstStatement}); the second one does.
 */
export function checkDecryption(run: DecryptionRun, context: ElectionContext, workings: Workings): DecryptionFault[] {
  const size = run.ciphertexts.length;
  const lengths = [run.factors.length, run.proofs.length, run.second?.length ?? size];
  if (lengths.some((length) => length !== size)) return [{ position: run.first, code: 'decryption-lengths' }];
  const key = workings.known(run.key);
  const identity = context.group.write(context.group.identity);
  const faults: DecryptionFault[] = [];
  for (let i = 0; i < size; i++) {
    const code = checkOne(run, i, { context, workings, key, identity });
    if (code !== null) faults.push({ position: run.first + i, code });
  }
  return faults;
}

interface Checking {
  readonly context: ElectionContext;
  readonly workings: Workings;
  readonly key: Spot;
  readonly identity: string;
}

function checkOne(run: DecryptionRun, i: number, checking: Checking): DecryptionFaultCode | null {
  const { context, workings, identity } = checking;
  const { ciphertexts, factors, proofs } = run;
  const [ciphertext, factorText, proof] = [ciphertexts[i], factors[i], proofs[i]];
  if (ciphertext === undefined || factorText === undefined || proof === undefined) return 'decryption-lengths';
  const alpha = workings.element(ciphertext.alpha);
  if (!alpha.ok) return 'decryption-ciphertext';
  const factor = workings.element(factorText);
  // x is not zero, so only the identity has the identity as its power: the sums of a box without ballots.
  if (!factor.ok || (factorText === identity) !== (ciphertext.alpha === identity)) return 'decryption-factor';

  const { owner, keyText, question, first } = run;
  const statement = { owner, key: keyText, question, position: first + i, ciphertext, factor: factorText };
  const bases: Bases = { ...checking, alpha: alpha.value, factor: factor.value, onIdentity: factorText === identity };
  if (!holds(proof, bases, (commitments) => firstStatement(statement, commitments, context))) return 'decryption-proof';
  if (run.second === null) return null;
  return holdsSecond(run.second[i], statement, bases) ? null : 'second-decryption-proof';
}

interface Bases extends Checking {
  readonly alpha: Spot;
  readonly factor: Spot;
  readonly onIdentity: boolean;
}

function holdsSecond(proof: Proof | undefined, statement: FactorStatement, bases: Bases): boolean {
  if (proof === undefined) return false;
  return holds(proof, bases, (commitments) => secondStatement(statement, commitments, bases.context));
}

/** Whether log_g X = log_alpha factor, by a proof whose challenge is the hash of that text. */
function holds(proof: Proof, bases: Bases, textOf: (commitments: FactorCommitments) => string): boolean {
  const { workings, context, key, alpha, factor, identity, onIdentity } = bases;
  const { challenge, response } = proof;
  const a = workings.commitment([
    [workings.generator, response],
    [key, challenge],
  ]);
  const b = workings.commitment([
    [alpha, response],
    [factor, challenge],
  ]);
  if (a === null || b === null || a === identity || (b === identity) !== onIdentity) return false;
  return challengeOf(textOf([a, b]), context.group.order, context.platform) === challenge;
}
