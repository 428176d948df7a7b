import { err, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import { modulo, randomScalar } from '@selectorate/group';
import type { Credential } from '../credential/derive-credential.ts';
import type { Answer, Ballot, UnsignedBallot } from '../objects/ballot.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { Question } from '../objects/election.ts';
import { challengeOf, compactHash } from '../proofs/challenges.ts';
import type { AuditedHashes } from './audited-hashes.ts';
import { ballotTexts } from './ballot-texts.ts';
import { type EncryptDesk, encryptChoice, encryptRanked } from './encrypt-answer.ts';
import { seededScalars } from './seeded-scalars.ts';
import { ballotStatement, signatureStatement } from './statements.ts';
import { checkVote, type Vote, type VoteAnswer, type VoteFault } from './vote.ts';

/**
 * What makes a ballot without its signature, all of it: whoever has this can make the same ballot again and sees the vote. It
 * stays on the voter's device unless the ballot is audited, and is thrown away when it is cast.
 */
export interface Opening {
  /** phi. */
  readonly electionHash: string;
  /** The credential's public key. */
  readonly credential: string;
  /** 32 bytes. */
  readonly seed: Uint8Array;
  readonly vote: Vote;
}

/** A ballot before the choice between audit and cast. */
export interface PreparedBallot {
  readonly unsigned: UnsignedBallot;
  /** What is shown before the choice: unpadded base64 of the SHA-256 of the unsigned ballot, 43 characters. */
  readonly hash: string;
  readonly opening: Opening;
}

/** A ballot as it is cast. */
export interface SignedBallot {
  readonly ballot: Ballot;
  readonly text: string;
  /** The smart ballot tracker: unpadded base64 of the SHA-256 of `text`. */
  readonly tracker: string;
}

const SEED_BYTES = 32;

/** Encrypts a vote with fresh randomness. Time depends on a ranking (how soon it becomes an element), on choices not. */
export function prepareBallot(
  vote: Vote,
  { publicKey }: Pick<Credential, 'publicKey'>,
  context: ElectionContext,
): Result<PreparedBallot, VoteFault> {
  const seed = Uint8Array.from(context.platform.random(SEED_BYTES));
  return remakeBallot({ electionHash: context.fingerprint, credential: publicKey, seed, vote }, context);
}

/** The ballot an opening stands for, always the same. */
export function remakeBallot(opening: Opening, context: ElectionContext): Result<PreparedBallot, VoteFault> {
  const { election, fingerprint, group, platform } = context;
  const { credential, seed, vote } = opening;
  const fault = checkVote(vote, election.questions, group);
  if (fault !== null) return err(fault);
  const desk: EncryptDesk = {
    context,
    draw: seededScalars(seed, group, platform),
    statement: ballotStatement(fingerprint, credential),
  };
  const unsigned: UnsignedBallot = {
    electionUuid: election.uuid,
    electionHash: fingerprint,
    credential,
    answers: election.questions.map((question, i) => answerTo(question, vote[i], desk)),
  };
  const hash = compactHash(ballotTexts(context).unsigned.write(unsigned), platform);
  return ok({ unsigned, hash, opening });
}

export type SignFault = 'ballot-audited' | 'another-credential';

/** Casting: signs a ballot that was not audited, with the credential it was prepared for. */
export function signBallot(
  { unsigned, hash }: PreparedBallot,
  { secret, publicKey }: Credential,
  { context, audited }: { readonly context: ElectionContext; readonly audited: Pick<AuditedHashes, 'has'> },
): Result<SignedBallot, SignFault> {
  if (audited.has(hash)) return err('ballot-audited');
  if (publicKey !== unsigned.credential) return err('another-credential');
  const { group, platform } = context;
  const nonce = randomScalar(group.order, platform.random);
  const commitment = group.write(group.secretPowerOfGenerator(nonce));
  const challenge = challengeOf(signatureStatement(hash) + commitment, group.order, platform);
  const response = modulo(nonce - secret * challenge, group.order);
  const ballot: Ballot = { ...unsigned, signature: { hash, proof: { challenge, response } } };
  const text = ballotTexts(context).ballot.write(ballot);
  return ok({ ballot, text, tracker: compactHash(text, platform) });
}

/** Prepares and signs at once, where nobody can audit between: at the desk, in a test, from the command line. */
export function castBallot(
  vote: Vote,
  credential: Credential,
  context: ElectionContext,
): Result<SignedBallot, VoteFault | SignFault> {
  const prepared = prepareBallot(vote, credential, context);
  return prepared.ok ? signBallot(prepared.value, credential, { context, audited: NONE }) : prepared;
}

const NONE: Pick<AuditedHashes, 'has'> = { has: () => false };

function answerTo(question: Question, answer: VoteAnswer | undefined, desk: EncryptDesk): Answer {
  if (question.kind === 'ranked') {
    const { embedding } = desk.context.group;
    if (embedding === null || answer?.kind !== 'ranked') throw new RangeError('answerTo: an unchecked vote');
    return encryptRanked(desk, embedding.embed(answer.ranks));
  }
  return encryptChoice(desk, numbersOf(answer, question.answers.length, question.blank), question);
}

/** The numbers to encrypt, the blank one first where the question has it. */
function numbersOf(answer: VoteAnswer | undefined, answers: number, blank: boolean): readonly number[] {
  switch (answer?.kind) {
    case 'choice':
      return blank ? [0, ...answer.choices] : answer.choices;
    case 'blank':
      return [1, ...Array.from({ length: answers }, () => 0)];
    case 'ranked':
    case undefined:
      throw new RangeError('numbersOf: an unchecked vote');
    default:
      return throwIllegalValue(answer);
  }
}
