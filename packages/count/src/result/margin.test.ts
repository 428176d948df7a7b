import type { CandidateId } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, Ranking } from '../ballots/packed-ballots.ts';
import { type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { CountRequest, CountRule } from '../rules/options.ts';
import { countRules } from '../rules/registry.ts';
import { couldChange, margin } from './margin.ts';
import type { Count } from './result.ts';

const ids = ['a', 'b', 'c'] as unknown as readonly CandidateId[];
const contestFor = (seats: number): Contest => ({ ...plainContest(seats), entitled: 60 });
const ties = [{ kind: 'lot-order' as const, order: ids }];

/** Every ranking of up to three candidates, and every way to share the first rank. */
const RANKINGS: readonly Ranking[] = [
  [],
  ...[0, 1, 2].flatMap((a) => {
    const others = [0, 1, 2].filter((each) => each !== a);
    return [
      [[a]],
      [others],
      [others, [a]],
      ...others.flatMap((b) => [
        [[a], [b]],
        [[a], [b], [3 - a - b]],
      ]),
    ];
  }),
];

const casts: fc.Arbitrary<CastBallot[]> = fc.array(
  fc.record({ ranking: fc.constantFrom(...RANKINGS), times: fc.integer({ min: 1, max: 9 }) }),
  { minLength: 1, maxLength: 5 },
);
const tests: fc.Arbitrary<CountRequest['passIf']> = fc.array(
  fc.oneof(
    fc.record({
      votes: fc.constant('yes' as const),
      of: fc.constantFrom('valid', 'cast', 'entitled'),
      comparator: fc.constantFrom('>', '>='),
      threshold: fc.constantFrom('1/3', '1/2', '2/3', '3/4', '1', '0'),
    }),
    fc.record({
      votes: fc.constant('cast' as const),
      of: fc.constant('entitled' as const),
      comparator: fc.constantFrom('>', '>='),
      threshold: fc.constantFrom('1/10', '1/4', '1/2'),
    }),
  ),
  { minLength: 1, maxLength: 2 },
);
const RULES = countRules().filter(({ rule }) => rule !== 'exhaustive-ballot' && rule !== 'two-round');
const elections = fc
  .record({
    described: fc.constantFrom(...RULES),
    seats: fc.integer({ min: 1, max: 2 }),
    cast: casts,
    passIf: tests,
    unranked: fc.constantFrom('below', 'nothing-said'),
    strength: fc.constantFrom('winning-votes', 'margins'),
    lastPoints: fc.constantFrom(0, 1),
  })
  .map(({ described, seats, cast, passIf, ...rest }) => ({
    cast,
    contest: contestFor(described.seats === 'one' ? 1 : seats),
    request: { rule: described.rule, ties, passIf, ...rest } as CountRequest,
  }));

type Election = { readonly cast: readonly CastBallot[]; readonly contest: Contest; readonly request: CountRequest };

const elect = ({ cast, contest, request }: Election): Count | undefined => {
  const result = count(packBallots(ids, cast), contest, request);
  return result.ok ? result.value : undefined;
};
const winners = (result: Count | undefined): string => (result?.elected ?? []).toSorted().join(' ');

/** Every election that one paper more or one less makes of this. */
const neighbours = (election: Election): readonly Election[] => [
  ...RANKINGS.map((ranking) => ({ ...election, cast: [...election.cast, { ranking, times: 1 }] })),
  ...election.cast.map((_, i) => ({
    ...election,
    cast: election.cast.flatMap((ballot, at) => {
      if (at !== i) return [ballot];
      return ballot.times === 1 ? [] : [{ ...ballot, times: ballot.times - 1 }];
    }),
  })),
];

/** The same with so many papers of one ranking more, or less, for each ranking. */
const shifted = (election: Election, papers: number): readonly Election[] => [
  ...RANKINGS.map((ranking) => ({ ...election, cast: [...election.cast, { ranking, times: papers }] })),
  ...[({ ranking }: CastBallot) => ranking[0]?.length === 1 && ranking[0][0] === 0, () => true].map((leaves) => ({
    ...election,
    cast: without(election.cast, papers, leaves),
  })),
];

function without(cast: readonly CastBallot[], papers: number, leaves: (ballot: CastBallot) => boolean): CastBallot[] {
  let left = papers;
  return cast.flatMap((ballot) => {
    const gone = leaves(ballot) ? Math.min(left, ballot.times) : 0;
    left -= gone;
    return gone === ballot.times ? [] : [{ ...ballot, times: ballot.times - gone }];
  });
}

describe('bounds by every rule, tried out', () => {
  test('one paper or two below the lower bound, whatever it says, elect the same', () => {
    fc.assert(
      fc.property(elections, fc.nat(), (election, pick) => {
        const first = elect(election);
        fc.pre(first !== undefined);
        const papers = margin(first).lowerBound?.papers ?? 0;
        fc.pre(papers > 1);
        const once = neighbours(election);
        for (const next of once) expect([next, winners(elect(next))]).toEqual([next, winners(first)]);
        if (papers === 2) return;
        const further = neighbours(once[pick % once.length] ?? election);
        for (const next of further) expect([next, winners(elect(next))]).toEqual([next, winners(first)]);
      }),
      { numRuns: 300 },
    );
  });

  test('as many papers as the upper bound elect somebody else', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const first = elect(election);
        fc.pre(first !== undefined);
        const { upperBound } = margin(first);
        fc.pre(upperBound !== null && upperBound.papers > 0);
        const changed = shifted(election, upperBound.papers).some((next) => {
          const result = elect(next);
          return result !== undefined && winners(result) !== winners(first);
        });
        expect([election, upperBound, changed]).toEqual([election, upperBound, true]);
        expect(couldChange(first, upperBound.papers)).toBe('could');
      }),
      { numRuns: 300 },
    );
  });

  test('the lower bound is never above the upper', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const first = elect(election);
        fc.pre(first !== undefined);
        const { lowerBound, upperBound } = margin(first);
        fc.pre(lowerBound !== null && upperBound !== null);
        expect(lowerBound.papers).toBeLessThanOrEqual(upperBound.papers);
      }),
      { numRuns: 300 },
    );
  });
});

