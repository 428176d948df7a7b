import { err, ok, type Result } from '@selectorate/basics';
import { readWith } from '../codec/codec.ts';
import type { Answer, Ballot, ChoiceAnswer, RankedAnswer } from '../objects/ballot.ts';
import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { ChoiceQuestion } from '../objects/election.ts';
import { challengeOf, compactHash } from '../proofs/challenges.ts';
import { hintMaker } from '../proofs/single-workings.ts';
import type { Spot, Workings } from '../proofs/workings.ts';
import { addChoices } from './add-choices.ts';
import { type BallotFault, ballotFault, type PlacedBallotFault } from './ballot-faults.ts';
import { ballotTexts, unsignedTextOf } from './ballot-texts.ts';
import { type CheckDesk, checkOneOf, type Claim, commitmentText, type EncryptedNumber } from './check-one-of.ts';
import {
  answerStatement,
  ballotStatement,
  blankOrRangeStatement,
  notBothStatement,
  rangeStatement,
  rankedStatement,
  signatureStatement,
} from './statements.ts';

export type { BallotFault } from './ballot-faults.ts';

/**
 * Whether a ballot proves by itself that it is a vote the questions allow, made for this election by the holder of its
 * credential. Null when it does, else the first fault. Whether the credential is listed and live is the verifier's to say.
 *
 * What the protocol's version 1 leaves open: nothing proves that a ranked answer is a ranking (a point that is none counts as
 * one invalid ballot); the individual and ranked proofs hash phi and the credential but not each other, so an answer's parts are
 * bound together by the overall proof and the signature only; nothing keeps a voter from showing how they voted.
 */
export function checkBallot(ballot: Ballot, context: ElectionContext, workings: Workings): BallotFault | null {
  return findBallotFault(ballot, context, workings)?.code ?? null;
}

/** The same, and where in the ballot the fault is. */
export function findBallotFault(
  ballot: Ballot,
  context: ElectionContext,
  workings: Workings,
): PlacedBallotFault | null {
  return checkSigned(ballot, ballotTexts(context).unsigned.write(ballot), { context, workings });
}

/** Reads the text of a ballot, which must be canonical, and checks it: the quicker way where the text is at hand. */
export function checkBallotText(
  text: string,
  context: ElectionContext,
  workings: Workings,
): Result<Ballot, PlacedBallotFault> {
  const ballot = readWith(ballotTexts(context).ballot, text);
  if (!ballot.ok) return err(ballotFault('ballot-unreadable'));
  const fault = checkSigned(ballot.value, unsignedTextOf(text), { context, workings });
  return fault === null ? ok(ballot.value) : err(fault);
}

/**
 * The hints with which a batch can repeat the check of a ballot; the ballot's fault where it has one, null for a group without
 * batches.
 */
export function makeHints(ballot: Ballot, context: ElectionContext): Result<Uint8Array | null, PlacedBallotFault> {
  const maker = hintMaker(context.group);
  if (maker === null) return ok(null);
  const fault = findBallotFault(ballot, context, maker);
  return fault === null ? ok(maker.hints()) : err(fault);
}

interface Checking {
  readonly context: ElectionContext;
  readonly workings: Workings;
}

function checkSigned(ballot: Ballot, unsignedText: string, { context, workings }: Checking): PlacedBallotFault | null {
  const { election, fingerprint, platform } = context;
  if (ballot.electionUuid !== election.uuid || ballot.electionHash !== fingerprint) {
    return ballotFault('ballot-of-another-election');
  }
  const misshapen = election.questions.findIndex((question, i) => !fitsQuestion(ballot.answers[i], question));
  if (misshapen !== -1) return ballotFault('answer-shape', misshapen);
  if (ballot.answers.length !== election.questions.length) return ballotFault('answer-shape');
  if (ballot.signature.hash !== compactHash(unsignedText, platform)) return ballotFault('ballot-hash');
  const desk: CheckDesk = { context, workings, identity: ballotTexts(context).identity };
  return checkSignature(desk, ballot) ?? checkAnswers(desk, ballot);
}

function fitsQuestion(answer: Answer | undefined, question: ElectionContext['election']['questions'][number]): boolean {
  if (question.kind === 'ranked') return answer?.kind === 'ranked';
  if (answer?.kind !== 'choice') return false;
  const choices = question.answers.length + (question.blank ? 1 : 0);
  const values = question.max - question.min + 1;
  return (
    values > 0 &&
    answer.choices.length === choices &&
    answer.individualProofs.length === choices &&
    answer.individualProofs.every((proof) => proof.length === 2) &&
    answer.overallProof.length === values + (question.blank ? 1 : 0) &&
    (question.blank ? answer.blankProof?.length === 2 : answer.blankProof === null)
  );
}

/** Specification, section 4.16. */
function checkSignature(desk: CheckDesk, { credential, signature }: Ballot): PlacedBallotFault | null {
  const { context, workings } = desk;
  const key = takeElement(desk, credential);
  if (!key.found) return ballotFault(key.fault);
  const { challenge, response } = signature.proof;
  const commitment = commitmentText(desk, [
    [workings.generator, response],
    [key.spot, challenge],
  ]);
  if (!commitment.found) return ballotFault(commitment.fault);
  const hashed = challengeOf(
    signatureStatement(signature.hash) + commitment.value,
    context.group.order,
    context.platform,
  );
  return hashed === challenge ? null : ballotFault('ballot-signature');
}

