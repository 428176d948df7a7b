import { add, type CandidateId, rational, type Rational, sum } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import { type Constraint, type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count } from '../result/result.ts';
import { parseVotes } from '../result/votes.ts';
import { COUNT_RULES, type CountRequest, type CountRule } from '../rules/options.ts';
import { countRules, definitionOf } from '../rules/registry.ts';
import type { TieRule } from '../ties/tie-result.ts';

const CANDIDATES = 7;
const candidates: readonly CandidateId[] = Array.from(
  { length: CANDIDATES },
  (_, i) => `candidate-${i + 1}` as CandidateId,
);

const rules = COUNT_RULES.filter((rule) => definitionOf(rule).uses.includes('constraints'));
const reads = (rule: CountRule, option: string): boolean =>
  countRules().some((each) => each.rule === rule && each.options.some((described) => described.option === option));

const castBallots: fc.Arbitrary<CastBallot[]> = fc.array(
  fc.record({
    ranking: fc
      .shuffledSubarray(candidates.map((_, index) => index))
      .map((order) => order.map((candidate) => [candidate])),
    times: fc.integer({ min: 1, max: 6 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const constraints: fc.Arbitrary<Constraint[]> = fc
  .array(
    fc.record({
      members: fc.shuffledSubarray(candidates.slice(0, -1), { minLength: 1 }),
      atLeast: fc.nat(2),
      above: fc.option(fc.nat(2)),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((drawn) =>
    drawn.map(({ members, atLeast, above }, at) => ({
      category: `category-${at}`,
      candidates: members,
      atLeast,
      atMost: above === null ? null : atLeast + above,
    })),
  );
const contests: fc.Arbitrary<Contest> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), constraints, fc.boolean(), fc.option(fc.constantFrom(...candidates)))
  .map(([seats, drawn, reopens, gone]) => ({
    ...plainContest(seats),
    constraints: drawn,
    reopenNominations: reopens ? (candidates[CANDIDATES - 1] ?? null) : null,
    withdrawn: gone === null || gone === candidates[CANDIDATES - 1] ? [] : [{ candidate: gone, when: 'after-opening' }],
  }));

const ladders: fc.Arbitrary<TieRule[]> = fc
  .shuffledSubarray([...candidates], { minLength: CANDIDATES })
  .map((order) => [{ kind: 'lot-order', order }]);

const requests: fc.Arbitrary<CountRequest> = fc.record({
  rule: fc.constantFrom(...rules),
  constraintRule: fc.constantFrom('guard-and-doom', 'pass-over'),
  reopened: fc.constantFrom('one-seat', 'all-open-seats'),
  withdrawnEffect: fc
    .constantFrom('read-past', 'exclude-first', 'papers-stop')
    .map((effect) => ({ 'before-opening': effect, 'after-opening': effect, 'elected-elsewhere': effect }) as const),
  minimumVotes: fc.constantFrom(0, 0, 3),
  batchExclusion: fc.constantFrom('none', '<', '<='),
  deferSurpluses: fc.boolean(),
  nobodyVoted: fc.constant('count-on'),
  ties: ladders,
});

/** As the rule takes it: what it does not know is left out of the contest. */
const fit = (contest: Contest, rule: CountRule): Contest =>
  definitionOf(rule).uses.includes('reopenNominations') ? contest : { ...contest, reopenNominations: null };

const standing = ({ withdrawn }: Contest): number => CANDIDATES - withdrawn.length;

/** Every way to give seats to persons who stand: whether one meets the constraints. */
function isFeasible(contest: Contest): boolean {
  const gone = new Set(contest.withdrawn.map(({ candidate }) => candidate));
  const persons = candidates.filter((id) => id !== contest.reopenNominations && !gone.has(id));
  const size = Math.min(contest.seats, persons.length);
  return Array.from({ length: 2 ** persons.length }, (_, bits) => persons.filter((_p, i) => (bits >> i) & 1)).some(
    (chosen) => chosen.length === size && contest.constraints.every((constraint) => isMet(constraint, chosen, 0)),
  );
}

const isMet = (
  { candidates: members, atLeast, atMost }: Constraint,
  elected: readonly CandidateId[],
  empty: number,
): boolean => {
  const has = elected.filter((candidate) => members.includes(candidate)).length;
  return has + empty >= atLeast && has <= (atMost ?? has);
};

/** A seat that "re-open nominations" took or closed counts towards every "at least". */
function expectMet({ contest, elected, vacant }: Count): void {
  const isReopened = contest.reopenNominations !== null && elected.includes(contest.reopenNominations);
  for (const constraint of contest.constraints) expect(isMet(constraint, elected, isReopened ? vacant : 0)).toBe(true);
}

/** Approvals and points do not add up to papers. */
function expectAllPapers({ stages, papers }: Count): void {
  for (const { action, tallies, nonTransferable, residual } of stages) {
    if (action.kind === 'scores') continue;
    const votes = sum([...tallies, ...nonTransferable].map((row) => number(row.votes)));
    expect(add(votes, number(residual))).toEqual(rational(papers));
  }
}

const number = (votes: string): Rational => parseVotes(votes) ?? rational(-1);

test('whoever is elected under any rule, all constraints are met; where they cannot be, the fault says which', () => {
  fc.assert(
    fc.property(castBallots, contests, requests, (cast, drawn, request) => {
      const contest = fit(drawn, request.rule);
      const counted = count(packBallots(candidates, cast), contest, request);
      if (!counted.ok && counted.error.code === 'infeasible') {
        const named = counted.error.constraints;
        const only = contest.constraints.filter(({ category }) => named.includes(category));
        expect(isFeasible({ ...contest, constraints: only })).toBe(false);
        for (const { category } of only) {
          const others = only.filter((other) => other.category !== category);
          expect(isFeasible({ ...contest, constraints: others })).toBe(true);
        }
        return;
      }
      if (!counted.ok) {
        expect(['no-valid-votes', 'seats-out-of-range']).toContain(counted.error.code);
        return;
      }
      expect(isFeasible(contest)).toBe(true);
      expect(new Set(counted.value.elected).size).toBe(counted.value.elected.length);
      const { elected } = counted.value;
      const isReopened = contest.reopenNominations !== null && elected.includes(contest.reopenNominations);
      const mayBeEmpty = request.minimumVotes !== 0 || (isReopened && request.reopened === 'all-open-seats');
      if (!mayBeEmpty) expect(elected).toHaveLength(Math.min(contest.seats, standing(contest)));
      expectMet(counted.value);
      expectAllPapers(counted.value);
    }),
    { numRuns: 2000 },
  );
});

test('every rule of several seats that can keep to constraints has the choice, unless it looks at the tallies once', () => {
  expect(rules.filter((rule) => !reads(rule, 'constraintRule'))).toEqual(['plurality', 'approval', 'borda']);
});