describe('bounds worked by hand', () => {
  const result = (request: CountRequest, seats: number, ...cast: readonly CastBallot[]): Count => {
    const counted = elect({ cast, contest: contestFor(seats), request });
    if (counted === undefined) throw new Error('no result');
    return counted;
  };

  test('75 % and 50 % turnout: the test nearest to failing', () => {
    const passIf: CountRequest['passIf'] = [
      { votes: 'yes', of: 'valid', comparator: '>=', threshold: '3/4' },
      { votes: 'cast', of: 'entitled', comparator: '>=', threshold: '1/2' },
    ];
    const passed = result({ rule: 'yes-no', passIf }, 1, { ranking: [[0]], times: 32 }, { ranking: [[1]], times: 8 });
    // 32 of 40 are two more than three quarters; three more against make 32 of 43.
    expect(margin(passed)).toEqual({
      lowerBound: { kind: 'lower-bound', papers: 3, stage: 1 },
      upperBound: { kind: 'upper-bound', papers: 3, stage: 1 },
    });
  });

  test('votes that are not whole have bounds too', () => {
    const shared = result({ rule: 'borda' }, 1, { ranking: [[0, 1], [2]], times: 3 }, { ranking: [[0]], times: 2 });
    // 8.5, 5.5 and 1 points; one paper changes a lead by at most two.
    expect(margin(shared)).toEqual({
      lowerBound: { kind: 'lower-bound', papers: 2, stage: 1 },
      upperBound: { kind: 'upper-bound', papers: 2, stage: 1 },
    });
  });

  test.each(['supplementary-vote', 'sequential-irv', 'qpq', 'bottoms-up'] as readonly CountRule[])(
    'nothing is proved for %s, and nothing said',
    (rule) => {
      const cast = [
        { ranking: [[0]], times: 5 },
        { ranking: [[1]], times: 2 },
      ];
      const counted = elect({ cast, contest: contestFor(1), request: { rule, ties } });
      if (counted === undefined) return;
      expect(margin(counted)).toMatchObject({ upperBound: null, lowerBound: { papers: 0 } });
      expect(couldChange(counted, 1)).toBe('not-excluded');
    },
  );
});
