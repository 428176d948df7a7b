import { type CandidateId, canonicalJson, type Json } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotsToJson, parseBallotsJson } from './ballots-json.ts';
import { iterateBallots, mergeBallots, packBallots } from './ballots.ts';
import type { CastBallot } from './packed-ballots.ts';

const CANDIDATES = ['a', 'b', 'c', 'd'] as unknown as readonly CandidateId[];
const pack = (cast: readonly CastBallot[]): ReturnType<typeof packBallots> => packBallots(CANDIDATES, cast);
const bytes = (cast: readonly CastBallot[]): string => canonicalJson(ballotsToJson(pack(cast)));

const casts: fc.Arbitrary<CastBallot[]> = fc.array(
  fc.record({
    ranking: fc.array(fc.uniqueArray(fc.nat(3), { maxLength: 3 }), { maxLength: 5 }),
    times: fc.integer({ min: 1, max: 1000 }),
  }),
  { maxLength: 60 },
);
const shuffled = casts.chain((cast) =>
  fc.tuple(fc.constant(cast), fc.shuffledSubarray(cast, { minLength: cast.length }), fc.nat(cast.length)),
);

test('the same papers have the same bytes, whatever the order and the batches', () => {
  fc.assert(
    fc.property(shuffled, ([cast, other, at]) => {
      const merged = mergeBallots(CANDIDATES, [pack(other.slice(0, at)), pack(other.slice(at))]);
      expect(canonicalJson(ballotsToJson(merged))).toBe(bytes(cast));
    }),
  );
});

test('one paper more, or one rank changed, has other bytes', () => {
  fc.assert(
    fc.property(
      casts,
      fc.record({ ranking: fc.constantFrom([[0]], [[0], [1]], [[], [0]]), times: fc.constant(1) }),
      (cast, more) => {
        expect(bytes([...cast, more])).not.toBe(bytes(cast));
      },
    ),
  );
  const three = [[[0], [1]], [[1], [0]], [[0, 1]], [[0], [], [1]]].map((ranking) => bytes([{ ranking, times: 1 }]));
  expect(new Set(three).size).toBe(4);
});

test('what is written is read back, and only that', () => {
  fc.assert(
    fc.property(casts, (cast) => {
      const json = ballotsToJson(pack(cast));
      const read = parseBallotsJson(JSON.parse(canonicalJson(json)) as Json);
      expect(read.ok && ballotsToJson(read.value)).toEqual(json);
      fc.pre(json.ballots.length > 1);
      expect(parseBallotsJson({ ...json, ballots: json.ballots.toReversed() })).toMatchObject({
        error: { code: 'ballots-not-canonical' },
      });
    }),
  );
});

test('a thousand distinct rankings stay distinct while the table grows', () => {
  const names = Array.from({ length: 40 }, (_, i) => `p${i}` as CandidateId);
  const cast = Array.from({ length: 20_000 }, (_, i) => ({
    ranking: [[i % 40], [Math.floor(i / 40) % 40], [(i * 7) % 40]],
    times: 1,
  }));
  const distinct = new Set(cast.map(({ ranking }) => JSON.stringify(ranking)));
  const packed = packBallots(names, cast);
  expect(packed.times.length).toBe(distinct.size);
  expect(new Set([...iterateBallots(packed)].map(({ ranking }) => JSON.stringify(ranking)))).toEqual(distinct);
});

