import type { CandidateId, SectionId } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots, Ranking } from '../ballots/packed-ballots.ts';
import { type Constraint, type Contest, plainContest, type Section } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Working } from '../result/result.ts';
import type { CountOptions, CountRequest, CountRule } from '../rules/options.ts';
import { definitionOf } from '../rules/registry.ts';
import type { TieRule } from '../ties/tie-result.ts';
import { differencesBetween } from './differences.ts';
import { recount } from './recount.ts';

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);

// ---- papers

const wildRanking = (candidates: number): fc.Arbitrary<Ranking> =>
  fc.array(fc.uniqueArray(fc.nat(candidates - 1), { maxLength: 2 }), { maxLength: candidates + 1 });
const plainRanking = (candidates: number): fc.Arbitrary<Ranking> =>
  fc.shuffledSubarray([...ids(candidates).keys()]).map((order) => order.map((candidate) => [candidate]));

const papersOf = (candidates: number, sections: number): fc.Arbitrary<CastBallot[]> =>
  fc.array(
    fc
      .record({
        ranking: fc.oneof(wildRanking(candidates), { weight: 2, arbitrary: plainRanking(candidates) }),
        times: fc.integer({ min: 1, max: 5 }),
        section: fc.nat(Math.max(0, sections - 1)),
      })
      .map(({ section, ...paper }) => (sections === 0 ? paper : { ...paper, section })),
    { maxLength: 12 },
  );

// ---- options: every option that a rule reads, now and then

const ladders = (candidates: number): fc.Arbitrary<TieRule[]> =>
  fc
    .tuple(
      fc.shuffledSubarray<TieRule['kind']>([
        'together',
        'condorcet-among-tied',
        'fewest-first-preferences',
        'earlier-stages-backwards',
        'earlier-stages-forwards',
      ]),
      fc.shuffledSubarray([...ids(candidates)], { minLength: candidates }),
      fc.constantFrom('lot-order', 'sha256', 'physical-lot', 'none'),
    )
    .map(([kinds, order, last]) => {
      const ladder = kinds.map((kind) => ({ kind }) as TieRule);
      if (last === 'lot-order') ladder.push({ kind: 'lot-order', order });
      if (last === 'sha256') ladder.push({ kind: 'sha256', seed: '00ff' });
      if (last === 'physical-lot') ladder.push({ kind: 'physical-lot', lots: [] });
      return ladder;
    });

const effects = fc.constantFrom('read-past', 'exclude-first', 'papers-stop');
const words = <const T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const valuesOf = (
  candidates: number,
): { readonly [Option in keyof CountOptions]: fc.Arbitrary<CountOptions[Option]> } => ({
  overvote: words('exhaust', 'skip', 'exhaust-if-several-continue', 'share'),
  skippedRanks: words(null, 0, 1, 2),
  duplicates: words('skip', 'exhaust'),
  unranked: words('below', 'nothing-said'),
  majorityBase: words('continuing', 'valid', 'cast'),
  electOn: words('>', '>='),
  runTo: words('majority', 'two'),
  quota: words('droop-whole', 'droop-exact', 'droop-next', 'hare-whole', 'hare-exact'),
  quotaWhen: words('static', 'recalculated', 'until-first-election'),
  arithmetic: words(
    { kind: 'exact' },
    { kind: 'fixed', places: 2, rounding: 'up' },
    { kind: 'fixed', places: 4, rounding: 'down' },
    { kind: 'fixed', places: 6, rounding: 'half-up' },
    { kind: 'guarded', places: 4, guard: 3 },
  ),
  keepShare: words('0', '3/20', '1/3', '1'),
  belowShare: words('lowest', 'all'),
  nobodyVoted: words('no-result', 'count-on'),
  passIf: fc.array(
    fc.record({
      votes: words('yes', 'cast'),
      of: words('valid', 'cast', 'entitled'),
      comparator: words('>', '>='),
      threshold: words('1/2', '2/3', '0', '1'),
    }),
    { maxLength: 2 },
  ),
  lastPoints: words(0, 1),
  strength: words('winning-votes', 'margins'),
  surplusOrder: words('largest-first', 'order-of-election', 'all-at-once'),
  transferValue: words('product-once', 'product-first', 'fraction-first'),
  electPerStage: words('all', 'one'),
  deferSurpluses: fc.boolean(),
  omega: words('1/1000', '1/1000000', '1/2'),
  keepRounding: words('paper', 'pile'),
  keepFactorStages: words('decision', 'each'),
  batchExclusion: words('none', '<', '<='),
  batchStages: words('one', 'each'),
  minimumVotes: fc.nat(6),
  cannotWin: fc.subarray([...ids(candidates)], { maxLength: 1 }),
  stopAfter: words(null, null, 1, 2),
  leaveAfterRound: words('all-but-two', 'lowest'),
  withdrawnEffect: fc.record({ 'before-opening': effects, 'after-opening': effects, 'elected-elsewhere': effects }),
  reopened: words('one-seat', 'all-open-seats'),
  constraintRule: words('guard-and-doom', 'pass-over'),
  ties: ladders(candidates),
});

