import { randomFillSync } from 'node:crypto';
import { err, unwrap } from '@selectorate/basics';
import { type Element, groupsByName } from '@selectorate/group';
import { describe, expect, test } from 'vitest';
import { makeShuffle } from '../mix/make-shuffle.ts';
import type { Ballot } from '../objects/ballot.ts';
import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { PartialDecryption } from '../objects/decryption.ts';
import type { Question } from '../objects/election.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { checkTrustees } from '../trustee/check-trustees.ts';
import { decryptShares } from '../trustee/decrypt.ts';
import { openingShares } from '../trustee/opening.ts';
import { checkBallot } from '../vote/check-ballot.ts';
import { castBallot } from '../vote/prepare-ballot.ts';
import { choose, makeCredential, rank } from '../vote/testing/make-election.ts';
import type { Vote } from '../vote/vote.ts';
import { encryptTally } from './encrypt-tally.ts';
import { openTally } from './open-tally.ts';
import { checkResult, type DecodedQuestion, decodeTally, rankedOutcome, resultOf } from './result.ts';
import { castElement, makeSharedElection, type SharedElection } from './testing/shared-election.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const group = groupsByName()('Ed25519');
const QUESTIONS: readonly Question[] = [choose(2, 0, 1), rank(3)];

const vote = (choices: readonly number[], ranks: readonly number[]): Vote => [
  { kind: 'choice', choices },
  { kind: 'ranked', ranks },
];

const cast = (one: Vote, context: ElectionContext): Ballot =>
  unwrap(castBallot(one, makeCredential(context), context)).ballot;

interface Counting {
  readonly election: SharedElection;
  readonly ballots: readonly Ballot[];
  readonly weight?: number;
}

interface Counted {
  readonly rows: readonly (readonly Ciphertext[])[];
  readonly count: (owners: readonly number[]) => readonly DecodedQuestion[];
}

/** Adds up, mixes once, and lets trustees decrypt. */
function prepareCount({ election, ballots, weight = 1 }: Counting): Counted {
  const { context, trustees, secrets } = election;
  const { questions } = context.election;
  const tally = unwrap(encryptTally(ballots, () => weight, context));
  const isRanked = (_: unknown, i: number): boolean => questions[i]?.kind === 'ranked';
  const mixed = [...unwrap(makeShuffle(tally.rows.filter(isRanked), context)).ciphertexts];
  const rows = tally.rows.map((row, i) => (isRanked(row, i) ? (mixed.shift() ?? []) : row));
  const decryptionBy = (owner: number): PartialDecryption =>
    unwrap(decryptShares(rows, { owner, secret: secrets[owner - 1] ?? 0n }, context)).decryption;
  const count = (owners: readonly number[]): readonly DecodedQuestion[] => {
    const shares = unwrap(openingShares(trustees, owners, group.order));
    const decryptions = new Map(owners.map((owner) => [owner, decryptionBy(owner)]));
    const opened = unwrap(openTally(rows, { shares, decryptions }, context));
    return decodeTally(opened, questions, { totalWeight: tally.totalWeight, group });
  };
  return { rows, count };
}

const rankingsIn = (decoded: readonly DecodedQuestion[]): readonly string[] =>
  decoded
    .flatMap((question) => (question.kind === 'ranked' ? rankedOutcome(question.ballots).rankings : []))
    .map(String)
    .toSorted();

describe('an election whose key one holds alone and two of three others together', () => {
  const election = makeSharedElection(QUESTIONS, { group, platform });
  const { context, trustees } = election;
  const votes = [vote([1, 0], [1, 2, 3]), vote([0, 1], [0, 0, 1]), vote([1, 0], [2, 2, 1]), vote([0, 0], [0, 0, 0])];
  const counting = prepareCount({ election, ballots: votes.map((one) => cast(one, context)) });

  test('has the trustees it says', () => {
    expect(checkTrustees(trustees, context)).toEqual([]);
  });

  test('A12 any two of the three count it with the one, and all say the same', () => {
    for (const members of [
      [2, 3],
      [2, 4],
      [3, 4],
      [4, 3],
      [2, 3, 4],
    ]) {
      const decoded = counting.count([1, ...members]);
      expect(decoded[0]).toEqual({ kind: 'choice', counts: [2, 1] });
      expect(rankingsIn(decoded)).toEqual(['0,0,0', '0,0,1', '1,2,3', '2,2,1']);
      expect(checkResult(resultOf(decoded) ?? [], decoded)).toEqual([]);
    }
  });

  test('A12 no one of the three, nor all three without the one, counts it', () => {
    const { order } = group;
    expect(openingShares(trustees, [1, 3], order)).toEqual(err([{ code: 'decryption-below-threshold', owner: 2 }]));
    expect(openingShares(trustees, [2, 3, 4], order)).toEqual(err([{ code: 'decryption-missing', owner: 1 }]));
    expect(openingShares(trustees, [1, 3, 3], order)).toEqual(
      err([
        { code: 'decryption-owner-twice', owner: 3 },
        { code: 'decryption-below-threshold', owner: 2 },
      ]),
    );
    expect(openingShares(trustees, [1, 2, 3, 5, 0], order)).toEqual(
      err([
        { code: 'decryption-owner-unknown', owner: 5 },
        { code: 'decryption-owner-unknown', owner: 0 },
      ]),
    );
  });

  test("shares taken under another's number open to no number at all", () => {
    const { rows } = counting;
    const decryptions = new Map(
      [1, 2, 3].map((owner) => {
        const secret = election.secrets[[0, 2, 1][owner - 1] ?? 0] ?? 0n;
        return [owner, unwrap(decryptShares(rows, { owner, secret }, context)).decryption];
      }),
    );
    const shares = unwrap(openingShares(trustees, [1, 2, 3], group.order));
    const opened = unwrap(openTally(rows, { shares, decryptions }, context));
    const decoded = decodeTally(opened, QUESTIONS, { totalWeight: 4, group });
    expect(decoded[0]).toEqual({ kind: 'choice', counts: [null, null] });
    expect(resultOf(decoded)).toBeNull();
    expect(checkResult([[2, 1], []], decoded)).toEqual([
      { code: 'result-count-unreadable', question: 0, position: 0 },
      { code: 'result-count-unreadable', question: 0, position: 1 },
      { code: 'result-lengths', question: 1, position: null },
    ]);
  });
});

