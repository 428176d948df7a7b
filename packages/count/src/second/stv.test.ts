import { type CandidateId, rational, type SectionId, sum, ZERO } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots } from '../ballots/packed-ballots.ts';
import { type Constraint, type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import { parseVotes } from '../result/votes.ts';
import type { CountOptions, CountRequest, CountRule } from '../rules/options.ts';
import type { TieRule } from '../ties/tie-result.ts';
import { differencesBetween } from './differences.ts';
import { recount } from './recount.ts';

const GREGORY: readonly CountRule[] = [
  'wigm',
  'wigm-rational',
  'wigm-prf',
  'wigm-prf-batch',
  'scotland',
  'cfer',
  'cfer-batch',
  'mpls',
  'stv-wigm-fractional',
  'stv-droop-hare-transfer',
];

const CLASSES: readonly CountRule[] = ['ers97', 'n-ireland-stv'];

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);

// ---- random elections

interface Election {
  readonly candidates: readonly CandidateId[];
  readonly ballots: PackedBallots;
  readonly contest: Contest;
  readonly options: Partial<CountOptions>;
}

/** Mostly plain orders of preference, some papers with every kind of odd mark. */
const papers = (candidates: number, fewest: number): fc.Arbitrary<CastBallot[]> =>
  fc.array(
    fc.record({
      ranking: fc.oneof(
        {
          weight: 1,
          arbitrary: fc.array(fc.array(fc.nat(candidates - 1), { maxLength: 2 }), { maxLength: candidates + 1 }),
        },
        {
          weight: 5,
          arbitrary: fc
            .shuffledSubarray(Array.from({ length: candidates }, (_, i) => i))
            .map((order) => order.map((candidate) => [candidate])),
        },
      ),
      times: fc.integer({ min: 1, max: 12 }),
      section: fc.nat(1),
    }),
    { minLength: fewest, maxLength: 24 },
  );

/** Papers that count one each, or block votes of two sections. */
const blocks: fc.Arbitrary<Contest['sections']> = fc.constantFrom(
  ...[[], [], [], ['2', '1'], ['40', '3']].map((weights) =>
    weights.map((weight, at) => ({ section: `section-${at}` as SectionId, weight, of: 'paper' as const })),
  ),
);

const ladders = (candidates: readonly CandidateId[]): fc.Arbitrary<TieRule[]> =>
  fc
    .tuple(
      fc.shuffledSubarray<TieRule['kind']>([
        'condorcet-among-tied',
        'together',
        'fewest-first-preferences',
        'earlier-stages-backwards',
        'earlier-stages-forwards',
      ]),
      fc.shuffledSubarray([...candidates], { minLength: candidates.length }),
      fc.constantFrom('lot-order', 'sha256', 'lot-order', 'sha256', 'physical-lot', 'none'),
    )
    .map(([kinds, order, last]) => [
      ...kinds.map((kind) => ({ kind }) as TieRule),
      ...(last === 'lot-order' ? [{ kind: last, order } as const] : []),
      ...(last === 'physical-lot' ? [{ kind: last, lots: [] } as const] : []),
      ...(last === 'sha256' ? [{ kind: last, seed: '00ff' } as const] : []),
    ]);

const arithmetics = fc.oneof(
  fc.constant({ kind: 'exact' } as const),
  fc.record({
    kind: fc.constant('fixed' as const),
    places: fc.nat(4),
    rounding: fc.constantFrom('down' as const, 'up' as const, 'half-up' as const),
  }),
  fc.record({ kind: fc.constant('guarded' as const), places: fc.nat(3), guard: fc.nat(3) }),
);

const effects = fc.constantFrom('read-past' as const, 'exclude-first' as const, 'papers-stop' as const);

