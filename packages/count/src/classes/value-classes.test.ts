import { add, type CandidateId, compare, rational, type Rational, subtract, sum, ZERO } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots, Ranking } from '../ballots/packed-ballots.ts';
import { type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import { type Judgement, openPanel, type Panel } from '../panel/panel.ts';
import type { Count, Stage } from '../result/result.ts';
import { parseVotes } from '../result/votes.ts';
import type { CountRequest } from '../rules/options.ts';
import { completeOptions } from '../rules/registry.ts';
import { CountSheet } from '../table/count-sheet.ts';
import { countByValueClasses } from './value-classes.ts';

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);
const [A, B, , D] = ids(4) as [CandidateId, CandidateId, CandidateId, CandidateId];

/** `"31 CB"` is 31 papers with C first and B second. */
const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids(candidates),
    lines.map((line) => {
      const [times, marks = ''] = line.split(' ');
      return { times: Number(times), ranking: [...marks].map((letter) => [letter.charCodeAt(0) - 65]) };
    }),
  );

function counted(ballots: PackedBallots, contest: Contest, request: CountRequest): Count {
  const result = count(ballots, contest, request);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const votesAt = (stage: Stage | undefined): readonly string[] => stage?.tallies.map(({ votes }) => votes) ?? [];
const votesOf = (text: string): Rational => parseVotes(text) ?? ZERO;
const ERS97: CountRequest = { rule: 'ers97' };
const NI: CountRequest = { rule: 'n-ireland-stv' };
const TWO_SEATS = plainContest(2);

describe('ERS97', () => {
  test('5.1.6: the quota is rounded up to two decimals, and an exact one stays', () => {
    const [first, second] = counted(pack(3, '5 A', '3 B', '2 C'), TWO_SEATS, ERS97).stages;
    // 10 / 3: elected on 3.34; the share of the active vote is then (10 - 3.34) / 2.
    expect([first?.quota, second?.action]).toEqual([
      '3.33',
      { kind: 'surplus', of: [A], surplus: '1.66', value: null },
    ]);
    expect(counted(pack(3, '6 A', '4 B', '2 C'), TWO_SEATS, ERS97).stages[0]?.quota).toBe('4');
  });

  test('5.1.7: whoever has an equal share of the active vote is elected below the quota', () => {
    const [, second] = counted(pack(3, '5 A', '3 B', '2 C'), TWO_SEATS, ERS97).stages;
    expect([second?.quota, votesAt(second), second?.nonTransferable, second?.elected]).toEqual([
      '2.5',
      ['3.34', '3', '2'],
      [{ reason: 'exhausted', votes: '1.66' }],
      [{ candidate: B, by: 'quota' }],
    ]);
  });

  test('the quota falls with the votes until somebody is elected', () => {
    const { stages } = counted(pack(4, '40 A', '39 B', '38 C', '5 D'), TWO_SEATS, ERS97);
    expect(stages.map(({ quota }) => quota)).toEqual(['40.67', '39']);
    expect(stages[1]?.elected.map(({ candidate }) => candidate)).toEqual([A, B]);
  });

  test('5.3: only the last parcel moves, at the surplus divided by its papers that move, cut to two decimals', () => {
    const ballots = pack(4, '28 AD', '25 BD', '8 CAB', '4 CAD', '25 DB');
    const [, second, third] = counted(ballots, TWO_SEATS, ERS97).stages;
    expect(votesAt(second)).toEqual(['40', '25', '0', '25']);
    expect(third?.action).toEqual({ kind: 'surplus', of: [A], surplus: '10', value: '0.83' });
    expect([votesAt(third), third?.residual]).toEqual([['30', '31.64', '0', '28.32'], '0.04']);
    expect(third?.elected).toEqual([{ candidate: B, by: 'quota' }]);
  });

  test('5.2: a surplus that does not exceed the difference of the lowest two waits', () => {
    const waits = counted(pack(4, '38 A', '28 B', '16 CB', '8 DC'), TWO_SEATS, ERS97).stages;
    expect([waits[0]?.excluded, waits[1]?.action]).toEqual([[D], { kind: 'exclusion', of: [D], value: '1' }]);
    const moves = counted(pack(4, '39 A', '27 B', '16 CB', '8 DC'), TWO_SEATS, ERS97).stages;
    expect([moves[0]?.excluded, moves[1]?.action.kind]).toEqual([[], 'surplus']);
    const never = { ...ERS97, deferSurpluses: false };
    expect(counted(pack(4, '38 A', '28 B', '16 CB', '8 DC'), TWO_SEATS, never).stages[1]?.action.kind).toBe('surplus');
  });

  test('5.2.5: the lowest go together when their sum does not exceed the next, in Northern Ireland only when it is below', () => {
    const ballots = pack(5, '20 A', '19 B', '16 C', '10 DA', '6 EB');
    expect(counted(ballots, TWO_SEATS, ERS97).stages[0]?.excluded).toHaveLength(2);
    expect(counted(ballots, TWO_SEATS, NI).stages[0]?.excluded).toHaveLength(1);
    expect(counted(ballots, TWO_SEATS, { ...ERS97, batchExclusion: 'none' }).stages[0]?.excluded).toHaveLength(1);
  });
});

describe('Northern Ireland', () => {
  test('rule 48: a whole quota, one above the whole part', () => {
    expect(counted(pack(3, '6 A', '4 B', '2 C'), TWO_SEATS, NI).stages[0]?.quota).toBe('5');
  });

  test('rule 51: first preferences of the excluded move first, and whoever they elect receives nothing more', () => {
    const ballots = pack(5, '25 A', '24 B', '28 C', '10 DA', '2 EDAB');
    const { stages } = counted(ballots, TWO_SEATS, { ...NI, batchExclusion: 'none' });
    expect(votesAt(stages[1])).toEqual(['25', '24', '28', '12', '0']);
    expect(stages[2]?.action).toEqual({ kind: 'exclusion', of: [D], value: null });
    expect([votesAt(stages[2]), stages[2]?.elected]).toEqual([
      ['35', '26', '28', '0', '0'],
      [{ candidate: A, by: 'quota' }],
    ]);
  });

  test('a surplus equal to the difference of the lowest two is moved', () => {
    expect(counted(pack(4, '39 A', '27 B', '16 CB', '8 DC'), TWO_SEATS, NI).stages[1]?.action.kind).toBe('surplus');
  });
});

describe('what surrounds the count', () => {
  test('a name that cannot win goes first, whatever its votes', () => {
    const { stages, elected } = counted(pack(4, '50 AB', '20 B', '15 C', '5 D'), TWO_SEATS, {
      ...ERS97,
      cannotWin: [A],
    });
    expect([stages[0]?.excluded, elected.includes(A)]).toEqual([[A], false]);
  });

  test('re-opened nominations may close every open seat', () => {
    const ballots = pack(3, '50 AB', '20 B', '15 C');
    const contest = { ...TWO_SEATS, reopenNominations: A };
    const { elected, stages } = counted(ballots, contest, { ...NI, reopened: 'all-open-seats' });
    expect([elected, stages.length]).toEqual([[A], 1]);
    expect(counted(ballots, contest, NI).elected).toEqual([A, B]);
  });

  test('nobody who voted is no result', () => {
    expect(count(pack(3, '3 '), TWO_SEATS, ERS97)).toEqual({ ok: false, error: { code: 'no-valid-votes' } });
  });
});

// ---- constraints, with a panel that tries every set of candidates

/** At least and at most so many of the first two candidates: every filling of the seats is tried. */
function tryingPanel(
  seats: number,
  category: readonly number[],
  { atLeast, atMost }: { atLeast: number; atMost: number },
): Panel {
  const subsets = (of: readonly number[], size: number): readonly (readonly number[])[] => {
    const [first, ...rest] = of;
    if (size === 0) return [[]];
    if (first === undefined) return [];
    return [...subsets(rest, size - 1).map((subset) => [first, ...subset]), ...subsets(rest, size)];
  };
  const judge = (elected: readonly number[], continuing: readonly number[]): Judgement | null => {
    const fillings = subsets(continuing, Math.min(seats - elected.length, continuing.length)).filter((subset) => {
      const inside = [...elected, ...subset].filter((index) => category.includes(index)).length;
      return inside >= atLeast && inside <= atMost;
    });
    if (fillings.length === 0) return null;
    const verdicts = (which: (index: number) => boolean): Judgement['guarded'] =>
      continuing.filter(which).map((index) => ({ index, constraints: ['youth'] }));
    return {
      guarded: verdicts((index) => fillings.every((filling) => filling.includes(index))),
      doomed: verdicts((index) => !fillings.some((filling) => filling.includes(index))),
    };
  };
  return { ...openPanel(seats), judge };
}

describe('constraints', () => {
  const forms = {
    ers97: { exclusion: 'by-value', activeShare: true, deferOn: '<=' },
    'n-ireland-stv': { exclusion: 'whole', activeShare: false, deferOn: '<' },
  } as const;

  test('are met by everybody elected, and no vote is lost', () => {
    fc.assert(
      fc.property(
        castBallots(5),
        fc.constantFrom('ers97', 'n-ireland-stv'),
        fc.constantFrom({ atLeast: 1, atMost: 3 }, { atLeast: 0, atMost: 1 }, { atLeast: 2, atMost: 2 }),
        fc.integer({ min: 2, max: 3 }),
        (cast, rule, limits, seats) => {
          const ballots = packBallots(ids(5), cast);
          const constraint = { category: 'youth', candidates: [A, B], ...limits };
          const options = completeOptions({ rule, ties: [{ kind: 'lot-order', order: ids(5) }] });
          const contest = { ...plainContest(seats), constraints: [constraint] };
          const panel = tryingPanel(seats, [0, 1], limits);
          const sheet = new CountSheet({ candidates: ids(5), contest, options, panel, prefer: () => ZERO });
          const done = countByValueClasses({ ballots, rounds: [ballots], sheet }, forms[rule]);
          if (!done.ok) {
            expect(done.error.code).toBe('no-valid-votes');
            return;
          }
          const inside = sheet.elected.filter((index) => index < 2).length;
          expect(sheet.elected).toHaveLength(seats);
          expect(inside).toBeGreaterThanOrEqual(limits.atLeast);
          expect(inside).toBeLessThanOrEqual(limits.atMost);
          for (const stage of sheet.stages) expectAllPapers(stage, ballots.total);
        },
      ),
      { numRuns: 300 },
    );
  });
});

// ---- properties over random elections

const rankings = (candidates: number): fc.Arbitrary<Ranking> =>
  fc.array(fc.array(fc.nat(candidates - 1), { maxLength: 2 }), { maxLength: candidates + 1 });
function castBallots(candidates: number): fc.Arbitrary<CastBallot[]> {
  const orders = fc
    .shuffledSubarray(Array.from({ length: candidates }, (_, i) => i))
    .map((order) => order.map((candidate) => [candidate]));
  const ranking = fc.oneof({ weight: 1, arbitrary: rankings(candidates) }, { weight: 4, arbitrary: orders });
  return fc.array(fc.record({ ranking, times: fc.integer({ min: 1, max: 40 }) }), { maxLength: 20 });
}

const requests = (candidates: number): fc.Arbitrary<CountRequest> =>
  fc.record({
    rule: fc.constantFrom('ers97', 'n-ireland-stv'),
    quota: fc.constantFrom('droop-whole', 'droop-exact', 'droop-next', 'hare-whole', 'hare-exact'),
    quotaWhen: fc.constantFrom('static', 'recalculated', 'until-first-election'),
    arithmetic: fc.constantFrom<NonNullable<CountRequest['arithmetic']>>(
      { kind: 'exact' },
      { kind: 'fixed', places: 2, rounding: 'down' },
      { kind: 'fixed', places: 0, rounding: 'half-up' },
      { kind: 'fixed', places: 1, rounding: 'up' },
      { kind: 'guarded', places: 2, guard: 2 },
    ),
    deferSurpluses: fc.boolean(),
    batchExclusion: fc.constantFrom('none', '<', '<='),
    overvote: fc.constantFrom('exhaust', 'skip', 'exhaust-if-several-continue'),
    skippedRanks: fc.constantFrom(null, 0, 1),
    duplicates: fc.constantFrom('skip', 'exhaust'),
    cannotWin: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant([A]) }),
    ties: fc
      .shuffledSubarray([...ids(candidates)], { minLength: candidates })
      .map((order) => [{ kind: 'earlier-stages-forwards' as const }, { kind: 'lot-order' as const, order }]),
  });

