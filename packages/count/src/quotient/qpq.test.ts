import type { CandidateId } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots } from '../ballots/packed-ballots.ts';
import { plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count, Stage } from '../result/result.ts';
import { parseVotes } from '../result/votes.ts';
import type { CountRequest } from '../rules/options.ts';
import { add, rational, type Rational, sum, ZERO } from '@selectorate/basics';

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);
const [A, B, C, D, E] = ids(5) as [CandidateId, CandidateId, CandidateId, CandidateId, CandidateId];

/** `"31 CB"` is 31 papers with C first and B second. */
const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids(candidates),
    lines.map((line) => {
      const [times, marks = ''] = line.split(' ');
      return { times: Number(times), ranking: [...marks].map((letter) => [letter.charCodeAt(0) - 65]) };
    }),
  );

const inOrder = (candidates: number): CountRequest['ties'] & {} => [{ kind: 'lot-order', order: ids(candidates) }];

function counted(ballots: PackedBallots, seats: number, request: Partial<CountRequest> = {}): Count {
  const result = count(ballots, plainContest(seats), { ...request, rule: 'qpq' });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const quotientsAt = (stage: Stage | undefined): readonly string[] =>
  stage?.workings.flatMap((working) =>
    working.kind === 'quotients' ? working.quotients.map(({ quotient }) => quotient) : [],
  ) ?? [];

const electedSoFar = (stage: Stage | undefined): readonly CandidateId[] =>
  stage?.workings.flatMap((working) => (working.kind === 'quotients' ? working.electedSoFar : [])) ?? [];

const exactly = (votes: string): Rational => parseVotes(votes) ?? ZERO;

// Woodall's first example as the outside vectors give it: 60 papers, 3 seats.
const FIRST_EXAMPLE = pack(5, '16 AB', '12 B', '12 C', '12 D', '8 EB');

test('a paper that elected is worth less to the next: 28 papers, 16 of them with a part of 1/16, make 14', () => {
  const { stages } = counted(FIRST_EXAMPLE, 3, { ties: inOrder(5) });
  expect(stages[0]?.quota).toBe('15');
  expect(quotientsAt(stages[0])).toEqual(['16', '12', '12', '12', '8']);
  expect(quotientsAt(stages[1])).toEqual(['16', '14', '12', '12', '8']);
});

test('after an exclusion papers are counted from the start and whoever was elected is hopeful again', () => {
  const { stages } = counted(FIRST_EXAMPLE, 3, { ties: inOrder(5) });
  expect(stages[1]?.excluded).toEqual([E]);
  expect(electedSoFar(stages[1])).toEqual([A]);
  expect(stages[2]?.action).toEqual({ kind: 'exclusion', of: [E], value: null });
  expect(quotientsAt(stages[2])).toEqual(['16', '20', '12', '12', '8']);
  expect(electedSoFar(stages[2])).toEqual([B]);
});

test('inactive papers lower the quota by what they have elected', () => {
  const { stages } = counted(FIRST_EXAMPLE, 3, { ties: inOrder(5) });
  // B's 20 papers have nobody left: 40 active papers, over 1 + 3 - 1.
  expect(stages[3]?.quota).toBe('13.333333333333333333');
});

test('an exclusion that leaves no more candidates than seats ends the count on the same figures', () => {
  const result = counted(FIRST_EXAMPLE, 3, { ties: inOrder(5) });
  const last = result.stages.at(-1);
  expect(last?.excluded).toEqual([D]);
  expect(last?.elected).toEqual([
    { candidate: B, by: 'quota' },
    { candidate: A, by: 'quota' },
    { candidate: C, by: 'last-left' },
  ]);
  expect(result.elected).toEqual([B, A, C]);
});

test('only the last stage elects: an election may be void until then', () => {
  const { stages } = counted(FIRST_EXAMPLE, 3, { ties: inOrder(5) });
  expect(stages.slice(0, -1).flatMap(({ elected }) => elected)).toEqual([]);
});

test('a quotient equal to the quota elects only where the option says so', () => {
  const ballots = pack(3, '2 A', '2 B', '2 C');
  const strict = counted(ballots, 2, { ties: inOrder(3) });
  expect(strict.stages[0]?.excluded).toEqual([C]);
  const reaching = counted(ballots, 2, { ties: inOrder(3), electOn: '>=' });
  expect(electedSoFar(reaching.stages[0])).toEqual([A]);
});

test('the tied are chosen by the ladder, and without one the count says who they are', () => {
  const open = count(pack(3, '2 A', '2 B', '2 C'), plainContest(2), { rule: 'qpq' });
  expect(open).toEqual({
    ok: false,
    error: { code: 'tie-undecided', stage: 1, purpose: 'exclude', tied: [A, B, C] },
  });
});

test('those who cannot win go first, and nobody is elected before', () => {
  const result = counted(pack(3, '9 CA', '2 A', '1 B'), 1, { cannotWin: [C] });
  expect(result.stages[0]?.excluded).toEqual([C]);
  expect(result.elected).toEqual([A]);
});

test('constraints doom within a phase whom those elected in it leave no seat', () => {
  const constraints = [{ category: 'group', candidates: [A, B], atLeast: 0, atMost: 1 }];
  const result = count(pack(4, '40 AB', '35 B', '15 C', '5 D'), { ...plainContest(2), constraints }, { rule: 'qpq' });
  expect(result.ok && new Set(result.value.elected)).toEqual(new Set([A, C]));
});

test('re-opening nominations closes all open seats where the option says so', () => {
  const contest = { ...plainContest(2), reopenNominations: A };
  const result = count(pack(3, '9 AB', '2 B', '1 C'), contest, { rule: 'qpq', reopened: 'all-open-seats' });
  expect(result.ok && result.value.elected).toEqual([A]);
  expect(result.ok && result.value.vacant).toBe(2);
});

test('refuses what has no meaning for quotients, by name', () => {
  const ballots = pack(2, '2 A', '1 B');
  const refused = (request: Partial<CountRequest>): unknown => {
    const result = count(ballots, plainContest(1), { ...request, rule: 'qpq' });
    return result.ok ? 'counted' : result.error;
  };
  expect(refused({ overvote: 'share' })).toMatchObject({ code: 'bad-option', option: 'overvote' });
  expect(refused({ ties: [{ kind: 'together' }] })).toMatchObject({ code: 'bad-option', option: 'ties' });
});

test('nobody marked anything: no result', () => {
  expect(count(packBallots(ids(3), [{ ranking: [], times: 4 }]), plainContest(1), { rule: 'qpq' })).toEqual({
    ok: false,
    error: { code: 'no-valid-votes' },
  });
});

const elections = fc.integer({ min: 2, max: 6 }).chain((candidates) =>
  fc.record({
    candidates: fc.constant(candidates),
    seats: fc.integer({ min: 1, max: candidates }),
    cast: fc.array(
      fc.record({
        ranking: fc.array(fc.array(fc.nat(candidates - 1), { maxLength: 2 }), { maxLength: candidates }),
        times: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 12 },
    ),
    places: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: candidates, maxLength: candidates }),
  }),
);
const arithmetics = fc.constantFrom<CountRequest['arithmetic'] & {}>(
  { kind: 'exact' },
  { kind: 'guarded', places: 9, guard: 9 },
  { kind: 'fixed', places: 4, rounding: 'up' },
  { kind: 'fixed', places: 0, rounding: 'down' },
  { kind: 'fixed', places: 0, rounding: 'up' },
);