function requestOf(rule: CountRule, candidates: number): fc.Arbitrary<CountRequest> {
  const values = valuesOf(candidates);
  const read = Object.keys(definitionOf(rule).options) as (keyof CountOptions)[];
  const model = Object.fromEntries(read.map((option) => [option, values[option]] as const));
  return fc
    .record(model, { requiredKeys: read.includes('ties') ? ['ties'] : [] })
    .map((options) => ({ rule, ...options }) as CountRequest);
}

/** The second counter judges, but does not say which of several constraints is behind it. */
const JUDGEMENTS: ReadonlySet<Working['kind']> = new Set(['judged', 'passed-over']);

/** Who is tied has no order of its own, and refusals may say in words of their own what was expected. */
const inOneForm = (counted: ReturnType<typeof recount>): unknown =>
  JSON.parse(
    JSON.stringify(counted, (name, value: unknown) => {
      if (name === 'expected') return undefined;
      if (name === 'workings') return (value as readonly Working[]).filter(({ kind }) => !JUDGEMENTS.has(kind));
      if (!Array.isArray(value) || !['tied', 'left', 'pairs', 'votes', 'chosen', 'among', 'transfers'].includes(name))
        return value;
      return value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }),
  );

// ---- contests

const sectionsOf: fc.Arbitrary<readonly Section[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  fc
    .tuple(fc.array(words('1', '3', '40', '1/3', '5/2'), { minLength: 1, maxLength: 3 }), words('section', 'paper'))
    .map(([weights, of]) =>
      weights.map((weight, at) => ({ section: `section-${at + 1}` as SectionId, weight, of }) as const),
    ),
  fc
    .array(words('1', '2', '5'), { minLength: 1, maxLength: 3 })
    .map((weights) =>
      weights.map((weight, at) => ({ section: `section-${at + 1}` as SectionId, weight, of: 'paper' }) as const),
    ),
);

function contestOf(rule: CountRule, candidates: number, sections: readonly Section[]): fc.Arbitrary<Contest> {
  const { seats, takesRounds = false, uses } = definitionOf(rule);
  const most = seats === 'one' ? 1 : candidates;
  return fc.record({
    seats: fc.integer({ min: seats === 'up-to' ? 0 : 1, max: most }),
    withdrawn: fc.uniqueArray(
      fc
        .record({
          candidate: words(...ids(candidates)),
          when: words('before-opening', 'after-opening', 'elected-elsewhere'),
          round: fc.integer({ min: 1, max: takesRounds ? Math.min(3, candidates) : 1 }),
        })
        .map(({ round, ...withdrawal }) => (round === 1 ? withdrawal : { ...withdrawal, round })),
      { maxLength: 2, selector: ({ candidate }) => candidate },
    ),
    sections: fc.constant(sections),
    constraints: uses.includes('constraints') ? constraintsOf(candidates) : fc.constant([]),
    reopenNominations: uses.includes('reopenNominations') ? words(null, null, ...ids(candidates)) : fc.constant(null),
    entitled: words(null, 400),
  });
}

