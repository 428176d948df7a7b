import type { GroupName } from '@selectorate/group';
import { encryptChoice } from '../../packages/ballot/src/vote/encrypt-answer.ts';
import type { ChoiceQuestion } from '../../packages/ballot/src/objects/election.ts';
import {
  ARCHIVE,
  archiveOf,
  ballot,
  ballotOfPoint,
  cheatingBallot,
  CREDENTIALS,
  ELECTION,
  hostileBench,
  type HostileGroup,
  inCredentials,
  inElection,
  inOwnBallot,
  keyOf,
  RANKED,
  RANKED_BALLOTS,
  RANKED_STEPS,
  resigned,
  TALLY,
  withBallot,
  withStep,
  YES_NO,
  YES_NO_BALLOTS,
  YES_NO_STEPS,
} from './hostile-boxes.ts';
import { add, asText, changeAt, firstTwice, put, relist, respell, turnedRound } from './json-text.ts';
import { completeSteps, openBox, rank } from './play-election.ts';
import { hashAnew } from './sign-ballot.ts';

const [first, second, revote] = YES_NO_BALLOTS;
const copied = (): string => changeAt(second, 'credential', put(keyOf(YES_NO, 2)));

/** The fifth ballot is voter 3's, who proves what is not so. */
const withCheat = (numbers: readonly number[]) => (): Uint8Array => {
  const [question] = YES_NO.context.election.questions;
  const cheat = cheatingBallot(YES_NO, 3, (desk) => encryptChoice(desk, numbers, question as ChoiceQuestion));
  return archiveOf(withStep(YES_NO_STEPS, ['EndBallots', 0], (step) => [{ type: 'Ballot', ballot: cheat }, step]));
};

/** A ranked election, whole and honest but that its question does not fit its group. Its one ballot encrypts the identity. */
const unfitElection = (name: GroupName, answers: number) => (): Uint8Array => {
  const box = openBox({ group: name, questions: [rank(answers)], weights: [1], trustees: 1 }, hostileBench);
  const zeros = Array.from({ length: answers }, () => 0).join(',');
  const point = ballotOfPoint(box, 0, box.context.group.identity);
  return archiveOf(completeSteps(box, [point], { mixers: [1], result: `{"result":[[[${zeros}]]]}` }));
};

const withoutVoter = (voter: number) =>
  relist((list) => list.filter((entry) => !asText(entry).startsWith(keyOf(YES_NO, voter))));
const heavier = relist((list) =>
  list.map((entry) => (asText(entry).startsWith(keyOf(YES_NO, 1)) ? `${keyOf(YES_NO, 1)},3` : entry)),
);

export const HOSTILE_BALLOTS: readonly HostileGroup[] = [
  {
    phrase: 'ballot copied under another credential',
    vectors: [
      [
        'A09 yes or no, signed by the copier',
        'individual-proof',
        ballot(4),
        withBallot(YES_NO_STEPS, 3, () => resigned(YES_NO, 2, copied())),
      ],
      [
        'A09 a ranking, signed by the copier',
        'ranked-proof',
        ballot(3),
        withBallot(RANKED_STEPS, 2, () =>
          resigned(RANKED, 2, changeAt(RANKED_BALLOTS[1], 'credential', put(keyOf(RANKED, 2)))),
        ),
      ],
      [
        'A09 with the first voter’s signature',
        'ballot-signature',
        ballot(4),
        withBallot(YES_NO_STEPS, 3, () => hashAnew(copied(), YES_NO.context) ?? ''),
      ],
      [
        'A09 from another election',
        'ballot-of-another-election',
        ballot(4),
        inOwnBallot('election_hash', put(RANKED.context.fingerprint)),
      ],
    ],
  },
  {
    phrase: 'the same ballot twice',
    vectors: [
      [
        'one after the other',
        'ballot-repeated',
        ARCHIVE,
        () => archiveOf(withStep(YES_NO_STEPS, ['Ballot', 1], (step) => [step, step])),
      ],
      [
        'again at the end',
        'ballot-repeated',
        ARCHIVE,
        () => archiveOf(withStep(YES_NO_STEPS, ['EndBallots', 0], (step) => [{ type: 'Ballot', ballot: first }, step])),
      ],
    ],
  },
  {
    phrase: 're-votes re-ordered or dropped',
    vectors: [
      [
        'the first vote put after the second',
        'tally-mismatch',
        TALLY,
        () => {
          const steps = withStep(YES_NO_STEPS, ['Ballot', 0], (step) => ({ ...step, ballot: revote }));
          return archiveOf(withStep(steps, ['Ballot', 2], (step) => ({ ...step, ballot: first })));
        },
      ],
      [
        'A06 the second vote dropped',
        'tally-mismatch',
        TALLY,
        () => archiveOf(withStep(YES_NO_STEPS, ['Ballot', 2], () => [])),
      ],
      [
        'A06 an only vote dropped',
        'tally-number',
        TALLY,
        () => archiveOf(withStep(YES_NO_STEPS, ['Ballot', 3], () => [])),
      ],
    ],
  },
  {
    phrase: 'credential not on the list, list changed after opening',
    vectors: [
      [
        'A05 a ballot under a key of the operator’s own',
        'ballot-credential',
        ballot(4),
        inCredentials(withoutVoter(2)),
      ],
      ['A05 more ballots than could be cast', 'ballot-credential', ballot(1), inCredentials(put([]))],
      ['a weight raised', 'tally-weight', TALLY, inCredentials(heavier)],
      ['a credential listed twice', 'credential-twice', CREDENTIALS, inCredentials(firstTwice)],
      ['the list in another order', 'credentials-unsorted', CREDENTIALS, inCredentials(turnedRound)],
      [
        'a ranked vote that counts twice',
        'credential-ranked-weight',
        CREDENTIALS,
        inCredentials(
          respell((entry) => `${entry},2`),
          '0',
          RANKED_STEPS,
        ),
      ],
    ],
  },
  {
    phrase: 'wrong group',
    vectors: [
      ['numbers for points', 'election-key', ELECTION, inElection('group', put('BELENIOS-2048'))],
      ['a group nobody knows', 'election-unreadable', ELECTION, inElection('group', put('P-256'))],
      ['a ballot of numbers', 'not-an-element', ballot(4), inOwnBallot('answers.0.choices.0.alpha', put('4'))],
      ['no rankings in this group', 'election-embedding', ELECTION, unfitElection('BELENIOS-2048', 3)],
      ['31 candidates', 'election-embedding', ELECTION, unfitElection('Ed25519', 31)],
      ['300 candidates', 'election-embedding', ELECTION, unfitElection('RFC-3526-2048', 300)],
    ],
  },
  {
    phrase: 'min/max edited',
    vectors: [
      [
        'one more allowed, after the ballots',
        'ballot-of-another-election',
        ballot(1),
        inElection('questions.0.max', add(1)),
      ],
      [
        'more asked for than allowed, without ballots',
        'election-question',
        ELECTION,
        inElection('questions.0.min', put(2), completeSteps(YES_NO, [])),
      ],
      ['A10 two answers where one is allowed', 'overall-proof', ballot(5), withCheat([0, 1, 1])],
      ['A10 a vote of two', 'individual-proof', ballot(5), withCheat([0, 2, 0])],
      ['A10 a vote of minus one', 'individual-proof', ballot(5), withCheat([0, 1, -1])],
      ['A10 blank and an answer', 'blank-proof', ballot(5), withCheat([1, 1, 0])],
    ],
  },
];
