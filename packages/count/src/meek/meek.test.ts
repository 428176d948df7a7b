import { add, type CandidateId, compare, rational, type Rational, subtract, sum, ZERO } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots } from '../ballots/packed-ballots.ts';
import { plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count, Stage } from '../result/result.ts';
import { parseVotes } from '../result/votes.ts';
import type { CountRequest } from '../rules/options.ts';

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);
const [A, B, C, D] = ids(4) as [CandidateId, CandidateId, CandidateId, CandidateId];

/** `"31 CB"` is 31 papers with C first and B second; `"5 A(BC)"` has B and C equal second. */
const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids(candidates),
    lines.map((line) => {
      const [times, marks = ''] = line.split(' ');
      const ranks = marks.match(/\([A-Z]+\)|[A-Z]/g) ?? [];
      return {
        times: Number(times),
        ranking: ranks.map((rank) => [...rank.replace(/[()]/g, '')].map((letter) => letter.charCodeAt(0) - 65)),
      };
    }),
  );

const inOrder = (candidates: number): CountRequest['ties'] & {} => [{ kind: 'lot-order', order: ids(candidates) }];

function counted(ballots: PackedBallots, seats: number, request: CountRequest): Count {
  const result = count(ballots, plainContest(seats), request);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const exactly = (votes: string): Rational => parseVotes(votes) ?? ZERO;
const votesAt = (stage: Stage | undefined): readonly string[] => stage?.tallies.map(({ votes }) => votes) ?? [];
const factorsAt = (stage: Stage | undefined): readonly string[] =>
  stage?.workings.flatMap((working) =>
    working.kind === 'keep-factors' ? working.factors.map(({ factor }) => factor) : [],
  ) ?? [];

describe('reference rule of the Proportional Representation Foundation', () => {
  const SMALL = pack(3, '4 AB', '2 C');

  test('B.2.b: the quota is cut off at 9 places, plus a unit of the last', () => {
    expect(counted(SMALL, 2, { rule: 'meek-prf' }).stages[0]?.quota).toBe('2.000000001');
  });

  test('B.2.f: keep factor times quota, then divided by the votes, each rounded up', () => {
    const { stages } = counted(SMALL, 2, { rule: 'meek-prf' });
    expect(factorsAt(stages[1])).toEqual(['0.500000001']);
    expect(votesAt(stages[1])).toEqual(['2.000000004', '1.999999996', '2']);
  });

  test('B.3: tied with the lowest is whoever is not above them by more than all surpluses', () => {
    // B ends 4 units of the last place below C; the surplus is 3 units, so that C is safe.
    expect(counted(SMALL, 2, { rule: 'meek-prf' }).stages[1]?.excluded).toEqual([B]);
    // Settled at once, with a surplus of 8/3: C's 2 votes are within reach of B, who has none.
    const open = count(pack(3, '5 AB', '2 C'), plainContest(2), { rule: 'meek-prf', omega: '5' });
    expect(open).toMatchObject({ ok: false, error: { code: 'tie-undecided', purpose: 'exclude', tied: [B, C] } });
  });

  test('one candidate is excluded at a time, after the last iteration', () => {
    const { stages } = counted(pack(5, '30 AB', '20 BC', '9 C', '2 D', '1 E'), 2, { rule: 'meek-prf' });
    expect(stages.every(({ excluded }) => excluded.length <= 1)).toBe(true);
  });

  test('C: the last candidates are elected without another quota', () => {
    const last = counted(SMALL, 2, { rule: 'meek-prf' }).stages.at(-1);
    expect(last?.elected).toEqual([{ candidate: C, by: 'last-left' }]);
    expect(last?.quota).toBe('2.000000001');
  });
});

describe("Meek's rule", () => {
  test('an exact Droop quota has to be passed, not reached', () => {
    const ballots = pack(3, '2 A', '2 B', '2 C');
    const result = counted(ballots, 2, { rule: 'meek', ties: inOrder(3) });
    expect(result.stages[0]?.elected).toEqual([]);
    expect(result.elected).toEqual([A, B]);
  });

  test('with more at the quota than open seats those with most votes are elected, at the edge by the ladder', () => {
    const ballots = pack(3, '2 A', '2 B', '2 C');
    const { stages } = counted(ballots, 2, { rule: 'meek', electOn: '>=', ties: inOrder(3) });
    expect(stages).toHaveLength(1);
    expect(stages[0]?.elected.map(({ candidate }) => candidate)).toEqual([A, B]);
    expect(stages[0]?.ties.map(({ tied }) => tied)).toEqual([
      [A, B, C],
      [B, C],
    ]);
  });

  test('the quota falls as papers stop counting', () => {
    const { stages } = counted(pack(4, '12 A', '5 B', '4 C', '3 DC'), 3, {
      rule: 'meek',
      arithmetic: { kind: 'exact' },
    });
    const quotas = stages.map(({ quota }) => exactly(quota ?? '0'));
    expect(compare(quotas[1] ?? ZERO, quotas[0] ?? ZERO)).toBeLessThan(0);
  });

  test('sure losers leave together, and in stages of their own where the option says so', () => {
    const ballots = pack(5, '30 AB', '20 BC', '12 C', '2 D', '1 E');
    const together = counted(ballots, 2, { rule: 'meek' });
    expect(together.stages.map(({ excluded }) => excluded.length)).toContain(2);
    const each = counted(ballots, 2, { rule: 'meek', batchStages: 'each' });
    expect(each.stages.every(({ excluded }) => excluded.length <= 1)).toBe(true);
    expect(each.elected).toEqual(together.elected);
  });

  test('a group whose votes equal those of the next leaves only where equal is allowed', () => {
    const ballots = pack(4, '9 A', '6 B', '3 C', '3 D');
    const first = (batchExclusion: '<' | '<='): readonly CandidateId[] | undefined =>
      counted(ballots, 2, { rule: 'meek', batchExclusion, quota: 'hare-exact', ties: inOrder(4) }).stages[0]?.excluded;
    expect(first('<=')).toEqual([C, D]);
    expect(first('<')).toEqual([D]);
  });

  test('a stage for each sharing out ends in the same result', () => {
    const ballots = pack(4, '12 AB', '9 BC', '5 C', '4 DC');
    const each = counted(ballots, 3, { rule: 'meek', keepFactorStages: 'each' });
    const few = counted(ballots, 3, { rule: 'meek' });
    expect(each.stages.length).toBeGreaterThan(few.stages.length);
    expect(each.elected).toEqual(few.elected);
  });

  test('equal preferences are shared', () => {
    const { stages } = counted(pack(3, '5 AB', '1 (BC)', '3 C'), 2, { rule: 'meek', overvote: 'share' });
    expect(votesAt(stages[0])).toEqual(['5', '0.5', '3.5']);
  });

  test('exact factors whose digits would run away are raised to 36 places, and every vote is still somewhere', () => {
    const ballots = pack(5, '31 ABC', '29 BAD', '11 CE', '7 DE', '5 E', '3 EAB');
    const result = counted(ballots, 3, {
      rule: 'meek',
      arithmetic: { kind: 'exact' },
      omega: '1/1000000000000000000000000000000',
      deferSurpluses: false,
      ties: inOrder(5),
    });
    const longest = Math.max(...result.stages.flatMap(factorsAt).map((factor) => factor.length));
    expect(longest).toBeGreaterThan(30);
    expect(longest).toBeLessThanOrEqual(75);
    for (const stage of result.stages) expect(stage.residual).toBe('0');
  });

  test('nobody marked anything: no result', () => {
    const blank = packBallots(ids(3), [{ ranking: [], times: 4 }]);
    expect(count(blank, plainContest(1), { rule: 'meek' })).toEqual({ ok: false, error: { code: 'no-valid-votes' } });
  });

  test('those who cannot win are counted once and go first', () => {
    const result = counted(pack(3, '9 CA', '2 A', '1 B'), 1, { rule: 'meek', cannotWin: [C] });
    expect(votesAt(result.stages[0])).toEqual(['2', '1', '9']);
    expect(result.stages[0]?.excluded).toEqual([C]);
    expect(result.elected).toEqual([A]);
  });

  test('papers of a candidate who stopped standing are read past, or stop, as the option says', () => {
    const contest = { ...plainContest(1), withdrawn: [{ candidate: A, when: 'after-opening' as const }] };
    const counts = (effect: 'read-past' | 'papers-stop') =>
      count(pack(3, '9 AB', '4 C'), contest, {
        rule: 'meek',
        withdrawnEffect: { 'before-opening': effect, 'after-opening': effect, 'elected-elsewhere': effect },
      });
    expect(counts('read-past')).toMatchObject({ ok: true, value: { elected: [B] } });
    expect(counts('papers-stop')).toMatchObject({ ok: true, value: { elected: [C] } });
  });

  test('a rung that lets all the tied go together cannot empty a seat', () => {
    const result = count(pack(3, '10 A', '2 B', '2 C'), plainContest(2), {
      rule: 'meek',
      ties: [{ kind: 'together' }],
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'tie-undecided', tied: [B, C] } });
  });
});

