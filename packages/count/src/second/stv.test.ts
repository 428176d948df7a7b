import type { CandidateId } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots } from '../ballots/packed-ballots.ts';
import { type Constraint, type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
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

const RUNS = Number(process.env['SECOND_RUNS'] ?? 150);

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
const papers = (candidates: number): fc.Arbitrary<CastBallot[]> =>
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
      times: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 16 },
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
      fc.constantFrom('lot-order', 'sha256', 'lot-order', 'none'),
    )
    .map(([kinds, order, last]) => [
      ...kinds.map((kind) => ({ kind }) as TieRule),
      ...(last === 'lot-order' ? [{ kind: last, order } as const] : []),
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
        overvote: fc.constantFrom(...(['exhaust', 'skip', 'exhaust-if-several-continue', 'share'] as const)),
        constraintRule: fc.constantFrom(...(['guard-and-doom', 'guard-and-doom', 'pass-over'] as const)),
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
      seats: fc.integer({ min: 1, max: 4 }),
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
      reopenNominations: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constantFrom(...candidates)),
      constraints: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.tuple(constraints(candidates, 'women'), constraints(candidates, 'north')) },
      ),
    })
    .map((parts) => ({ ...plainContest(parts.seats), ...parts }));

const constraints = (candidates: readonly CandidateId[], category: string): fc.Arbitrary<Constraint> =>
  fc.record({
    category: fc.constant(category),
    candidates: fc.subarray([...candidates]),
    atLeast: fc.nat(2),
    atMost: fc.oneof(fc.constant(null), fc.integer({ min: 2, max: 3 })),
  });

const elections: fc.Arbitrary<Election> = fc.integer({ min: 2, max: 7 }).chain((howMany) => {
  const candidates = ids(howMany);
  return fc.record({
    candidates: fc.constant(candidates),
    ballots: papers(howMany).map((cast) => packBallots(candidates, cast)),
    contest: contests(candidates),
    options: fc.tuple(options(candidates), ladders(candidates)).map(([chosen, ties]) => ({ ...chosen, ties })),
  });
});

describe('the second count agrees with the first, stage by stage, or both refuse for the same reason', () => {
  test.each(GREGORY)('%s', (rule) => {
    fc.assert(
      fc.property(elections, ({ ballots, contest, options: chosen }) => {
        const request: CountRequest = { rule, ...chosen };
        expect(differencesBetween(count(ballots, contest, request), recount(ballots, contest, request))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