const elections = fc.integer({ min: 3, max: 7 }).chain((candidates) =>
  fc.record({
    candidates: fc.constant(candidates),
    cast: castBallots(candidates),
    request: requests(candidates),
    contest: fc
      .tuple(
        fc.integer({ min: 1, max: candidates - 2 }),
        fc.constantFrom([], [{ candidate: B, when: 'after-opening' as const }]),
      )
      .map(([seats, withdrawn]) => ({ ...plainContest(seats), withdrawn })),
  }),
);

function expectAllPapers(stage: Stage, papers: number): void {
  const texts = [...stage.tallies, ...stage.nonTransferable].map(({ votes }) => votes);
  expect(sum([...texts, stage.residual].map(votesOf))).toEqual(rational(papers));
}

describe('random elections', () => {
  test('fill every seat, and keep every vote at every stage', () => {
    fc.assert(
      fc.property(elections, ({ candidates, cast, contest, request }) => {
        const result = count(packBallots(ids(candidates), cast), contest, request);
        if (!result.ok) {
          expect(result.error.code).toBe('no-valid-votes');
          return;
        }
        expect(new Set(result.value.elected).size).toBe(contest.seats);
        for (const stage of result.value.stages) expectAllPapers(stage, result.value.papers);
      }),
      { numRuns: 400 },
    );
  });

  test('what a stage moves is what its tallies change by, and only those still in receive', () => {
    fc.assert(
      fc.property(elections, ({ candidates, cast, contest, request }) => {
        const result = count(packBallots(ids(candidates), cast), contest, request);
        if (!result.ok) return;
        const { stages } = result.value;
        stages.slice(1).forEach((stage, at) => {
          const before = stages[at];
          stage.tallies.forEach(({ candidate, votes, status }, index) => {
            const moved = (end: 'from' | 'to'): Rational =>
              sum(
                stage.transfers
                  .filter((row) => end in row && row[end as 'from'] === candidate)
                  .map((row) => votesOf(row.votes)),
              );
            const expected = subtract(add(votesOf(before?.tallies[index]?.votes ?? '0'), moved('to')), moved('from'));
            const lost = subtract(expected, votesOf(votes));
            const cut = subtract(votesOf(stage.residual), votesOf(before?.residual ?? '0'));
            const isSource = stage.action.kind === 'surplus' && stage.action.of.includes(candidate);
            expect(lost).toEqual(isSource ? cut : ZERO);
            if (compare(moved('to'), ZERO) > 0) expect(status).toBe('continuing');
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  test('sub-stages of an exclusion fall in value', () => {
    fc.assert(
      fc.property(elections, ({ candidates, cast, contest, request }) => {
        const result = count(packBallots(ids(candidates), cast), contest, { ...request, rule: 'ers97' });
        if (!result.ok) return;
        let last: { readonly of: string; readonly value: Rational } | undefined;
        for (const { action } of result.value.stages) {
          if (action.kind !== 'exclusion' || action.value === null) continue;
          const of = action.of.join(' ');
          if (last?.of === of) expect(compare(votesOf(action.value), last.value)).toBe(-1);
          last = { of, value: votesOf(action.value) };
        }
      }),
      { numRuns: 200 },
    );
  });

  test('do not depend on the order of papers', () => {
    fc.assert(
      fc.property(elections, ({ candidates, cast, contest, request }) => {
        const once = count(packBallots(ids(candidates), cast), contest, request);
        expect(count(packBallots(ids(candidates), cast.toReversed()), contest, request)).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });

  test('renaming candidates renames the result', () => {
    fc.assert(
      fc.property(elections, ({ candidates, cast, contest, request }) => {
        // The ballot paper upside down: the same people under other indexes.
        const turned = cast.map(({ ranking, times }) => ({
          times,
          ranking: ranking.map((rank) => rank.map((index) => candidates - 1 - index)),
        }));
        const one = count(packBallots(ids(candidates), cast), contest, request);
        const two = count(packBallots(ids(candidates).toReversed(), turned), contest, request);
        const told = (result: typeof one): unknown =>
          result.ok
            ? result.value.stages.map(({ tallies, elected, excluded, quota, residual }) => ({
                tallies: Object.fromEntries(tallies.map(({ candidate, votes }) => [candidate, votes])),
                elected: elected.map(({ candidate }) => candidate).toSorted(),
                excluded: [...excluded].toSorted(),
                quota,
                residual,
              }))
            : result.error.code;
        expect(told(two)).toEqual(told(one));
      }),
      { numRuns: 200 },
    );
  });
});