/** Each option is left to its default half of the time. */
const options = (candidates: readonly CandidateId[]): fc.Arbitrary<Partial<CountOptions>> =>
  fc
    .record(
      {
        overvote: fc.constantFrom(...(['exhaust', 'skip', 'exhaust-if-several-continue'] as const)),
        constraintRule: fc.constantFrom(...(['guard-and-doom', 'pass-over'] as const)),
        skippedRanks: fc.constantFrom(null, 0, 1),
        duplicates: fc.constantFrom('skip' as const, 'exhaust' as const),
        electOn: fc.constantFrom('>' as const, '>=' as const),
        quotaWhen: fc.constantFrom(...(['static', 'recalculated', 'until-first-election'] as const)),
        quota: fc.constantFrom(...(['droop-whole', 'droop-exact', 'droop-next', 'hare-whole', 'hare-exact'] as const)),
        arithmetic: arithmetics,
        transferValue: fc.constantFrom(...(['product-once', 'product-first', 'fraction-first'] as const)),
        surplusOrder: fc.constantFrom(...(['largest-first', 'order-of-election', 'all-at-once'] as const)),
        electPerStage: fc.constantFrom('all' as const, 'one' as const),
        deferSurpluses: fc.boolean(),
        batchExclusion: fc.constantFrom('none' as const, '<' as const, '<=' as const),
        minimumVotes: fc.nat(6),
        cannotWin: fc.subarray([...candidates], { maxLength: 1 }),
        nobodyVoted: fc.constantFrom('no-result' as const, 'count-on' as const),
        stopAfter: fc.option(fc.integer({ min: 1, max: 4 })),
        reopened: fc.constantFrom('one-seat' as const, 'all-open-seats' as const),
        withdrawnEffect: fc.record({
          'before-opening': effects,
          'after-opening': effects,
          'elected-elsewhere': effects,
        }),
      },
      { requiredKeys: [] },
    )
    .chain((chosen) => fc.subarray(Object.entries(chosen)).map((some) => Object.fromEntries(some)));

const contests = (candidates: readonly CandidateId[]): fc.Arbitrary<Contest> =>
  fc
    .record({
      seats: fc.integer({ min: 1, max: Math.min(4, candidates.length) }),
      withdrawn: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(
              fc.constantFrom(...candidates),
              fc.constantFrom('before-opening' as const, 'after-opening' as const, 'elected-elsewhere' as const),
            )
            .map(([candidate, when]) => [{ candidate, when }]),
        },
      ),
      sections: blocks,
      reopenNominations: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, fc.constantFrom(...candidates)),
      constraints: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.tuple(constraints(candidates, 'women'), constraints(candidates, 'north')) },
      ),
    })
    .map((parts) => ({ ...plainContest(parts.seats), ...parts }));

const constraints = (candidates: readonly CandidateId[], category: string): fc.Arbitrary<Constraint> =>
  fc
    .tuple(fc.subarray([...candidates]), fc.nat(2), fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 3 })))
    .map(([members, least, most]) => {
      const atLeast = Math.min(least, members.length);
      return { category, candidates: members, atLeast, atMost: most === null ? null : Math.max(most, atLeast) };
    });

const elections: fc.Arbitrary<Election> = fc
  .integer({ min: 2, max: 7 })
  .chain((howMany) => {
    const candidates = ids(howMany);
    return fc.record({
      candidates: fc.constant(candidates),
      cast: fc.oneof({ weight: 1, arbitrary: papers(howMany, 0) }, { weight: 4, arbitrary: papers(howMany, 6) }),
      contest: contests(candidates),
      options: fc.tuple(options(candidates), ladders(candidates)).map(([chosen, ties]) => ({ ...chosen, ties })),
    });
  })
  .map(({ cast, contest, ...election }) => ({
    ...election,
    contest,
    ballots: packBallots(
      election.candidates,
      cast.map(({ section = 0, ...paper }) => (contest.sections.length === 0 ? paper : { ...paper, section })),
    ),
  }));

// ---- what the two agree on

const RUNS = Number(globalThis.process?.env['RUNS'] ?? 200);

const outcomesOf = (rule: CountRule, { ballots, contest, options: chosen }: Election): readonly string[] => {
  const request: CountRequest = { rule, ...chosen };
  return differencesBetween(count(ballots, contest, request), recount(ballots, contest, request));
};

