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
