import { randomFillSync } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { belenios2048, type Element, type Group, nobleEd25519, rfc3526 } from '@selectorate/group';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ballot, ChoiceAnswer, RankedAnswer } from '../objects/ballot.ts';
import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { Question } from '../objects/election.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { checkBallot, checkBallotText, makeHints } from './check-ballot.ts';
import { castBallot, prepareBallot, signBallot } from './prepare-ballot.ts';
import { choose, makeCredential, makeElection, rank, type TestElection } from './testing/make-election.ts';
import { newAuditedHashes } from './audited-hashes.ts';
import { checkVote, type Vote, type VoteAnswer } from './vote.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const ed25519 = nobleEd25519();

const cast = (vote: Vote, context: ElectionContext): Ballot =>
  unwrap(castBallot(vote, makeCredential(context), context)).ballot;

const check = (ballot: Ballot, context: ElectionContext): string | null =>
  checkBallot(ballot, context, singleWorkings(context.group));

const choices = (...chosen: number[]): VoteAnswer => ({ kind: 'choice', choices: chosen });
const ranks = (...given: number[]): VoteAnswer => ({ kind: 'ranked', ranks: given });
const BLANK: VoteAnswer = { kind: 'blank' };

const KINDS: readonly { name: string; question: Question; votes: readonly VoteAnswer[] }[] = [
  { name: 'yes or no', question: choose(2, 0, 1), votes: [choices(0, 0), choices(1, 0), choices(0, 1)] },
  { name: 'choose some', question: choose(4, 1, 3), votes: [choices(1, 0, 0, 0), choices(1, 0, 1, 1)] },
  { name: 'exactly two', question: choose(3, 2, 2), votes: [choices(1, 1, 0), choices(0, 1, 1)] },
  {
    name: 'with a blank vote',
    question: choose(2, 0, 1, true),
    votes: [BLANK, choices(0, 0), choices(0, 1)],
  },
  { name: 'ranked', question: rank(5), votes: [ranks(1, 2, 3, 4, 5), ranks(0, 0, 0, 0, 0), ranks(2, 2, 1, 0, 5)] },
];

test.for(KINDS)('ballots of one question check: $name', ({ question, votes }) => {
  const { context, trusteeSecret } = makeElection([question], { group: ed25519, platform });
  for (const vote of votes) {
    const ballot = cast([vote], context);
    expect(check(ballot, context)).toBeNull();
    expect(decrypt(ballot, context, trusteeSecret)).toEqual([spoken(vote, question)]);
  }
});

test.for<[string, Group, readonly Question[], Vote]>([
  ['BELENIOS-2048', belenios2048(), [choose(2, 0, 1), choose(1, 1, 1, true)], [choices(0, 1), BLANK]],
  ['RFC-3526-2048', rfc3526(), [rank(4), choose(1, 0, 1)], [ranks(2, 1, 0, 4), choices(1)]],
])('ballots of several questions check in %s', ([, group, questions, vote]) => {
  const { context, trusteeSecret } = makeElection(questions, { group, platform });
  const ballot = cast(vote, context);
  expect(check(ballot, context)).toBeNull();
  expect(decrypt(ballot, context, trusteeSecret)).toEqual(
    vote.map((answer, i) => spoken(answer, questions[i] ?? rank(0))),
  );
  expect(unwrap(makeHints(ballot, context))).toBeNull();
});

test('any allowed vote makes a ballot that checks and reads back from its text', () => {
  fc.assert(
    fc.property(allowedVotes(), ([questions, vote]) => {
      const { context, trusteeSecret } = makeElection(questions, { group: ed25519, platform });
      const signed = unwrap(castBallot(vote, makeCredential(context), context));
      expect(unwrap(checkBallotText(signed.text, context, singleWorkings(ed25519)))).toEqual(signed.ballot);
      expect(decrypt(signed.ballot, context, trusteeSecret)).toEqual(
        vote.map((answer, i) => spoken(answer, questions[i] ?? rank(0))),
      );
    }),
    { numRuns: 15 },
  );
});

test('thirty candidates can be ranked, thirty-one cannot', () => {
  const thirty = makeElection([rank(30)], { group: ed25519, platform });
  const ranking = Array.from({ length: 30 }, (_, i) => 30 - i);
  expect(check(cast([ranks(...ranking)], thirty.context), thirty.context)).toBeNull();
  const refused = checkVote([ranks(...ranking, 0)], [rank(31)], ed25519);
  expect(refused).toEqual({ code: 'vote-ranks-do-not-fit', question: 0 });
});

