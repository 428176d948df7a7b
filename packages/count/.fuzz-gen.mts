import { type CandidateId, rational, type SectionId, sum, ZERO } from '@selectorate/basics';
import fc from 'fast-check';
import { packBallots } from '/work/main/packages/count/src/ballots/ballots.ts';
import type { CastBallot, PackedBallots } from '/work/main/packages/count/src/ballots/packed-ballots.ts';
import { type Constraint, type Contest, plainContest } from '/work/main/packages/count/src/contest/contest.ts';
import { count } from '/work/main/packages/count/src/count.ts';
import { parseVotes } from '/work/main/packages/count/src/result/votes.ts';
import type { CountOptions, CountRequest, CountRule } from '/work/main/packages/count/src/rules/options.ts';
import type { TieRule } from '/work/main/packages/count/src/ties/tie-result.ts';
import { differencesBetween } from '/work/main/packages/count/src/second/differences.ts';
import { recount } from '/work/main/packages/count/src/second/recount.ts';

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

/** Where the first count does otherwise than docs/rules say; each kind is an expected failure below. */
function isDisputed(rule: CountRule, { contest, options: chosen }: Election): boolean {
  const closesAll = chosen.reopened === 'all-open-seats' && contest.reopenNominations !== null;
  const isLate = CLASSES.includes(rule) && contest.constraints.length > 0;
  return chosen.surplusOrder === 'order-of-election' || closesAll || isLate;
}

import { rankingAt as RA, iterateBallots as IB } from '/work/main/packages/count/src/ballots/ballots.ts';
const [,, runs, ...rules] = process.argv;
const st: Record<string, number> = {};
for (const rule of rules as CountRule[]) {
  const t = Date.now();
  const arb = typeof FAMILIES !== 'undefined' && FAMILIES.classes.includes(rule) ? elections : elections;
  const out = fc.check(fc.property(arb, ({ ballots, contest, options: chosen }) => {
    if (process.env.SKIP && (chosen.surplusOrder === 'order-of-election' || (process.env.PASS && !(contest.constraints.length > 0 && chosen.constraintRule === 'pass-over')) || (chosen.reopened === 'all-open-seats' && contest.reopenNominations))) return true;
    if (process.env.NOCON && contest.constraints.length > 0) return true;
    const request = { rule, ...chosen } as CountRequest;
    const main = count(ballots, contest, request);
    if (process.env.NODUP && !main.ok && contest.constraints.length > 0) return true;
    if (process.env.NODUP && main.ok) { const x = main.value.stages.flatMap(s => s.excluded); if (new Set(x).size !== x.length) return true; }
    const d = differencesBetween(main, recount(ballots, contest, request));
    if (process.env.STATS) { const k = main.ok ? 'ok ' + Math.min(main.value.stages.length, 6) : main.error.code; st[k] = (st[k] ?? 0) + 1; return true; }
    return d.length === 0;
  }), { numRuns: Number(runs), maxSkipsPerRun: 1000, interruptAfterTimeLimit: 60000 });
  if (!out.failed || out.counterexample === null) { console.log(rule, 'agrees', out.numRuns, `${Date.now()-t} ms`); continue; }
  const [{ ballots, contest, options: chosen }] = out.counterexample;
  const request = { rule, ...chosen } as CountRequest;
  const a = count(ballots, contest, request), b = recount(ballots, contest, request);
  console.log('=====', rule, 'failed after', out.numRuns, 'candidates', ballots.candidates.length);
  console.log('contest', JSON.stringify(contest)); console.log('options', JSON.stringify(chosen));
  for (const p of IB(ballots)) console.log('   ', p.times, JSON.stringify(p.ranking));
  for (const line of differencesBetween(a, b).slice(0, 8)) console.log('  D', line.slice(0, 500));
  if (a.ok) for (const s of a.value.stages) console.log('  1:', s.n, JSON.stringify(s.action), s.quota, s.tallies.map(t => t.votes + t.status[0]).join(' '), JSON.stringify(s.nonTransferable), 'r', s.residual, 'E', JSON.stringify(s.elected), 'X', JSON.stringify(s.excluded), JSON.stringify(s.ties.map(t=>[t.purpose,t.chosen]))); else console.log('  1:', JSON.stringify(a.error));
  if (b.ok) for (const s of b.value.stages) console.log('  2:', s.n, JSON.stringify(s.action), s.quota, s.tallies.map(t => t.votes + t.status[0]).join(' '), JSON.stringify(s.nonTransferable), 'r', s.residual, 'E', JSON.stringify(s.elected), 'X', JSON.stringify(s.excluded), JSON.stringify(s.ties.map(t=>[t.purpose,t.chosen]))); else console.log('  2:', JSON.stringify(b.error));
}
console.log(JSON.stringify(st));
