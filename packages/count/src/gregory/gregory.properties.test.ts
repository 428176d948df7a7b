import { add, type CandidateId, rational, type Rational, sum } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import { type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count } from '../result/result.ts';
import { parseVotes } from '../result/votes.ts';
import type { Arithmetic, CountRequest } from '../rules/options.ts';
import { gregoryRules } from './rules.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F'] as unknown as readonly CandidateId[];
const exactly = (text: string): Rational => {
  const value = parseVotes(text);
  if (value === undefined) throw new Error(text);
  return value;
};

const papers: fc.Arbitrary<CastBallot[]> = fc.array(
  fc.record({
    ranking: fc.oneof(
      { weight: 3, arbitrary: fc.shuffledSubarray([0, 1, 2, 3, 4, 5]).map((order) => order.map((index) => [index])) },
      { weight: 1, arbitrary: fc.array(fc.array(fc.nat(5), { maxLength: 2 }), { maxLength: 5 }) },
    ),
    times: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 16 },
);
const arithmetics: fc.Arbitrary<Arithmetic> = fc.oneof(
  fc.constant<Arithmetic>({ kind: 'exact' }),
  fc
    .tuple(fc.nat(5), fc.constantFrom('down' as const, 'up' as const, 'half-up' as const))
    .map(([places, rounding]): Arithmetic => ({ kind: 'fixed', places, rounding })),
  fc.tuple(fc.nat(4), fc.nat(4)).map(([places, guard]): Arithmetic => ({ kind: 'guarded', places, guard })),
);
const defaults = fc.constantFrom(...gregoryRules.map(({ rule }) => rule)).map((rule): CountRequest => ({ rule }));
/** Every option of the family at any of its values. */
const requests: fc.Arbitrary<CountRequest> = fc.oneof(
  defaults,
  fc.record({
    rule: fc.constantFrom(...gregoryRules.map(({ rule }) => rule)),
    overvote: fc.constantFrom('exhaust' as const, 'skip' as const, 'exhaust-if-several-continue' as const),
    skippedRanks: fc.constantFrom(null, 0, 1),
    duplicates: fc.constantFrom('skip' as const, 'exhaust' as const),
    quota: fc.constantFrom('droop-whole', 'droop-exact', 'droop-next', 'hare-whole', 'hare-exact' as const),
    electOn: fc.constantFrom('>' as const, '>=' as const),
    arithmetic: arithmetics,
    transferValue: fc.constantFrom('product-once' as const, 'product-first' as const, 'fraction-first' as const),
    surplusOrder: fc.constantFrom('largest-first' as const, 'order-of-election' as const, 'all-at-once' as const),
    electPerStage: fc.constantFrom('all' as const, 'one' as const),
    deferSurpluses: fc.boolean(),
    batchExclusion: fc.constantFrom('none' as const, '<' as const, '<=' as const),
    minimumVotes: fc.nat(4),
    cannotWin: fc.subarray(NAMES.slice(4)),
    nobodyVoted: fc.constantFrom('no-result' as const, 'count-on' as const),
  }),
);
const contests: fc.Arbitrary<Contest> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(null, ...NAMES.slice(0, 4)))
  .map(([seats, reopenNominations]) => ({ ...plainContest(seats), reopenNominations }));

const counted = (cast: readonly CastBallot[], request: CountRequest, contest: Contest): Count | undefined => {
  const result = count(packBallots(NAMES, cast), contest, {
    ties: [{ kind: 'earlier-stages-backwards' }, { kind: 'lot-order', order: NAMES }],
    ...request,
  });
  if (!result.ok && result.error.code !== 'no-valid-votes') throw new Error(JSON.stringify(result.error));
  return result.ok ? result.value : undefined;
};

describe('every rule of the family, with every option', () => {
  test('has all papers in tallies, non-transferable and residual at every stage, exactly', () => {
    fc.assert(
      fc.property(papers, requests, contests, (cast, request, contest) => {
        const result = counted(cast, request, contest);
        for (const { tallies, nonTransferable, residual } of result?.stages ?? []) {
          const rows = [...tallies, ...nonTransferable].map(({ votes }) => exactly(votes));
          expect(add(sum(rows), exactly(residual))).toEqual(rational(result?.papers ?? 0));
        }
      }),
    );
  });

  test('moves exactly what tallies gain and lose', () => {
    fc.assert(
      fc.property(papers, requests, contests, (cast, request, contest) => {
        const stages = counted(cast, request, contest)?.stages ?? [];
        for (const [at, stage] of stages.entries()) {
          const before = stages[at - 1];
          if (before === undefined) continue;
          for (const { candidate, votes } of stage.tallies) {
            if (
              stage.action.kind !== 'first-preferences' &&
              'of' in stage.action &&
              stage.action.of.includes(candidate as never)
            )
              continue;
            const came = stage.transfers.flatMap((move) =>
              move.kind === 'transfer' && move.to === candidate ? [exactly(move.votes)] : [],
            );
            const had = before.tallies.find((tally) => tally.candidate === candidate)?.votes ?? '0';
            expect(add(exactly(had), sum(came))).toEqual(exactly(votes));
          }
        }
      }),
    );
  });

  test('elects no more than the seats, nobody twice, and nobody excluded', () => {
    fc.assert(
      fc.property(papers, requests, contests, (cast, request, contest) => {
        const result = counted(cast, request, contest);
        if (result === undefined) return;
        expect(new Set(result.elected).size).toBe(result.elected.length);
        expect(result.elected.length).toBeLessThanOrEqual(contest.seats);
        const excluded = new Set(result.stages.flatMap((stage) => stage.excluded));
        expect(result.elected.filter((candidate) => excluded.has(candidate))).toEqual([]);
      }),
    );
  });

  test('fills every seat when nothing keeps candidates out', () => {
    fc.assert(
      fc.property(papers, defaults, fc.integer({ min: 1, max: 5 }), (cast, request, seats) => {
        const result = counted(cast, request, plainContest(seats));
        expect(result?.elected.length ?? seats).toBe(seats);
      }),
    );
  });

  test('gives the same result whatever the order of the papers', () => {
    fc.assert(
      fc.property(papers, requests, contests, (cast, request, contest) => {
        expect(counted(cast.toReversed(), request, contest)).toEqual(counted(cast, request, contest));
      }),
    );
  });

  test('renaming candidates renames the result', () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
    fc.assert(
      fc.property(papers, requests, orders, (cast, request, order) => {
        const seats = plainContest(2);
        const renamed = (candidate: CandidateId): CandidateId =>
          NAMES[order[NAMES.indexOf(candidate)] ?? 0] as CandidateId;
        const moved = cast.map(({ ranking, times }) => ({
          ranking: ranking.map((rank) => rank.map((index) => order[index] ?? 0)),
          times,
        }));
        const plain = counted(cast, request, seats);
        const other = counted(
          moved,
          {
            ...request,
            cannotWin: (request.cannotWin ?? []).map(renamed),
            ties: [{ kind: 'earlier-stages-backwards' }, { kind: 'lot-order', order: NAMES.map(renamed) }],
          },
          seats,
        );
        expect(other?.elected.toSorted()).toEqual(plain?.elected.map(renamed).toSorted());
      }),
    );
  });
});