describe('random elections come out alike in both counters, stage by stage, or both refuse alike', () => {
  test.each([...GREGORY, ...CLASSES])('%s', (rule) => {
    fc.assert(
      fc.property(elections, (election) => {
        expect(outcomesOf(rule, election)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('at every stage of the second count tallies, votes that stopped and residual are all papers', () => {
  test.each([...GREGORY, ...CLASSES])('%s', (rule) => {
    fc.assert(
      fc.property(elections, ({ ballots, contest, options: chosen }) => {
        const counted = recount(ballots, { ...contest, sections: [] }, { rule, ...chosen });
        if (!counted.ok) return;
        for (const { tallies, nonTransferable, residual } of counted.value.stages) {
          const votes = [...tallies, ...nonTransferable].map((row) => row.votes);
          expect(sum([...votes, residual].map((text) => parseVotes(text) ?? ZERO))).toEqual(rational(ballots.total));
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the two come out alike also', () => {
  const lotOrder = (...order: readonly number[]): readonly TieRule[] => [
    { kind: 'lot-order', order: order.map((at) => `candidate-${at}` as CandidateId) },
  ];
  const anElection = (
    { seats, candidates, papers: cast }: { seats: number; candidates: number; papers: readonly string[] },
    chosen: Partial<CountOptions>,
    parts: Partial<Contest> = {},
  ): Election => ({
    candidates: ids(candidates),
    ballots: packBallots(
      ids(candidates),
      cast.map((line) => {
        const [times, ...order] = line.split(' ').map(Number);
        return { times: times ?? 0, ranking: order.map((at) => [at - 1]) };
      }),
    ),
    contest: { ...plainContest(seats), ...parts },
    options: chosen,
  });
  const idle: readonly Constraint[] = [{ category: 'north', candidates: [], atLeast: 0, atMost: null }];

  test('the surplus of whoever was elected first moves first: 5 before 1, not in ballot-paper order', () => {
    const election = anElection(
      { seats: 3, candidates: 6, papers: ['1 1', '2 5'] },
      { surplusOrder: 'order-of-election', ties: lotOrder(3, 4, 6, 1, 5, 2) },
    );
    expect(outcomesOf('wigm-prf', election)).toEqual([]);
  });

  test('nobody is excluded once re-opened nominations have closed all seats', () => {
    const election = anElection(
      { seats: 2, candidates: 4, papers: ['1 4', '2 2'] },
      { batchExclusion: '<=', reopened: 'all-open-seats' },
      { reopenNominations: 'candidate-2' as CandidateId },
    );
    expect(outcomesOf('wigm', election)).toEqual([]);
  });

  test('ERS97 posts what sufficed while a seat was open, also when re-opened nominations close all', () => {
    const election = anElection(
      { seats: 2, candidates: 3, papers: ['1 2'] },
      { reopened: 'all-open-seats' },
      { reopenNominations: 'candidate-2' as CandidateId },
    );
    expect(outcomesOf('ers97', election)).toEqual([]);
  });

  test('with constraints nobody is excluded twice', () => {
    const election = anElection(
      { seats: 2, candidates: 4, papers: ['1 4'] },
      { cannotWin: ['candidate-1' as CandidateId], ties: lotOrder(1, 3, 4, 2) },
      { constraints: idle },
    );
    expect(outcomesOf('ers97', election)).toEqual([]);
  });

  test('with constraints nobody is excluded and elected at one stage', () => {
    const election = anElection(
      { seats: 3, candidates: 4, papers: ['2 1', '2 2'] },
      { ties: lotOrder(3, 4, 2, 1) },
      { constraints: idle },
    );
    expect(outcomesOf('n-ireland-stv', election)).toEqual([]);
  });

  test('Northern Ireland, pass over: who of two equals is elected is for the ladder, not the ballot paper', () => {
    const election = anElection(
      { seats: 2, candidates: 6, papers: ['12 1', '12 3', '12 4'] },
      { constraintRule: 'pass-over', quotaWhen: 'recalculated', ties: lotOrder(4, 1, 5, 6, 3, 2) },
      { constraints: [{ category: 'north', candidates: ['candidate-6' as CandidateId], atLeast: 1, atMost: null }] },
    );
    expect(outcomesOf('n-ireland-stv', election)).toEqual([]);
  });
});
