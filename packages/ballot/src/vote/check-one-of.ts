import type { ElectionContext } from '../objects/context.ts';
import type { Proof } from '../objects/common.ts';
import { challengeOf } from '../proofs/challenges.ts';
import type { Spot, SpotFactor, Workings } from '../proofs/workings.ts';
import type { BallotFault } from './ballot-faults.ts';

/** A ciphertext under check. A sum of few votes is the list of the ciphertexts that are multiplied (see `addChoices`). */
export interface EncryptedNumber {
  readonly alphas: readonly Spot[];
  readonly betas: readonly Spot[];
}

/** One way for a disjunction to be true: this ciphertext contains this number. */
export interface Claim {
  readonly encrypted: EncryptedNumber;
  readonly value: number;
}

export interface CheckDesk {
  readonly context: ElectionContext;
  readonly workings: Workings;
  /** The text of the identity. */
  readonly identity: string;
}

/**
 * Whether at least one of the claims is true (specification, sections 4.12 and 4.13.3): each has a commitment pair
 * A = g^r alpha^c, B = y^r (beta / g^value)^c, and the challenges c add up to the hash of the statement and all the pairs.
 *
 * Null when the proof holds; else `wrong`, or what kept it from being worked out.
 */
export function checkOneOf(
  desk: CheckDesk,
  claims: readonly Claim[],
  proofs: readonly Proof[],
  { statement, wrong }: { readonly statement: string; readonly wrong: BallotFault },
): BallotFault | null {
  if (proofs.length !== claims.length || claims.length === 0) return 'answer-shape';
  const { group, platform } = desk.context;
  const texts: string[] = [];
  let sum = 0n;
  for (const [i, claim] of claims.entries()) {
    const proof = proofs[i];
    if (proof === undefined) return 'answer-shape';
    for (const factors of commitmentFactors(desk, claim, proof)) {
      const text = commitmentText(desk, factors);
      if (!text.found) return text.fault;
      texts.push(text.value);
    }
    sum += proof.challenge;
  }
  const challenge = challengeOf(statement + texts.join(','), group.order, platform);
  return sum % group.order === challenge ? null : wrong;
}

function commitmentFactors(
  { context, workings }: CheckDesk,
  { encrypted, value }: Claim,
  { challenge, response }: Proof,
): readonly [readonly SpotFactor[], readonly SpotFactor[]] {
  const { generator } = workings;
  const raised = (spots: readonly Spot[]): readonly SpotFactor[] => spots.map((spot) => [spot, challenge]);
  const valueFactor: readonly SpotFactor[] = value === 0 ? [] : [[generator, -BigInt(value) * challenge]];
  return [
    [[generator, response], ...raised(encrypted.alphas)],
    [[workings.known(context.publicKey), response], ...raised(encrypted.betas), ...valueFactor],
  ];
}

export type CommitmentText =
  | { readonly found: true; readonly value: string }
  | { readonly found: false; readonly fault: BallotFault };

/** The text of a commitment that a proof implies. Nobody honest commits to the identity. */
export function commitmentText({ workings, identity }: CheckDesk, factors: readonly SpotFactor[]): CommitmentText {
  const value = workings.commitment(factors);
  if (value === null) return { found: false, fault: 'hint-missing' };
  return value === identity ? { found: false, fault: 'identity-commitment' } : { found: true, value };
}
