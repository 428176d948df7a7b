import { unwrap } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { bench, rehearsedBench } from './bench.ts';
import { readPoint, negatePoint, spellPoint } from './edwards.ts';
import { ballotOfPoint } from './hostile-boxes.ts';
import { changeAt, respell } from './json-text.ts';
import { archiveOfSteps, castIn, choose, completeSteps, type ElectionPlan, openBox, rank } from './play-election.ts';
import { signAnew } from './sign-ballot.ts';
import { verdictOn } from './verdict.ts';

// What may look like an attack, or is one on somebody else, and leaves the election valid.

const played = rehearsedBench('valid-archives/1');
const group = bench.groupOf('Ed25519');

const PLANS: readonly (readonly [string, ElectionPlan])[] = [
  ['yes or no', { group: 'Ed25519', questions: [choose(2, 0, 1, true)], weights: [1, 1], trustees: 2 }],
  [
    'ranked, with a shared key',
    { group: 'Ed25519', questions: [rank(3)], weights: [1, 1], trustees: { threshold: 2, size: 3 } },
  ],
  ['both', { group: 'Ed25519', questions: [choose(2, 1, 1), rank(3)], weights: [1, 1], trustees: 1 }],
  ['yes or no in BELENIOS-2048', { group: 'BELENIOS-2048', questions: [choose(2, 0, 1)], weights: [1], trustees: 1 }],
  ['ranked in RFC-3526-2048', { group: 'RFC-3526-2048', questions: [rank(3)], weights: [1], trustees: 1 }],
];

describe('a box without ballots', () => {
  test.each(PLANS)('%s: valid, and its result is nothing', async (_name, plan) => {
    const box = openBox(plan, played);
    const closing = typeof plan.trustees === 'number' && plan.trustees < 2 ? { mixers: ranked(plan) ? [1] : [] } : {};
    const { report, codes, thrown } = await verdictOn(archiveOfSteps(completeSteps(box, [], closing), played));
    expect({ codes, thrown }).toEqual({ codes: [], thrown: null });
    expect(report).toMatchObject({ ballots: 0, tallied: 0, totalWeight: 0 });
    for (const { votes, rankings } of report?.questions ?? []) {
      expect(rankings ?? votes?.filter((count) => count !== 0)).toEqual([]);
    }
  });
});

const ranked = ({ questions }: ElectionPlan): boolean => questions.some(({ kind }) => kind === 'ranked');

const RANKED: ElectionPlan = {
  group: 'Ed25519',
  questions: [rank(3)],
  weights: [1, 1, 1],
  trustees: { threshold: 2, size: 3 },
};

describe('A50 a ranked ballot that is no ranking is one invalid ballot and stops nothing', () => {
  const embedding = group.embedding;
  if (embedding === null) throw new Error('Ed25519 has ranked questions');
  const honest = group.write(embedding.embed([1, 2, 3]));
  const y = BigInt(`0x${honest}`) % 2n ** 255n;

  /** The next point of the subgroup above the one that [1, 2, 3] stands for: the same numbers, marked in the free bits. */
  function marked(): string {
    for (let free = y + 1n; ; free++) {
      const text = free.toString(16).padStart(64, '0');
      if (group.read(text).ok) return text;
    }
  }

  const otherSign = (text: string): string => {
    const point = readPoint(text);
    if (point === null) throw new Error('no point');
    return spellPoint(negatePoint(point));
  };

  test.each([
    ['any point', group.write(group.powerOfGenerator(123_456_789n))],
    ['a ranking marked in its free bits', marked()],
    ['a ranking marked by the sign', otherSign(honest)],
    ['a rank below the last', group.write(embedding.embed([1, 2, 4]))],
    ['numbers for more candidates than there are', group.write(embedding.embed([1, 1, 2, 3]))],
  ])('%s', async (_name, point) => {
    const box = openBox(RANKED, played);
    const garbage = ballotOfPoint(box, 2, unwrap(group.read(point)));
    const ballots = [
      castIn(box, 0, [{ kind: 'ranked', ranks: [1, 2, 3] }]),
      castIn(box, 1, [{ kind: 'ranked', ranks: [0, 1, 0] }]),
      garbage,
    ];
    const { report, codes } = await verdictOn(archiveOfSteps(completeSteps(box, ballots), played));
    expect(codes).toEqual([]);
    expect(report).toMatchObject({ tallied: 3, questions: [{ invalid: 1 }] });
    const valid = report?.questions[0]?.rankings?.filter((ranks) => ranks !== null);
    expect(valid?.map(String).toSorted()).toEqual(['0,1,0', '1,2,3']);
  });

  test('the identity is what a vote without ranks becomes, so that it is a valid one', () => {
    expect(embedding.read(group.identity, 3)).toEqual([0, 0, 0]);
    expect(group.write(embedding.embed([0, 0, 0]))).toBe(group.write(group.identity));
  });

  test('and a result that lists it as a ranking it does not stand for is a fault', async () => {
    const box = openBox(RANKED, played);
    const steps = completeSteps(box, [
      castIn(box, 0, [{ kind: 'ranked', ranks: [1, 2, 3] }]),
      ballotOfPoint(box, 1, group.powerOfGenerator(5n)),
    ]);
    const lying = steps.map((step) =>
      step.type === 'Result' ? { ...step, result: '{"result":[[[1,2,3],[1,2,3]]]}' } : step,
    );
    const { faults } = await verdictOn(archiveOfSteps(lying, played));
    expect(faults.map(({ code, place }) => [code, place.part])).toEqual([['result-ballot', 'result']]);
  });
});