test('votes that the questions do not allow are refused before anything is encrypted', () => {
  const questions = [choose(3, 1, 2), rank(3)];
  const good: readonly [VoteAnswer, VoteAnswer] = [choices(1, 0, 0), ranks(1, 2, 3)];
  const refusals: readonly [Vote, string, number | null][] = [
    [[good[0]], 'vote-answers', null],
    [[good[1], good[1]], 'vote-kind', 0],
    [[good[0], good[0]], 'vote-kind', 1],
    [[choices(1, 0), good[1]], 'vote-choices', 0],
    [[choices(2, 0, 0), good[1]], 'vote-choice', 0],
    [[choices(0, 0, 0), good[1]], 'vote-too-few', 0],
    [[choices(1, 1, 1), good[1]], 'vote-too-many', 0],
    [[BLANK, good[1]], 'vote-no-blank', 0],
    [[good[0], ranks(1, 2)], 'vote-ranks', 1],
    [[good[0], ranks(1, 2, 4)], 'vote-rank', 1],
    [[good[0], ranks(1, 2, 1.5)], 'vote-rank', 1],
  ];
  const { context } = makeElection(questions, { group: ed25519, platform });
  for (const [vote, code, question] of refusals) {
    expect(castBallot(vote, makeCredential(context), context)).toEqual({ ok: false, error: { code, question } });
  }
  expect(checkVote([ranks(1)], [rank(1)], belenios2048())).toEqual({ code: 'vote-ranks-do-not-fit', question: 0 });
});

test('a ballot is signed only with the credential it was prepared for', () => {
  const { context } = makeElection([choose(2, 0, 1)], { group: ed25519, platform });
  const prepared = unwrap(prepareBallot([choices(1, 0)], makeCredential(context), context));
  const signed = signBallot(prepared, makeCredential(context), { context, audited: newAuditedHashes() });
  expect(signed).toEqual({ ok: false, error: 'another-credential' });
});

test('two ballots of the same vote and credential have nothing in common', () => {
  const { context } = makeElection([choose(2, 0, 1), rank(3)], { group: ed25519, platform });
  const credential = makeCredential(context);
  const vote: Vote = [choices(1, 0), ranks(1, 2, 3)];
  const texts = [1, 2].map(() => unwrap(castBallot(vote, credential, context)).text);
  const [first, second] = texts.map((text) => new Set(text.match(/[0-9a-f]{64}|\d{60,}/g)));
  const shared = [...(first ?? [])].filter((number) => second?.has(number));
  expect(shared).toEqual([credential.publicKey]);
});

function allowedVotes(): fc.Arbitrary<[Question[], Vote]> {
  const ranked = fc
    .integer({ min: 1, max: 6 })
    .chain((n): fc.Arbitrary<[Question, VoteAnswer]> =>
      fc.array(fc.nat({ max: n }), { minLength: n, maxLength: n }).map((given) => [rank(n), ranks(...given)]),
    );
  const chosen = fc
    .tuple(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 3 }), fc.nat({ max: 1 }), fc.boolean())
    .map(([given, slack, blank]): [Question, VoteAnswer] => {
      const made = given.filter((one) => one === 1).length;
      const question = choose(given.length, Math.max(0, made - slack), Math.min(given.length, made + slack), blank);
      return [question, choices(...given)];
    });
  const blank = fc.integer({ min: 1, max: 2 }).map((n): [Question, VoteAnswer] => [choose(n, 1, 1, true), BLANK]);
  return fc
    .array(fc.oneof(ranked, chosen, blank), { minLength: 1, maxLength: 2 })
    .map((pairs) => [pairs.map(([question]) => question), pairs.map(([, answer]) => answer)]);
}

/** What the ballot's ciphertexts hold, by the trustee's secret: the numbers of each question. */
function decrypt(
  ballot: Ballot,
  context: ElectionContext,
  secret: TestElection['trusteeSecret'],
): readonly (readonly number[] | null)[] {
  const { group } = context;
  const open = ({ alpha, beta }: Ciphertext): Element =>
    group.product([
      [unwrap(group.read(beta)), 1n],
      [unwrap(group.read(alpha)), -secret],
    ]);
  const openChoice = (answer: ChoiceAnswer): readonly number[] =>
    answer.choices.map((choice) =>
      [group.identity, group.generator].findIndex((one) => group.equal(one, open(choice))),
    );
  const openRanking = (answer: RankedAnswer, i: number): readonly number[] | null =>
    group.embedding?.read(open(answer.choices), context.election.questions[i]?.answers.length ?? 0) ?? null;
  return ballot.answers.map((answer, i) => (answer.kind === 'choice' ? openChoice(answer) : openRanking(answer, i)));
}

/** The numbers a vote ought to be encrypted as. */
function spoken(answer: VoteAnswer, question: Question): readonly number[] {
  if (answer.kind === 'ranked') return answer.ranks;
  if (answer.kind === 'blank') return [1, ...question.answers.map(() => 0)];
  return question.kind === 'choice' && question.blank ? [0, ...answer.choices] : answer.choices;
}
