import { type CandidateId, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots } from '../ballots/packed-ballots.ts';
import { plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count, Working } from '../result/result.ts';
import type { CountRequest } from '../rules/options.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E'] as unknown as readonly CandidateId[];
const RULES = ['schulze', 'ranked-pairs', 'minimax', 'copeland'] as const;

/** `"31 C,AB"`: 31 papers with C first, A and B level second. Without commas each letter is a rank. */
const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    NAMES.slice(0, candidates),
    lines.map((line): CastBallot => {
      const [times, marks = ''] = line.split(' ');
      const ranks = marks.includes(',') ? marks.split(',') : [...marks];
      return { times: Number(times), ranking: ranks.map((rank) => [...rank].map((each) => each.charCodeAt(0) - 65)) };
    }),
  );

const counted = (ballots: PackedBallots, request: CountRequest): Count =>
  unwrap(count(ballots, plainContest(1), request));

function working<Kind extends Working['kind']>({ stages }: Count, kind: Kind): Extract<Working, { kind: Kind }> {
  const found = stages[0]?.workings.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found as Extract<Working, { kind: Kind }>;
}

const LADDER = [{ kind: 'sha256' as const, seed: '00ff' }];

describe('examples with published results', () => {
  // 45 voters and five candidates: the example of the Schulze method's usual description, path by path.
  const FORTY_FIVE = pack(5, '5 ACBED', '5 ADECB', '8 BEDAC', '3 CABED', '7 CAEBD', '2 CBADE', '7 DCEBA', '8 EBADC');

  test('Schulze: 45 papers, every strongest path, E elected', () => {
    const result = counted(FORTY_FIVE, { rule: 'schulze' });
    expect(working(result, 'pairwise').votes[0]).toEqual(['0', '20', '26', '30', '22']);
    expect(working(result, 'strengths').strengths).toEqual([
      ['0', '28', '28', '30', '24'],
      ['25', '0', '28', '33', '24'],
      ['25', '29', '0', '29', '24'],
      ['25', '28', '28', '0', '24'],
      ['25', '28', '28', '31', '0'],
    ]);
    expect(result.elected).toEqual(['E']);
    expect(result.stages[0]?.elected[0]?.by).toBe('pairwise');
  });

  test('ranked pairs: the capital of Tennessee is Nashville', () => {
    const result = counted(pack(4, '42 ABCD', '26 BCDA', '15 CDBA', '17 DCBA'), { rule: 'ranked-pairs' });
    expect(result.elected).toEqual(['B']);
    expect(working(result, 'strengths').strengths).toEqual([
      ['0', '0', '0', '0'],
      ['1', '0', '1', '1'],
      ['1', '0', '0', '1'],
      ['1', '0', '0', '0'],
    ]);
  });

  // A circle A > B > C > A of 7:2, 6:3 and 5:4.
  const CIRCLE = pack(3, '4 ABC', '3 BCA', '2 CAB');

  test('a circle: its weakest defeat gives way', () => {
    for (const rule of ['schulze', 'ranked-pairs', 'minimax'] as const) {
      expect(counted(CIRCLE, { rule }).elected).toEqual(['A']);
    }
    expect(count(CIRCLE, plainContest(1), { rule: 'copeland' })).toEqual({
      ok: false,
      error: { code: 'tie-undecided', stage: 1, purpose: 'elect', tied: ['A', 'B', 'C'] },
    });
  });

  test('winning votes and margins part where papers are cut short', () => {
    // A beats B 10:8, B beats C 9:3, C beats A 8:1.
    const ballots = pack(3, '10 AB', '8 BA', '9 BC', '3 CB', '8 CA', '1 AC');
    const elected = (rule: CountRequest['rule'], strength: 'winning-votes' | 'margins'): readonly string[] =>
      counted(ballots, { rule, strength, unranked: 'nothing-said' }).elected;
    for (const rule of ['schulze', 'ranked-pairs', 'minimax'] as const) {
      expect(elected(rule, 'winning-votes')).toEqual(['A']);
      expect(elected(rule, 'margins')).toEqual(['B']);
    }
  });

  test('of equally many winning votes, those with fewer against them are stronger', () => {
    // A beats B 9:8, B beats C 9:1, C beats A 9:7: the first is the weakest.
    const ballots = pack(3, '9 AB', '8 BA', '9 BC', '1 CB', '9 CA', '7 AC');
    for (const rule of ['schulze', 'ranked-pairs'] as const) {
      const request: CountRequest = { rule, strength: 'winning-votes', unranked: 'nothing-said' };
      expect(counted(ballots, request).elected).toEqual(['B']);
      expect(counted(ballots, request).stages[0]?.ties).toEqual([]);
    }
  });

  test('equally strong pairs in a circle are ordered by the ladder, and only there', () => {
    const even = pack(3, '1 ABC', '1 BCA', '1 CAB');
    expect(count(even, plainContest(1), { rule: 'ranked-pairs' })).toEqual({
      ok: false,
      error: { code: 'tie-undecided', stage: 1, purpose: 'order', tied: ['A', 'B', 'C'] },
    });
    const order = ['B', 'C', 'A'] as unknown as readonly CandidateId[];
    const result = counted(even, { rule: 'ranked-pairs', ties: [{ kind: 'lot-order', order }] });
    expect(result.elected).toEqual(['B']);
    expect(result.stages[0]?.ties.map(({ purpose, chosen }) => [purpose, chosen])).toEqual([
      ['order', ['B']],
      ['order', ['C']],
    ]);
    // Equally strong, but no circle: nothing to ask.
    expect(counted(pack(3, '3 ABC'), { rule: 'ranked-pairs' }).stages[0]?.ties).toEqual([]);
  });

  test('nothing said about those left out, or all below', () => {
    const ballots = pack(3, '4 A', '3 BC', '2 CB');
    expect(counted(ballots, { rule: 'copeland' }).elected).toEqual(['B']);
    const silent = counted(ballots, { rule: 'copeland', unranked: 'nothing-said', ties: LADDER });
    expect(working(silent, 'pairwise').votes).toEqual([
      ['0', '0', '0'],
      ['0', '0', '3'],
      ['0', '2', '0'],
    ]);
  });

  test('equal first preferences share the paper in the tallies', () => {
    const result = counted(pack(3, '1 AB,C', '1 C', '2'), { rule: 'schulze', ties: LADDER });
    expect(result.stages[0]?.tallies.map(({ votes }) => votes)).toEqual(['0.5', '0.5', '1']);
    expect(result.stages[0]?.nonTransferable).toEqual([{ reason: 'blank', votes: '2' }]);
  });
});