describe('A50 a ballot that is no ranking', () => {
  const election = makeSharedElection(QUESTIONS, { group, platform });
  const { context } = election;
  const { embedding } = group;
  if (embedding === null) throw new Error('Ed25519 has ranked questions');
  const right = vote([1, 0], [3, 2, 1]);

  test.for<[string, Element, boolean]>([
    ['a rank above the number of answers', embedding.embed([1, 2, 4]), false],
    ['an element nobody chose', group.powerOfGenerator(77n), false],
    ['the other sign', group.inverse(embedding.embed([3, 2, 1])), true],
    ['free bits that are not the smallest', nextFreeBits(embedding.embed([3, 2, 1])), true],
    ['something above the highest number', embedding.embed([9, 3, 2, 1]), true],
  ])('counts as one invalid ballot and stops nothing: %s', ([, plain, looksRight]) => {
    const garbage = castElement(right, plain, context);
    expect(checkBallot(garbage, context, singleWorkings(group))).toBeNull();
    const ballots = [cast(right, context), garbage, cast(vote([0, 1], [0, 0, 0]), context)];
    const decoded = prepareCount({ election, ballots }).count([1, 2, 4]);
    const [choices, ranked] = decoded;
    if (ranked?.kind !== 'ranked') throw new Error('the second question is ranked');
    const outcome = rankedOutcome(ranked.ballots);
    expect(choices).toEqual({ kind: 'choice', counts: [2, 1] });
    expect(rankingsIn(decoded)).toEqual(['0,0,0', '3,2,1']);
    expect(outcome.invalid).toHaveLength(1);
    expect(outcome.listedAsValid).toEqual(looksRight ? outcome.invalid : []);
    // The published result lists it as any program of version 1 reads it.
    expect(checkResult(resultOf(decoded) ?? [], decoded)).toEqual([]);
  });
});

/** The element with the same numbers and the next free bits that make one. */
function nextFreeBits(element: Element): Element {
  for (let number = BigInt(`0x${group.write(element)}`) + 1n; ; number++) {
    const next = group.read(number.toString(16).padStart(64, '0'));
    if (next.ok) return next.value;
  }
}

test('a box without ballots is counted: nothing for anybody', () => {
  const election = makeSharedElection(QUESTIONS, { group, platform });
  const { rows, count } = prepareCount({ election, ballots: [] });
  const one = group.write(group.identity);
  expect(rows).toEqual([Array.from({ length: 2 }, () => ({ alpha: one, beta: one })), []]);
  expect(resultOf(count([1, 3, 4]))).toEqual([[0, 0], []]);
});

test('a weight counts a ballot so many times', () => {
  const election = makeSharedElection([choose(3, 0, 2, true)], { group, platform });
  const { context } = election;
  const ballots = [
    cast([{ kind: 'choice', choices: [1, 1, 0] }], context),
    cast([{ kind: 'blank' }], context),
    cast([{ kind: 'choice', choices: [0, 1, 0] }], context),
  ];
  expect(resultOf(prepareCount({ election, ballots, weight: 1000 }).count([1, 2, 3]))).toEqual([[1000, 1000, 2000, 0]]);
});

describe('a published result', () => {
  const decoded: readonly DecodedQuestion[] = [
    { kind: 'choice', counts: [2, 1] },
    {
      kind: 'ranked',
      ballots: [
        { listed: [1, 2], valid: true },
        { listed: [9, 9], valid: false },
      ],
    },
  ];
  const right = [
    [2, 1],
    [
      [1, 2],
      [9, 9],
    ],
  ];

  test('is right when it lists what was opened, invalid ballots as they read', () => {
    expect(resultOf(decoded)).toEqual(right);
    expect(checkResult(right, decoded)).toEqual([]);
  });

  test.for([
    [
      [
        [2, 2],
        [
          [1, 2],
          [9, 9],
        ],
      ],
      { code: 'result-count', question: 0, position: 1 },
    ],
    [
      [
        [2, 1],
        [
          [1, 2],
          [9, 8],
        ],
      ],
      { code: 'result-ballot', question: 1, position: 1 },
    ],
    [
      [
        [2, 1],
        [
          [1, 2],
          [9, 9, 0],
        ],
      ],
      { code: 'result-ballot', question: 1, position: 1 },
    ],
    [[[2, 1], [[1, 2]]], { code: 'result-lengths', question: 1, position: null }],
    [
      [
        [2, 1, 0],
        [
          [1, 2],
          [9, 9],
        ],
      ],
      { code: 'result-lengths', question: 0, position: null },
    ],
    [[[2, 1]], { code: 'result-lengths', question: null, position: null }],
  ] as const)('is wrong otherwise: %j', ([published, fault]) => {
    expect(checkResult(published, decoded)).toEqual([fault]);
  });

  test('is wrong when it lists ballots in another order', () => {
    expect(
      checkResult(
        [
          [2, 1],
          [
            [9, 9],
            [1, 2],
          ],
        ],
        decoded,
      ).map(({ code }) => code),
    ).toEqual(['result-ballot', 'result-ballot']);
  });
});