test("Warren's rule says nothing of equal preferences", () => {
  const result = count(pack(2, '2 A', '1 B'), plainContest(1), { rule: 'warren', overvote: 'share' });
  expect(result).toMatchObject({ ok: false, error: { code: 'bad-option', option: 'overvote' } });
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

const requests: fc.Arbitrary<CountRequest> = fc.record({
  rule: fc.constantFrom('meek' as const, 'meek-prf' as const, 'warren' as const),
  overvote: fc.constantFrom(
    'exhaust' as const,
    'skip' as const,
    'exhaust-if-several-continue' as const,
    'share' as const,
  ),
  duplicates: fc.constantFrom('skip' as const, 'exhaust' as const),
  arithmetic: fc.constantFrom<CountRequest['arithmetic'] & {}>(
    { kind: 'exact' },
    { kind: 'guarded', places: 9, guard: 9 },
    { kind: 'guarded', places: 0, guard: 1 },
    { kind: 'fixed', places: 6, rounding: 'up' },
    { kind: 'fixed', places: 3, rounding: 'half-up' },
    { kind: 'fixed', places: 0, rounding: 'down' },
    { kind: 'fixed', places: 0, rounding: 'up' },
  ),
  quota: fc.constantFrom('droop-whole' as const, 'droop-exact' as const, 'droop-next' as const, 'hare-exact' as const),
  electOn: fc.constantFrom('>' as const, '>=' as const),
  omega: fc.constantFrom('0', '1/1000000', '5'),
  deferSurpluses: fc.boolean(),
  batchExclusion: fc.constantFrom('none' as const, '<' as const, '<=' as const),
  batchStages: fc.constantFrom('one' as const, 'each' as const),
  keepRounding: fc.constantFrom('paper' as const, 'pile' as const),
  keepFactorStages: fc.constantFrom('decision' as const, 'each' as const),
});

/** Warren's rule refuses shared ranks; everything else can be counted. */
const countable = ({ rule, overvote }: CountRequest): boolean => rule !== 'warren' || overvote !== 'share';

test('whatever the options, the count ends, every vote is somewhere at every stage and the seats are filled once', () => {
  fc.assert(
    fc.property(elections, requests.filter(countable), ({ candidates, seats, cast }, request) => {
      const ballots = packBallots(ids(candidates), cast);
      const result = count(ballots, plainContest(seats), { ...request, ties: inOrder(candidates) });
      if (!result.ok) {
        expect(result.error.code).toBe('no-valid-votes');
        return;
      }
      for (const { tallies, nonTransferable, residual } of result.value.stages) {
        const all = sum([...tallies, ...nonTransferable].map(({ votes }) => exactly(votes)));
        expect(add(all, exactly(residual))).toEqual(rational(ballots.total));
        expect(compare(exactly(residual), ZERO)).toBeGreaterThanOrEqual(0);
      }
      expect(result.value.elected).toHaveLength(seats);
      expect(new Set(result.value.elected).size).toBe(seats);
    }),
  );
});

test('neither names nor the order of candidates and papers change who is elected', () => {
  fc.assert(
    fc.property(elections, requests.filter(countable), ({ candidates, seats, cast, places }, request) => {
      // Candidate i of the first count is candidate order.indexOf(i) of the second.
      const order = ids(candidates)
        .map((_, i) => i)
        .toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
      const moved: CastBallot[] = cast
        .map(({ ranking, times }) => ({ times, ranking: ranking.map((rank) => rank.map((i) => order.indexOf(i))) }))
        .toReversed();
      const names = order.map((i) => ids(candidates)[i] ?? A);
      const asked = { ...request, ties: inOrder(candidates) };
      const first = count(packBallots(ids(candidates), cast), plainContest(seats), asked);
      const second = count(packBallots(names, moved), plainContest(seats), asked);
      expect(second.ok).toBe(first.ok);
      if (first.ok && second.ok) expect(new Set(second.value.elected)).toEqual(new Set(first.value.elected));
    }),
  );
});

test('movements lead from each stage to the next', () => {
  fc.assert(
    fc.property(elections, fc.constantFrom('meek' as const, 'warren' as const), ({ candidates, seats, cast }, rule) => {
      const ballots = packBallots(ids(candidates), cast);
      const request: CountRequest = { rule, arithmetic: { kind: 'exact' }, ties: inOrder(candidates) };
      const result = count(ballots, plainContest(seats), request);
      if (!result.ok) return;
      const { stages } = result.value;
      stages.slice(1).forEach((stage, i) => {
        stage.tallies.forEach(({ candidate, votes }, index) => {
          const before = exactly(stages[i]?.tallies[index]?.votes ?? '0');
          const moved = (pick: (transfer: Stage['transfers'][number]) => boolean): Rational =>
            sum(stage.transfers.filter(pick).map((transfer) => exactly(transfer.votes)));
          const came = moved((transfer) => transfer.kind === 'transfer' && transfer.to === candidate);
          const went = moved(({ from }) => from === candidate);
          expect(subtract(add(before, came), went)).toEqual(exactly(votes));
        });
      });
    }),
  );
});

test('with one seat and papers that rank everybody, Meek elects whom repeated exclusion elects', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
          times: fc.integer({ min: 1, max: 50 }),
        }),
        {
          minLength: 1,
          maxLength: 8,
        },
      ),
      (papers) => {
        const ballots = packBallots(
          ids(4),
          papers.map(({ order, times }) => ({ times, ranking: order.map((candidate) => [candidate]) })),
        );
        const meek = counted(ballots, 1, { rule: 'meek', batchExclusion: 'none', ties: inOrder(4) });
        const irv = counted(ballots, 1, { rule: 'irv', ties: inOrder(4) });
        expect(meek.elected).toEqual(irv.elected);
      },
    ),
  );
});