const constraintsOf = (candidates: number): fc.Arbitrary<readonly Constraint[]> =>
  fc
    .oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      fc.array(
        fc.record({
          named: fc.subarray([...ids(candidates)], { minLength: 1 }),
          atLeast: fc.nat(2),
          more: words(null, 0, 1),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    )
    .map((drawn) =>
      drawn.map(({ named, atLeast, more }, at) => ({
        category: `category-${at + 1}`,
        candidates: named,
        atLeast,
        atMost: more === null ? null : atLeast + more,
      })),
    );

interface Election {
  readonly ballots: readonly PackedBallots[];
  readonly contest: Contest;
  readonly request: CountRequest;
}

/** Checks of a request are shared by both counters, so elections that these refuse would show nothing. */
function soundly({ ballots, contest, request }: Election): Election {
  const { rule, cannotWin = [] } = request;
  const { seats: asked, uses } = definitionOf(rule);
  const gone = contest.withdrawn.filter(({ round = 1 }) => round === 1).map(({ candidate }) => candidate);
  const out = new Set([...gone, ...cannotWin]);
  const standing = (ballots[0]?.candidates.length ?? 0) - out.size;
  const { reopenNominations: reopen } = contest;
  const never = [...contest.withdrawn.map(({ candidate }) => candidate), ...cannotWin];
  const sections = uses.includes('sections')
    ? contest.sections
    : contest.sections.map((section) => ({ ...section, weight: section.weight.slice(0, 1), of: 'paper' as const }));
  return {
    ballots,
    request,
    contest: {
      ...contest,
      sections,
      seats: asked === 'one' ? contest.seats : Math.min(contest.seats, Math.max(1, standing)),
      reopenNominations: reopen !== null && never.includes(reopen) ? null : reopen,
    },
  };
}

const electionsUnder = (rule: CountRule): fc.Arbitrary<Election> =>
  fc
    .tuple(fc.integer({ min: 2, max: 6 }), sectionsOf)
    .chain(([candidates, sections]) =>
      fc.tuple(
        fc.array(papersOf(candidates, sections.length), {
          minLength: 1,
          maxLength: definitionOf(rule).takesRounds === true ? 4 : 1,
        }),
        contestOf(rule, candidates, sections),
        requestOf(rule, candidates),
        fc.constant(ids(candidates)),
      ),
    )
    .map(([rounds, contest, request, candidates]) =>
      soundly({ ballots: rounds.map((papers) => packBallots(candidates, papers)), contest, request }),
    );

const RULES = [
  'plurality',
  'irv',
  'av',
  'sequential-irv',
  'bottoms-up',
  'bottoms-up-threshold',
  'supplementary-vote',
  'two-round',
  'exhaustive-ballot',
  'approval',
  'borda',
  'yes-no',
  'schulze',
  'ranked-pairs',
  'minimax',
  'copeland',
  'meek',
  'meek-prf',
  'warren',
  'qpq',
] as const satisfies readonly CountRule[];

describe.each(RULES)('random elections under %s', (rule) => {
  test('come out alike in both counters, stage by stage, or both refuse alike', () => {
    fc.assert(
      fc.property(electionsUnder(rule), ({ ballots, contest, request }) => {
        for (const rounds of ballots.map((_, at) => ballots.slice(0, at + 1))) {
          const [first, second] = [count(rounds, contest, request), recount(rounds, contest, request)];
          expect(differencesBetween(first, second)).toEqual([]);
          expect(inOneForm(second)).toEqual(inOneForm(first));
        }
      }),
      { numRuns: 300 },
    );
  });
});

// Level votes at the very end are rare above. Here one or two candidates have 4 papers and are needed, the others 10 each, so
// that nobody has a quota before as many are left as seats, and these are level. Papers say one mark.
const levelAtTheEnd = fc
  .record({
    low: fc.integer({ min: 1, max: 2 }),
    seats: fc.integer({ min: 2, max: 3 }),
    needed: words(1, 2),
    ladder: fc.shuffledSubarray([...ids(6)], { minLength: 6 }),
    onPaper: fc.shuffledSubarray([...ids(6)], { minLength: 6 }),
    joined: fc.nat(1),
    atMost: words(null, 2),
    isReopening: words(false, false, true),
  })
  .map(({ low, seats, needed, ladder, onPaper, joined, atMost, isReopening }) => {
    const standing = ids(low + seats + 1);
    const among = (order: readonly CandidateId[]): CandidateId[] => order.filter((one) => standing.includes(one));
    const candidates = among(onPaper);
    const papers = standing.map((one, at) => ({ times: at < low ? 4 : 10, ranking: [[candidates.indexOf(one)]] }));
    const category = standing.slice(0, low + joined);
    const constraint = { category: 'needed', candidates: category, atLeast: Math.min(needed, low), atMost };
    const reopenNominations = isReopening ? (standing.at(-1) ?? null) : null;
    const contest: Contest = { ...plainContest(seats), constraints: [constraint], reopenNominations };
    return { ballots: packBallots(candidates, papers), contest, order: among(ladder) };
  });

describe.each(['bottoms-up', 'meek', 'meek-prf', 'warren', 'qpq'] as const)(
  'level votes for the last seats: %s',
  (rule) => {
    test('where constraints pass over, the ladder fills the seats alike in both counters', () => {
      let byLadder = 0;
      fc.assert(
        fc.property(levelAtTheEnd, ({ ballots, contest, order }) => {
          const ties = [{ kind: 'lot-order', order }] as const;
          const request = { rule, ties, constraintRule: 'pass-over' } as const;
          const [first, second] = [count(ballots, contest, request), recount([ballots], contest, request)];
          expect(differencesBetween(first, second)).toEqual([]);
          expect(inOneForm(second)).toEqual(inOneForm(first));
          const last = first.ok ? first.value.stages.at(-1) : undefined;
          const isLastLeft = last?.elected.some(({ by }) => by === 'last-left') === true;
          if (isLastLeft && last.ties.some(({ purpose }) => purpose === 'elect')) byLadder++;
        }),
        { numRuns: 200 },
      );
      expect(byLadder).toBeGreaterThan(0);
    });
  },
);

describe('elections that once came out differently', () => {
  const named = (...numbers: readonly number[]): CandidateId[] => numbers.map((n) => `candidate-${n}` as CandidateId);
  const both = (papers: readonly CastBallot[], contest: Contest, request: CountRequest) => {
    const ballots = packBallots(ids(6), papers);
    const [first, second] = [count(ballots, contest, request), recount([ballots], contest, request)];
    expect(inOneForm(second)).toEqual(inOneForm(first));
    return first;
  };

  test('a seat for re-open nominations makes room for whoever was doomed before', () => {
    const constraints: Constraint[] = [
      { category: 'one', candidates: named(4), atLeast: 1, atMost: null },
      { category: 'two', candidates: named(2, 5, 6), atLeast: 2, atMost: null },
    ];
    const [reopenNominations = null] = named(6);
    const ties: TieRule[] = [{ kind: 'lot-order', order: named(5, 1, 3, 6, 4, 2) }];
    const contest = { ...plainContest(3), constraints, reopenNominations };
    const counted = both([{ ranking: [[5]], times: 1 }], contest, { rule: 'plurality', ties });
    expect(counted).toMatchObject({ ok: true, value: { elected: named(6, 5, 1) } });
  });

  test('a tie that is left undecided names those whom the rungs left, not all who were tied', () => {
    const papers = [
      { ranking: [[4], [2], [5]], times: 4 },
      { ranking: [[3]], times: 1 },
    ];
    const lots: TieRule = { kind: 'lot-order', order: named(2, 5, 3, 6, 1, 4) };
    const ties: TieRule[] = [{ kind: 'earlier-stages-backwards' }, { kind: 'together' }, lots];
    const counted = both(papers, plainContest(5), { rule: 'warren', ties, quota: 'droop-whole' });
    const error = { code: 'tie-undecided', stage: 4, purpose: 'exclude', tied: named(1, 2) };
    expect(counted).toEqual({ ok: false, error });
  });
});
