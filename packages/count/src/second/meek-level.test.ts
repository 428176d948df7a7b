import {
  type CandidateId,
  divide,
  multiply,
  ONE,
  rational,
  type Rational,
  subtract,
  sum,
  ZERO,
} from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import { plainContest } from '../contest/contest.ts';
import { shareOfEach } from './meek-level.ts';
import { recount } from './recount.ts';

const factorsOf = (most: number): fc.Arbitrary<Rational[]> =>
  fc.array(
    fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 12 })).map(([n, d]) => rational(Math.min(n, d), d)),
    { minLength: 1, maxLength: most },
  );

function ordersOf(members: readonly number[]): readonly (readonly number[])[] {
  if (members.length === 0) return [[]];
  return members.flatMap((first) => {
    const others = members.filter((other) => other !== first);
    return ordersOf(others).map((order) => [first, ...order]);
  });
}

describe('what level candidates keep', () => {
  test('is the mean over all orders of what they would keep in each', () => {
    fc.assert(
      fc.property(factorsOf(5), (factors) => {
        const kept = factors.map(() => ZERO);
        const orders = ordersOf([...factors.keys()]);
        for (const order of orders) {
          let left = ONE;
          for (const at of order) {
            const factor = factors[at] ?? ONE;
            kept[at] = sum([kept[at] ?? ZERO, multiply(left, factor)]);
            left = multiply(left, subtract(ONE, factor));
          }
        }
        expect(shareOfEach(factors)).toEqual(kept.map((all) => divide(all, rational(orders.length))));
      }),
      { numRuns: 60 },
    );
  });

  test('is, with what is left of it, the whole vote, also of 60 candidates', () => {
    fc.assert(
      fc.property(factorsOf(60), (factors) => {
        const left = factors.reduce((rest, factor) => multiply(rest, subtract(ONE, factor)), ONE);
        expect(sum([...shareOfEach(factors), left])).toEqual(ONE);
      }),
      { numRuns: 20 },
    );
  });

  test('comes to an end for papers with 60 candidates level', () => {
    const candidates = Array.from({ length: 60 }, (_, i) => `candidate-${i + 1}` as CandidateId);
    const all = [...candidates.keys()];
    const papers = [
      { times: 1, ranking: [all] },
      { times: 30, ranking: [[0], all.slice(1)] },
      { times: 20, ranking: [[1, 0], all.slice(2)] },
    ];
    const counted = recount([packBallots(candidates, papers)], plainContest(3), {
      rule: 'meek',
      overvote: 'share',
      ties: [{ kind: 'lot-order', order: candidates }],
    });
    expect(counted).toMatchObject({ ok: true, value: { elected: { length: 3 }, papers: 51 } });
  });
});