function checkAnswers(desk: CheckDesk, { answers, credential }: Ballot): PlacedBallotFault | null {
  const { election, fingerprint } = desk.context;
  const statement = ballotStatement(fingerprint, credential);
  for (const [i, question] of election.questions.entries()) {
    const answer = answers[i];
    const fault =
      answer?.kind === 'choice' && question.kind === 'choice'
        ? checkChoice(desk, answer, { question, statement })
        : answer?.kind === 'ranked' && checkRanked(desk, answer, statement);
    if (fault) return { ...fault, question: i };
  }
  return null;
}

/** Specification, section 4.11.2. */
function checkRanked(desk: CheckDesk, { choices, proof }: RankedAnswer, statement: string): PlacedBallotFault | null {
  const { context, workings } = desk;
  const pair = takePair(desk, choices);
  if (!pair.found) return ballotFault(pair.fault);
  const commitment = commitmentText(desk, [
    [workings.generator, proof.response],
    [pair.alpha, proof.challenge],
  ]);
  if (!commitment.found) return ballotFault(commitment.fault);
  const hashed = challengeOf(
    rankedStatement(statement, context.election.publicKey, choices) + commitment.value,
    context.group.order,
    context.platform,
  );
  return hashed === proof.challenge ? null : ballotFault('ranked-proof');
}

interface ChoiceSetting {
  readonly question: ChoiceQuestion;
  /** S0. */
  readonly statement: string;
}

/** Specification, section 4.11.1: each choice is 0 or 1, and together they are an allowed answer. */
function checkChoice(desk: CheckDesk, answer: ChoiceAnswer, setting: ChoiceSetting): PlacedBallotFault | null {
  const numbers: EncryptedNumber[] = [];
  for (const [i, ciphertext] of answer.choices.entries()) {
    const pair = takePair(desk, ciphertext);
    if (!pair.found) return ballotFault(pair.fault, null, i);
    const encrypted: EncryptedNumber = { alphas: [pair.alpha], betas: [pair.beta] };
    const fault = checkOneOf(desk, claimsOf(encrypted, 0, 1), answer.individualProofs[i] ?? [], {
      statement: rangeStatement(setting.statement, ciphertext),
      wrong: 'individual-proof',
    });
    if (fault !== null) return ballotFault(fault, null, i);
    numbers.push(encrypted);
  }
  const whole = { ...setting, statement: answerStatement(setting.statement, answer.choices) };
  const fault = setting.question.blank
    ? checkWithBlank(desk, answer, { ...whole, numbers })
    : checkSum(desk, answer, { ...whole, numbers });
  return fault === null ? null : ballotFault(fault);
}

interface WholeAnswer {
  readonly question: ChoiceQuestion;
  /** S. */
  readonly statement: string;
  readonly numbers: readonly EncryptedNumber[];
}

/** min to max choices are made. The sum's text is hashed, so it is worked out as a commitment is. */
function checkSum(desk: CheckDesk, answer: ChoiceAnswer, whole: WholeAnswer): BallotFault | null {
  const { min, max } = whole.question;
  const sum = addChoices(desk.workings, whole.numbers, answer.overallProof.length);
  if (sum === null) return 'hint-missing';
  const alpha = desk.workings.commitment(sum.alphas.map((spot) => [spot, 1n]));
  const beta = desk.workings.commitment(sum.betas.map((spot) => [spot, 1n]));
  if (alpha === null || beta === null) return 'hint-missing';
  return checkOneOf(desk, claimsOf(sum, min, max), answer.overallProof, {
    statement: rangeStatement(whole.statement, { alpha, beta }),
    wrong: 'overall-proof',
  });
}

/** The first choice is the blank vote: with it nothing else is chosen; without it min to max are (section 4.13.3). */
function checkWithBlank(desk: CheckDesk, answer: ChoiceAnswer, whole: WholeAnswer): BallotFault | null {
  const [blank, ...others] = whole.numbers;
  if (blank === undefined || answer.blankProof === null) return 'answer-shape';
  const { min, max } = whole.question;
  const sum = addChoices(desk.workings, others, answer.overallProof.length);
  if (sum === null) return 'hint-missing';
  const notBoth: readonly Claim[] = [
    { encrypted: blank, value: 0 },
    { encrypted: sum, value: 0 },
  ];
  const blankOrRange: readonly Claim[] = [{ encrypted: blank, value: 1 }, ...claimsOf(sum, min, max)];
  return (
    checkOneOf(desk, notBoth, answer.blankProof, {
      statement: notBothStatement(whole.statement),
      wrong: 'blank-proof',
    }) ??
    checkOneOf(desk, blankOrRange, answer.overallProof, {
      statement: blankOrRangeStatement(whole.statement),
      wrong: 'overall-proof',
    })
  );
}

const claimsOf = (encrypted: EncryptedNumber, min: number, max: number): readonly Claim[] =>
  Array.from({ length: max - min + 1 }, (_, i) => ({ encrypted, value: min + i }));

type Missing = { readonly found: false; readonly fault: BallotFault };

function takeElement(
  { workings, identity }: CheckDesk,
  text: string,
): { readonly found: true; readonly spot: Spot } | Missing {
  if (text === identity) return { found: false, fault: 'identity-element' };
  const spot = workings.element(text);
  return spot.ok ? { found: true, spot: spot.value } : { found: false, fault: 'not-an-element' };
}

function takePair(
  desk: CheckDesk,
  { alpha, beta }: Ciphertext,
): { readonly found: true; readonly alpha: Spot; readonly beta: Spot } | Missing {
  const first = takeElement(desk, alpha);
  if (!first.found) return first;
  const second = takeElement(desk, beta);
  return second.found ? { found: true, alpha: first.spot, beta: second.spot } : second;
}
