import { type Element, modulo } from '@selectorate/group';
import type { ChoiceAnswer, RankedAnswer } from '../objects/ballot.ts';
import type { Ciphertext } from '../objects/common.ts';
import type { ChoiceQuestion } from '../objects/election.ts';
import { challengeOf } from '../proofs/challenges.ts';
import { type KnownClaim, type ProveDesk, proveOneOf } from './prove-one-of.ts';
import {
  answerStatement,
  blankOrRangeStatement,
  notBothStatement,
  rangeStatement,
  rankedStatement,
} from './statements.ts';

/** Encrypting for one ballot. */
export interface EncryptDesk extends ProveDesk {
  /** S0. */
  readonly statement: string;
}

/** A ciphertext (g^r, y^r m) as its maker knows it. */
interface Encrypted {
  readonly alpha: Element;
  readonly beta: Element;
  readonly randomness: bigint;
}

/** A ciphertext of g^number, or a product of such. */
interface EncryptedNumber extends Encrypted {
  readonly number: number;
}

/**
 * Encrypts the numbers of an answer, the blank one first where the question has it, and proves that they are allowed
 * (specification, section 4.11.1); if they are not, the proofs do not check. Scalars are drawn in this order: one a ciphertext,
 * then two a claim, for the individual proofs, the blank proof and the overall proof.
 */
export function encryptChoice(desk: EncryptDesk, numbers: readonly number[], question: ChoiceQuestion): ChoiceAnswer {
  const { group, platform } = desk.context;
  const encrypted = numbers.map((number): EncryptedNumber => {
    // Blinded like the mask, so that the time is the same for every number.
    const plain = group.secretPower(group.generator, BigInt(number), platform.random);
    return { ...encrypt(desk, plain), number };
  });
  const choices = encrypted.map((one) => spell(desk, one));
  const individualProofs = encrypted.map((one) =>
    proveOneOf(desk, claimsOf(one, 0, 1), rangeStatement(desk.statement, spell(desk, one))),
  );
  const statement = answerStatement(desk.statement, choices);
  const prove = question.blank ? proveWithBlank : proveSum;
  return { kind: 'choice', choices, individualProofs, ...prove(desk, encrypted, { question, statement }) };
}

interface WholeAnswer {
  readonly question: ChoiceQuestion;
  /** S. */
  readonly statement: string;
}

type WholeProofs = Pick<ChoiceAnswer, 'overallProof' | 'blankProof'>;

function proveSum(desk: EncryptDesk, encrypted: readonly EncryptedNumber[], whole: WholeAnswer): WholeProofs {
  const { min, max } = whole.question;
  const sum = sumOf(desk, encrypted);
  const statement = rangeStatement(whole.statement, spell(desk, sum));
  return { overallProof: proveOneOf(desk, claimsOf(sum, min, max), statement), blankProof: null };
}

function proveWithBlank(desk: EncryptDesk, encrypted: readonly EncryptedNumber[], whole: WholeAnswer): WholeProofs {
  const { min, max } = whole.question;
  const blank = sumOf(desk, encrypted.slice(0, 1));
  const sum = sumOf(desk, encrypted.slice(1));
  const notBoth = [...claimsOf(blank, 0, 0), ...claimsOf(sum, 0, 0)];
  const blankProof = proveOneOf(desk, notBoth, notBothStatement(whole.statement));
  const blankOrRange = [...claimsOf(blank, 1, 1), ...claimsOf(sum, min, max)];
  return { overallProof: proveOneOf(desk, blankOrRange, blankOrRangeStatement(whole.statement)), blankProof };
}

/**
 * Encrypts an element that stands for a ranking and proves that its maker knows the randomness (specification, section 4.11.2).
 * Two scalars are drawn: the ciphertext's and the proof's.
 */
export function encryptRanked(desk: EncryptDesk, plain: Element): RankedAnswer {
  const { context, draw, statement } = desk;
  const { group, election, platform } = context;
  const encrypted = encrypt(desk, plain);
  const choices = spell(desk, encrypted);
  const nonce = draw();
  const commitment = group.write(group.secretPowerOfGenerator(nonce));
  const hashed = rankedStatement(statement, election.publicKey, choices) + commitment;
  const challenge = challengeOf(hashed, group.order, platform);
  const response = modulo(nonce - encrypted.randomness * challenge, group.order);
  return { kind: 'ranked', choices, proof: { challenge, response } };
}

function encrypt({ context, draw }: EncryptDesk, plain: Element): Encrypted {
  const { group, publicKey, platform } = context;
  const randomness = draw();
  return {
    alpha: group.secretPowerOfGenerator(randomness),
    beta: group.multiply(group.secretPower(publicKey, randomness, platform.random), plain),
    randomness,
  };
}

function spell({ context: { group } }: EncryptDesk, encrypted: Encrypted): Ciphertext {
  const [alpha = '', beta = ''] = group.writeAll([encrypted.alpha, encrypted.beta]);
  return { alpha, beta };
}

function sumOf({ context: { group } }: EncryptDesk, numbers: readonly EncryptedNumber[]): EncryptedNumber {
  const nothing: EncryptedNumber = { alpha: group.identity, beta: group.identity, randomness: 0n, number: 0 };
  return numbers.reduce(
    (sum, one) => ({
      alpha: group.multiply(sum.alpha, one.alpha),
      beta: group.multiply(sum.beta, one.beta),
      randomness: sum.randomness + one.randomness,
      number: sum.number + one.number,
    }),
    nothing,
  );
}

/** That it is one of min to max. */
const claimsOf = ({ randomness, number }: EncryptedNumber, min: number, max: number): readonly KnownClaim[] =>
  Array.from({ length: max - min + 1 }, (_, i) => ({ randomness, offset: number - min - i }));
