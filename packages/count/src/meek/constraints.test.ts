import { type CandidateId, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { type Constraint, type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count } from '../result/result.ts';
import type { CountRequest } from '../rules/options.ts';

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);
const [A, B, C, D] = ids(4) as [CandidateId, CandidateId, CandidateId, CandidateId];

const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids(candidates),
    lines.map((line) => {
      const [times, marks = ''] = line.split(' ');
      return { times: Number(times), ranking: [...marks].map((letter) => [letter.charCodeAt(0) - 65]) };
    }),
  );

function countedUnder(ballots: PackedBallots, contest: Contest, asked: Partial<CountRequest> = {}): Count {
  return unwrap(
    count(ballots, contest, { rule: 'meek', ...asked, ties: [{ kind: 'lot-order', order: ballots.candidates }] }),
  );
}

const atMost = (howMany: number, ...candidates: readonly CandidateId[]): Constraint => ({
  category: 'group',
  candidates,
  atLeast: 0,
  atMost: howMany,
});

test('two of a category who reach the quota together are not both elected where one is the most', () => {
  const contest = { ...plainContest(2), constraints: [atMost(1, A, B)] };
  const counted = countedUnder(pack(4, '40 AB', '35 B', '15 C', '5 D'), contest);
  expect(counted.stages[0]?.elected).toEqual([{ candidate: A, by: 'quota' }]);
  expect(counted.elected).toEqual([A, C]);
});

test('the doomed go as soon as they are, and the stage says which constraint dooms them', () => {
  const contest = { ...plainContest(2), constraints: [atMost(1, A, B)] };
  const counted = countedUnder(pack(4, '40 AB', '35 B', '15 C', '5 D'), contest);
  const stage = counted.stages.find(({ excluded }) => excluded.includes(B));
  expect(stage?.n).toBe(2);
  expect(stage?.workings.find(({ kind }) => kind === 'judged')).toMatchObject({
    doomed: [{ candidate: B, constraints: ['group'] }],
  });
});

test('the guarded are never excluded, however few their votes', () => {
  const contest = {
    ...plainContest(2),
    constraints: [{ category: 'group', candidates: [D], atLeast: 1, atMost: null }],
  };
  const counted = countedUnder(pack(4, '30 A', '25 B', '20 C', '1 D'), contest);
  expect(counted.stages.flatMap(({ excluded }) => excluded)).not.toContain(D);
  expect(counted.stages.flatMap(({ elected }) => elected)).toContainEqual({ candidate: D, by: 'guarded' });
});

test('re-opening nominations takes one seat, or all that are open', () => {
  const contest = { ...plainContest(2), reopenNominations: A };
  const ballots = pack(4, '60 A', '20 B', '10 C', '5 D');
  const one = count(ballots, contest, { rule: 'meek', reopened: 'one-seat' });
  expect(one.ok && one.value.elected).toEqual([A, B]);
  const all = count(ballots, contest, { rule: 'meek', reopened: 'all-open-seats' });
  expect(all.ok && all.value.elected).toEqual([A]);
});

test('under pass-over whoever has the quota and may not sit is passed over when they would be elected', () => {
  const contest = { ...plainContest(2), constraints: [atMost(1, A, B)] };
  const counted = countedUnder(pack(4, '40 AB', '35 B', '15 C', '5 D'), contest, { constraintRule: 'pass-over' });
  expect(counted.elected).toEqual([A, C]);
});

const constraintsOf = fc.array(
  fc.record({
    category: fc.constantFrom('first', 'second', 'third'),
    candidates: fc.subarray([...ids(6)], { minLength: 1 }),
    atLeast: fc.nat(2),
    atMost: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
  { maxLength: 3 },
);

test('whoever is elected meets the constraints, by keep factors and by quotients', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('meek' as const, 'meek-prf' as const, 'warren' as const, 'qpq' as const),
      fc.array(fc.record({ order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5]), times: fc.integer({ min: 1, max: 30 }) }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.integer({ min: 1, max: 5 }),
      constraintsOf,
      (rule, papers, seats, constraints) => {
        const cast = papers.map(({ order, times }) => ({ times, ranking: order.map((candidate) => [candidate]) }));
        const ballots = packBallots(ids(6), cast);
        const contest = { ...plainContest(seats), constraints };
        const result = count(ballots, contest, { rule, ties: [{ kind: 'lot-order', order: ids(6) }] });
        if (!result.ok) {
          expect(['bad-contest', 'infeasible', 'no-valid-votes']).toContain(result.error.code);
          return;
        }
        expect(result.value.elected).toHaveLength(seats);
        for (const { candidates, atLeast, atMost: most } of constraints) {
          const inside = result.value.elected.filter((candidate) => candidates.includes(candidate)).length;
          expect(inside).toBeGreaterThanOrEqual(atLeast);
          expect(inside).toBeLessThanOrEqual(most ?? inside);
        }
      },
    ),
    { numRuns: 300 },
  );
});