// ---- random elections

const casts: fc.Arbitrary<CastBallot[]> = fc.array(
  fc.record({
    ranking: fc.array(fc.uniqueArray(fc.nat(3), { minLength: 0, maxLength: 2 }), { maxLength: 4 }),
    times: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 9 },
);
const requests: fc.Arbitrary<CountRequest> = fc.record({
  rule: fc.constantFrom(...RULES),
  strength: fc.constantFrom('winning-votes', 'margins'),
  unranked: fc.constantFrom('below', 'nothing-said'),
  overvote: fc.constantFrom('share', 'skip', 'exhaust', 'exhaust-if-several-continue'),
  duplicates: fc.constantFrom('skip', 'exhaust'),
  skippedRanks: fc.constantFrom(null, 0, 1),
  ties: fc.constant(LADDER),
});
const FOUR = NAMES.slice(0, 4);
const elections = fc.record({ cast: casts, request: requests }).map(({ cast, request }) => ({
  ballots: packBallots(FOUR, cast),
  request,
}));

const matrixOf = (result: Count): readonly (readonly number[])[] =>
  working(result, 'pairwise').votes.map((row) => row.map(Number));
const ORDERS = [0, 1, 2, 3];

describe('random papers under random options', () => {
  test('whoever beats each other is elected by every rule', () => {
    fc.assert(
      fc.property(elections, ({ ballots, request }) => {
        const result = count(ballots, plainContest(1), request);
        fc.pre(result.ok);
        const votes = matrixOf(result.value);
        const winner = ORDERS.find((a) => ORDERS.every((b) => a === b || (votes[a]?.[b] ?? 0) > (votes[b]?.[a] ?? 0)));
        if (winner !== undefined) expect(result.value.elected).toEqual([FOUR[winner]]);
        expect(result.value.elected).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  test('no pair locked against the order that locked pairs give, and no unlocked defeat without a circle', () => {
    fc.assert(
      fc.property(elections, ({ ballots, request }) => {
        const result = count(ballots, plainContest(1), { ...request, rule: 'ranked-pairs' });
        fc.pre(result.ok);
        const votes = matrixOf(result.value);
        const locked = working(result.value, 'strengths').strengths.map((row) => row.map((cell) => cell === '1'));
        const paths = (from: number, to: number, seen: readonly number[] = []): boolean =>
          ORDERS.some(
            (via) =>
              locked[from]?.[via] === true && !seen.includes(via) && (via === to || paths(via, to, [...seen, via])),
          );
        for (const a of ORDERS) {
          expect(paths(a, a)).toBe(false);
          for (const b of ORDERS) {
            if ((votes[a]?.[b] ?? 0) > (votes[b]?.[a] ?? 0)) expect(locked[a]?.[b] === true || paths(b, a)).toBe(true);
            else expect(locked[a]?.[b]).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('Schulze: strengths are those of the best of all paths, tried one by one', () => {
    fc.assert(
      fc.property(elections, ({ ballots, request }) => {
        const result = count(ballots, plainContest(1), { ...request, rule: 'schulze' });
        fc.pre(result.ok);
        const votes = matrixOf(result.value);
        const strength = (a: number, b: number): number => {
          const [over, under] = [votes[a]?.[b] ?? 0, votes[b]?.[a] ?? 0];
          if (over <= under) return 0;
          return request.strength === 'margins' ? over - under : over;
        };
        const best = (from: number, to: number, left: readonly number[]): number =>
          Math.max(
            strength(from, to),
            ...left.map((via) =>
              Math.min(
                strength(from, via),
                best(
                  via,
                  to,
                  left.filter((each) => each !== via),
                ),
              ),
            ),
          );
        const strengths = working(result.value, 'strengths').strengths;
        for (const a of ORDERS) {
          for (const b of ORDERS) {
            if (a === b) continue;
            const between = ORDERS.filter((each) => each !== a && each !== b);
            expect(Number(strengths[a]?.[b])).toBe(best(a, b, between));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('votes are kept: first preferences and silent papers are all papers', () => {
    fc.assert(
      fc.property(elections, ({ ballots, request }) => {
        const result = count(ballots, plainContest(1), request);
        fc.pre(result.ok);
        const [stage] = result.value.stages;
        const all = [...(stage?.tallies ?? []), ...(stage?.nonTransferable ?? [])];
        expect(all.reduce((sum, { votes }) => sum + Number(votes), 0)).toBe(ballots.total);
      }),
    );
  });
});