test.each([
  ['', null],
  ['', {}],
  ['schema', { schema: 'selectorate-ballots/2', candidates: [], ballots: [] }],
  ['candidates', { schema: 'selectorate-ballots/1', candidates: ['a', 'a'], ballots: [] }],
  ['candidates', { schema: 'selectorate-ballots/1', candidates: ['Not an id'], ballots: [] }],
  ['ballots[0].times', { schema: 'selectorate-ballots/1', candidates: ['a'], ballots: [{ ranking: [], times: 0 }] }],
  [
    'ballots[0].ranking',
    { schema: 'selectorate-ballots/1', candidates: ['a'], ballots: [{ ranking: [[1]], times: 1 }] },
  ],
  [
    'ballots[1].times',
    {
      schema: 'selectorate-ballots/1',
      candidates: ['a'],
      ballots: [
        { ranking: [], times: 4_294_967_295 },
        { ranking: [[0]], times: 1 },
      ],
    },
  ],
] as const)('a malformed record is a fault at %j', (at, json) => {
  expect(parseBallotsJson(json)).toMatchObject({ ok: false, error: { code: 'ballots-malformed', at } });
});

test('an unknown candidate, a double one and batches of other candidates are bugs', () => {
  expect(() => pack([{ ranking: [[4]], times: 1 }])).toThrow('no candidate 4');
  expect(() => packBallots([...CANDIDATES, ...CANDIDATES], [])).toThrow('twice');
  expect(() => mergeBallots(CANDIDATES.toReversed(), [pack([])])).toThrow('different candidates');
});

test('papers of two sections stay apart, in the packing, in batches and in the published form', () => {
  const cast = [
    { ranking: [[0]], times: 2, section: 1 },
    { ranking: [[0]], times: 3, section: 0 },
    { ranking: [[1]], times: 1, section: 1 },
    { ranking: [[0]], times: 1, section: 1 },
  ];
  const packed = mergeBallots(CANDIDATES, [pack(cast.slice(0, 1)), pack(cast.slice(1))]);
  expect(ballotsToJson(packed).ballots).toEqual([
    { ranking: [[0]], times: 3, section: 0 },
    { ranking: [[0]], times: 3, section: 1 },
    { ranking: [[1]], times: 1, section: 1 },
  ]);
  expect(parseBallotsJson(JSON.parse(bytes(cast)) as Json)).toEqual({ ok: true, value: expect.anything() });
  expect(bytes(cast.toReversed())).toBe(bytes(cast));
});

test('many rankings of many sections are read back as they were put in', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ ranking: fc.array(fc.array(fc.nat(3), { maxLength: 1 }), { maxLength: 4 }), section: fc.nat(40) }),
        {
          minLength: 1_200,
          maxLength: 2_000,
        },
      ),
      (papers) => {
        const json = ballotsToJson(pack(papers.map((paper) => ({ ...paper, times: 1 }))));
        const key = (section: number | undefined, ranking: unknown): string =>
          `${section ?? 0} ${JSON.stringify(ranking)}`;
        const trimmed = papers.map(({ section, ranking }) =>
          key(section, ranking.slice(0, ranking.findLastIndex((rank) => rank.length > 0) + 1)),
        );
        const expected = new Map<string, number>();
        for (const paper of trimmed) expected.set(paper, (expected.get(paper) ?? 0) + 1);
        expect(new Map(json.ballots.map(({ section, ranking, times }) => [key(section, ranking), times]))).toEqual(
          expected,
        );
        const read = parseBallotsJson(JSON.parse(canonicalJson(json)) as Json);
        expect(read.ok && ballotsToJson(read.value)).toEqual(json);
      },
    ),
    { numRuns: 10 },
  );
});

test('a section of zeros or beyond all sections is not the published form', () => {
  const ballot = { ranking: [[0]], times: 1 };
  const ofSection = (section: number): Json => ({
    schema: 'selectorate-ballots/1',
    candidates: [...CANDIDATES],
    ballots: [{ ...ballot, section }],
  });
  expect(parseBallotsJson(ofSection(0))).toMatchObject({ error: { code: 'ballots-not-canonical' } });
  expect(parseBallotsJson(ofSection(10_000))).toMatchObject({
    error: { code: 'ballots-malformed', at: 'ballots[0].section' },
  });
  expect(() => pack([{ ...ballot, section: -1 }])).toThrow('no section -1');
});