test('every paper is somewhere at every stage, and the seats are filled once', () => {
  fc.assert(
    fc.property(
      elections,
      arithmetics,
      fc.constantFrom('>', '>='),
      ({ candidates, seats, cast }, arithmetic, electOn) => {
        const ballots = packBallots(ids(candidates), cast);
        const result = count(ballots, plainContest(seats), {
          rule: 'qpq',
          arithmetic,
          electOn,
          ties: inOrder(candidates),
        });
        if (!result.ok) {
          expect(result.error.code).toBe('no-valid-votes');
          return;
        }
        for (const { tallies, nonTransferable, residual } of result.value.stages) {
          const all = sum([...tallies, ...nonTransferable].map(({ votes }) => exactly(votes)));
          expect(add(all, exactly(residual))).toEqual(rational(ballots.total));
        }
        expect(new Set(result.value.elected).size).toBe(seats);
      },
    ),
  );
});

test('neither names nor the order of candidates and papers change who is elected', () => {
  fc.assert(
    fc.property(elections, arithmetics, ({ candidates, seats, cast, places }, arithmetic) => {
      // Candidate i of the first count is candidate order.indexOf(i) of the second.
      const order = ids(candidates)
        .map((_, i) => i)
        .toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
      const moved: CastBallot[] = cast
        .map(({ ranking, times }) => ({ times, ranking: ranking.map((rank) => rank.map((i) => order.indexOf(i))) }))
        .toReversed();
      const names = order.map((i) => ids(candidates)[i] ?? A);
      const request = { rule: 'qpq' as const, arithmetic, ties: inOrder(candidates) };
      const first = count(packBallots(ids(candidates), cast), plainContest(seats), request);
      const second = count(packBallots(names, moved), plainContest(seats), request);
      expect(second.ok).toBe(first.ok);
      if (first.ok && second.ok) expect(new Set(second.value.elected)).toEqual(new Set(first.value.elected));
    }),
  );
});