describe('not an attack', () => {
  const box = openBox({ group: 'Ed25519', questions: [choose(2, 0, 1)], weights: [1, 1, 1], trustees: 2 }, played);
  const first = castIn(box, 0, [{ kind: 'choice', choices: [1, 0] }]);
  const second = castIn(box, 1, [{ kind: 'choice', choices: [0, 1] }]);

  test('a voter sends the same answers again under a new signature: a re-vote', async () => {
    const [mine] = box.credentials;
    const again = mine === undefined ? null : signAnew(first, mine, { context: box.context });
    const { report, codes } = await verdictOn(archiveOfSteps(completeSteps(box, [first, second, again ?? '']), played));
    expect(codes).toEqual([]);
    expect(report).toMatchObject({ ballots: 3, tallied: 2, replaced: 1 });
  });

  test('A49 ballots of an excluded credential are not in the archive: the rest is valid', async () => {
    const { report, codes } = await verdictOn(archiveOfSteps(completeSteps(box, [second]), played));
    expect(codes).toEqual([]);
    expect(report).toMatchObject({ ballots: 1, credentials: 3 });
  });

  test('more members of a shared key decrypt than are needed', async () => {
    const shared = openBox(RANKED, played);
    const ballots = [castIn(shared, 0, [{ kind: 'ranked', ranks: [3, 2, 1] }])];
    const steps = completeSteps(shared, ballots, { decrypters: [3, 1, 2] });
    expect(await verdictOn(archiveOfSteps(steps, played))).toMatchObject({
      codes: [],
      report: { decryptedBy: [3, 1, 2] },
    });
  });

  test('names in the list of credentials: told, not written here, and no fault of the protocol', async () => {
    const steps = completeSteps(box, [first]).map((step) =>
      step.type === 'Setup'
        ? {
            ...step,
            credentials: changeAt(
              step.credentials,
              '0',
              respell((entry) => `${entry},1,Voter One`),
            ),
          }
        : step,
    );
    const { codes, report } = await verdictOn(archiveOfSteps(steps, played));
    expect(codes).toEqual([]);
    expect(report?.notices).toContain('credentials-with-names');
  });
});

describe('an archive by itself does not show, and its report says as much', () => {
  test('who mixed: the number of a trustee who did not', async () => {
    const box = openBox(RANKED, played);
    const ballots = [castIn(box, 0, [{ kind: 'ranked', ranks: [1, 2, 3] }])];
    const { codes, report } = await verdictOn(archiveOfSteps(completeSteps(box, ballots, { mixers: [3, 1] }), played));
    expect(codes).toEqual([]);
    expect(report?.mixedBy).toEqual([3, 1]);
  });

  test('a box so small or so unanimous that its result says how each voted', async () => {
    const box = openBox({ group: 'Ed25519', questions: [choose(2, 0, 1)], weights: [1, 1, 1], trustees: 1 }, played);
    const ballots = [0, 1, 2].map((voter) => castIn(box, voter, [{ kind: 'choice', choices: [1, 0] }]));
    const { report } = await verdictOn(archiveOfSteps(completeSteps(box, ballots), played));
    expect(report?.notices).toEqual(expect.arrayContaining(['few-ballots', 'unanimous']));
  });

  test('rankings that can be signatures: many more of them than voters', async () => {
    const box = openBox({ ...RANKED, questions: [rank(8)] }, played);
    const ballots = [castIn(box, 0, [{ kind: 'ranked', ranks: [1, 2, 3, 4, 5, 6, 7, 8] }])];
    const { report } = await verdictOn(archiveOfSteps(completeSteps(box, ballots), played));
    expect(report?.notices).toContain('rankings-as-signatures');
  });

  test('a mix by one trustee only: the mixer knows the order', async () => {
    const box = openBox(RANKED, played);
    const ballots = [castIn(box, 0, [{ kind: 'ranked', ranks: [1, 2, 3] }])];
    const { report } = await verdictOn(archiveOfSteps(completeSteps(box, ballots, { mixers: [2] }), played));
    expect(report?.notices).toContain('few-mixes');
  });
});
