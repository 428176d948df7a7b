import { type CandidateId, divide, multiply, ONE, rational, type Rational, subtract, sum } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, Ranking } from '../ballots/packed-ballots.ts';
import type { Arithmetic } from '../rules/options.ts';
import { growTree } from './paper-tree.ts';
import { overOneUnit, partsOf } from './scale.ts';
import { shareOut, type ShareRules } from './share-out.ts';

const EXACT: Arithmetic = { kind: 'exact' };
const half = rational(1, 2);
const third = rational(1, 3);

interface Asked {
  readonly keeps?: ShareRules['keeps'];
  readonly rounded?: ShareRules['rounded'];
  readonly arithmetic?: Arithmetic;
}

/** Tallies, what went out and what was lost, of papers shared out by these factors (1 for a hopeful candidate). */
function shared(factors: readonly Rational[], cast: readonly CastBallot[], asked: Asked = {}) {
  const { keeps = 'share-of-rest', rounded = 'paper', arithmetic = EXACT } = asked;
  const names = factors.map((_, i) => `c${i}` as CandidateId);
  const continuing = Uint8Array.from(factors, () => 1);
  const hopeful = new Set(factors.flatMap(({ n, d }, i) => (n === d ? [i] : [])));
  const reading = { overvote: 'share', skippedRanks: null, duplicates: 'skip' } as const;
  const tree = growTree({ ballots: packBallots(names, cast), continuing, reading }, hopeful);
  const unit = partsOf(arithmetic);
  const kept =
    unit === undefined ? overOneUnit(factors) : { unit, of: factors.map(({ n, d }) => (n * unit + d - 1n) / d) };
  const shares = shareOut(tree, kept, { keeps, rounded, arithmetic, divisor: 1n });
  const exactly = (votes: bigint): Rational => rational(votes, shares.unit);
  return {
    tallies: shares.tallies.map(exactly),
    out: sum(shares.out.map(exactly)),
    residual: exactly(shares.residual),
  };
}

const AB: CastBallot = { ranking: [[0], [1]], times: 1 };

test("Hill's paper AB with factors 1/2 and 1/3: under Meek B keeps a third of the half that is left", () => {
  expect(shared([half, third], [AB])).toEqual({ tallies: [half, rational(1, 6)], out: third, residual: rational(0) });
});

test("Hill's paper AB with factors 1/2 and 1/3: under Warren B keeps a third of the paper", () => {
  const { tallies, out } = shared([half, third], [AB], { keeps: 'part-of-whole' });
  expect(tallies).toEqual([half, third]);
  expect(out).toEqual(rational(1, 6));
});

test('under Warren who comes when too little is left takes that', () => {
  const { tallies, out } = shared([rational(3, 4), half], [AB], { keeps: 'part-of-whole' });
  expect(tallies).toEqual([rational(3, 4), rational(1, 4)]);
  expect(out).toEqual(rational(0));
});

test('reference rule, B.2.a: each ballot keeps its product rounded up, and passes on what is left', () => {
  const arithmetic: Arithmetic = { kind: 'fixed', places: 2, rounding: 'up' };
  const { tallies, out } = shared([rational(1, 4), half], [{ ...AB, times: 3 }], { arithmetic });
  // 0.25, then 0.75 * 0.5 = 0.375, rounded up to 0.38; 0.37 goes out.
  expect(tallies).toEqual([rational(75, 100), rational(114, 100)]);
  expect(out).toEqual(rational(111, 100));
});

test('over a pile: the product of all its papers is cut off, each paper passes on its own cut-off rest', () => {
  const arithmetic: Arithmetic = { kind: 'fixed', places: 2, rounding: 'up' };
  const { tallies, out, residual } = shared([rational(1, 4), half], [{ ...AB, times: 3 }], {
    arithmetic,
    rounded: 'pile',
  });
  // 3 * 0.75 * 0.5 = 1.125, cut off to 1.12; each paper passes on 0.75 * 0.5 cut off to 0.37.
  expect(tallies).toEqual([rational(75, 100), rational(112, 100)]);
  expect(out).toEqual(rational(111, 100));
  expect(residual).toEqual(rational(2, 100));
});

test('two hopeful candidates at one rank share what reaches it, whoever follows', () => {
  const { tallies } = shared([half, ONE, ONE, ONE], [{ ranking: [[0], [1, 2], [3]], times: 4 }]);
  expect(tallies).toEqual([rational(2), rational(1), rational(1), rational(0)]);
});

test('what a shared rank cannot divide under decimals is residual', () => {
  const arithmetic: Arithmetic = { kind: 'fixed', places: 2, rounding: 'up' };
  const { tallies, residual } = shared([ONE, ONE, ONE], [{ ranking: [[0, 1, 2]], times: 1 }], { arithmetic });
  expect(tallies).toEqual([rational(33, 100), rational(33, 100), rational(33, 100)]);
  expect(residual).toEqual(rational(1, 100));
});

function ordersOf(members: readonly number[]): readonly (readonly number[])[] {
  if (members.length <= 1) return [members];
  return members.flatMap((first) =>
    ordersOf(members.filter((member) => member !== first)).map((rest) => [first, ...rest]),
  );
}

const factors = fc.array(
  fc.oneof(
    fc.constant(ONE),
    fc.integer({ min: 1, max: 9 }).map((n) => rational(n, 10)),
    fc.integer({ min: 1, max: 6 }).map((n) => rational(n, 7)),
  ),
  { minLength: 2, maxLength: 5 },
);

test('a shared rank is every order of its members in equal parts (Meek)', () => {
  fc.assert(
    fc.property(factors, fc.nat(2), (some, before) => {
      const members = some.map((_, i) => i).slice(Math.min(before, some.length - 2));
      const outside = some.map((_, i) => i).filter((i) => !members.includes(i));
      const wrap = (middle: Ranking): Ranking => [
        ...outside.slice(0, 1).map((i) => [i]),
        ...middle,
        ...outside.slice(1).map((i) => [i]),
      ];
      const orders = ordersOf(members);
      const one = shared(some, [{ ranking: wrap([members]), times: 1 }]);
      const each = shared(
        some,
        orders.map((order) => ({ ranking: wrap(order.map((i) => [i])), times: 1 })),
      );
      const average = (votes: Rational): Rational => divide(votes, rational(orders.length));
      expect(one.tallies).toEqual(each.tallies.map(average));
      expect(one.out).toEqual(average(each.out));
      expect(one.residual).toEqual(rational(0));
    }),
  );
});

test('a vote goes on by the product of all rests, whatever is shared on the way', () => {
  fc.assert(
    fc.property(factors, (some) => {
      const partial = some.map((factor) => (factor.n === factor.d ? half : factor));
      const rest = partial.reduce((left, factor) => multiply(left, subtract(ONE, factor)), ONE);
      const { out } = shared(partial, [{ ranking: [partial.map((_, i) => i)], times: 1 }]);
      expect(out).toEqual(rest);
    }),
  );
});
