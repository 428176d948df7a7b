import type { MemberId } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countResolutions } from './check-result.ts';
import { FAIRNESS_GROUPS } from './fairness/group-names.ts';
import { fairnessTable } from './fairness/fairness-table.ts';
import { publicCounts } from './public-counts.ts';
import { type CheckResult, FAIRNESS_BY, RESOLUTIONS, type RollReport, type Signal } from './report.ts';

const K = 20;

/** A group of so many, of whom so many are asked: often none, some, or all of them. */
const cells = fc
  .tuple(fc.nat(60), fc.constantFrom(0, 1, 5, 19, 25, 60))
  .map(([size, asked]) => ({ size, asked: Math.min(size, asked) }));

/** Any report: groups of any size, any of them asked, any signals settled. */
const reports: fc.Arbitrary<RollReport> = fc
  .record({
    groupsBy: fc.array(cells, { maxLength: 16 }),
    untested: fc.nat(60),
    absent: fc.nat(60),
    fewer: fc.nat(60),
    settled: fc.array(fc.constantFrom(...RESOLUTIONS, null), { minLength: 1, maxLength: 5 }),
  })
  .map(({ groupsBy, untested, absent, fewer, settled }): RollReport => {
    const people = groupsBy.flatMap(({ size, asked }, group) =>
      Array.from({ length: size }, (_, i) => ({ group, asked: i < asked })),
    );
    const tested = people.map((_, i) => `member-${i}` as MemberId);
    const population = people.length + untested;
    const members = population + absent;
    const groups = new Map(
      people.map(({ group, asked }, i) => [
        tested[i] ?? ('' as MemberId),
        {
          all: 0,
          'name-shape': group % FAIRNESS_GROUPS['name-shape'].length,
          'age-band': i % FAIRNESS_GROUPS['age-band'].length,
          'renter-proxy': asked ? 1 : 0,
          'name-origin': group,
        },
      ]),
    );
    const signals = people.flatMap(({ asked }, at): readonly Signal[] => {
      const member = tested[at];
      if (member === undefined || !asked) return [];
      const resolution = settled[at % settled.length] ?? null;
      return [
        {
          check: 'RI-04',
          id: `ri-04-${at}`,
          state: 'ask-member',
          reason: 'not-on-register',
          members: [member],
          figures: { 'register-row': at },
          resolution,
        },
      ];
    });
    const burden = fairnessTable({ groups, members: tested, signals, without: new Set(), k: K });
    const check: CheckResult = {
      check: 'RI-04',
      outcome: 'done',
      needs: [],
      population,
      tested: tested.length,
      notTestable: { 'no-address': population - tested.length },
      signals,
      expected: {
        low: Math.floor(tested.length * 0.13),
        high: Math.ceil(tested.length * 0.27),
        source: 'register-completeness',
      },
      ...countResolutions(signals),
      fairness: burden,
      burden,
      totals: { 'not-found': signals.length },
      model: null,
      data: [],
      seed: null,
    };
    return {
      schema: 'selectorate-roll-report/1',
      asOf: '2022-09-12',
      roll: '00',
      register: null,
      previous: null,
      members,
      checks: [check, { ...check, check: 'RI-12', tested: Math.max(0, tested.length - fewer), signals: [] }],
      failed: [],
    };
  });

const isSmall = (count: number): boolean => count > 0 && count < K;

const differences = (numbers: readonly number[]): readonly number[] =>
  numbers.flatMap((a, i) => numbers.slice(i + 1).map((b) => Math.abs(a - b)));

const known = (...numbers: readonly (number | null)[]): readonly number[] => numbers.filter((count) => count !== null);

/** Everything that somebody with the public counts and a pencil can write down: the numbers, their rests, and what a table leaves over. */
function derivable(report: RollReport): readonly number[] {
  const { members, checks } = publicCounts(report, K);
  const rosters = known(members, ...checks.flatMap(({ population, tested }) => [population, tested]));
  const ofChecks = checks.flatMap(({ population, tested, signals, outstanding, burden }) => {
    const all = burden.find(({ by }) => by === 'all')?.flagged ?? null;
    const questions = known(signals, outstanding, all?.count ?? null);
    const lines = burden.flatMap(({ members: of, flagged }) => [
      ...known(of),
      ...(flagged === null ? [] : [flagged.count, flagged.of - flagged.count]),
    ]);
    const leftOver = FAIRNESS_BY.flatMap((by) => {
      const rows = burden.filter((row) => row.by === by);
      if (all === null || rows.length === 0) return [];
      const sum = (of: 'of' | 'count'): number => rows.reduce((total, { flagged }) => total + (flagged?.[of] ?? 0), 0);
      const [of, count] = [all.of - sum('of'), all.count - sum('count')];
      return [of, count, of - count];
    });
    const tests = known(population, tested);
    return [...questions, ...differences([...questions, ...tests]), ...lines, ...leftOver];
  });
  return [...rosters, ...differences(rosters), ...ofChecks];
}

test('property: nothing public is a count of 1 to k-1, and none comes out by taking one from another', () => {
  fc.assert(
    fc.property(reports, (report) => {
      expect(derivable(report).filter(isSmall)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('property: what is expected is said only beside the number it comes from', () => {
  fc.assert(
    fc.property(reports, (report) => {
      for (const { tested, expected } of publicCounts(report, K).checks) {
        if (tested === null) expect(expected).toBeNull();
      }
    }),
    { numRuns: 200 },
  );
});

test('property: no member, signal or figure is public', () => {
  fc.assert(
    fc.property(reports, (report) => {
      expect(JSON.stringify(publicCounts(report, K))).not.toMatch(/member-\d|ri-04-\d|register-row|not-on-register/);
    }),
    { numRuns: 100 },
  );
});

test('property: withheld numbers are withheld for a reason, and the others are exact', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const [check] = report.checks;
      const [counts] = publicCounts(report, K).checks;
      if (check === undefined || counts === undefined) throw new Error('no check');
      const rosters = [report.members, check.population, check.tested];
      const questions = [check.signals.length, check.outstanding];
      if (![...rosters, ...differences(rosters)].some(isSmall)) {
        expect([counts.population, counts.tested]).toEqual(rosters.slice(1));
      }
      const shown = [...questions, ...known(counts.population, counts.tested)];
      if (check.signals.length < check.tested && ![...questions, ...differences(shown)].some(isSmall)) {
        expect([counts.signals, counts.outstanding]).toEqual(questions);
      }
      if (counts.signals !== null) expect(counts.signals).toBe(check.signals.length);
    }),
    { numRuns: 200 },
  );
});

/** A report of one check that looked at so many and asked so many of them. */
const reportOf = (tested: number, asked: number): RollReport => {
  const members = Array.from({ length: tested }, (_, i) => `member-${i}` as MemberId);
  const signals = members.slice(0, asked).map((member, i): Signal => ({
    check: 'RI-06',
    id: `ri-06-${i}`,
    state: 'review',
    reason: 'deceased-one-list',
    members: [member],
    figures: {},
    resolution: null,
  }));
  const groups = new Map(
    members.map((member) => [member, { all: 0, 'name-shape': 0, 'age-band': 0, 'renter-proxy': 0, 'name-origin': 0 }]),
  );
  const burden = fairnessTable({ groups, members, signals, without: new Set(), k: K });
  const check: CheckResult = {
    check: 'RI-06',
    outcome: 'done',
    needs: [],
    population: tested,
    tested,
    notTestable: {},
    signals,
    expected: null,
    ...countResolutions(signals),
    fairness: burden,
    burden,
    totals: {},
    model: null,
    data: [`list bereavement ${'ab'.repeat(32)}`, `register open-register ${'cd'.repeat(32)}`],
    seed: null,
  };
  return {
    schema: 'selectorate-roll-report/1',
    asOf: '2022-09-12',
    roll: '00',
    register: null,
    previous: null,
    members: tested,
    checks: [check],
    failed: [],
  };
};

test.each([
  [100, 95, null],
  [30, 30, null],
  [100, 80, 80],
  [100, 0, 0],
])('of %i who were tested %i were asked: %s is told, and none of a table that says who', (tested, asked, told) => {
  const [counts] = publicCounts(reportOf(tested, asked), K).checks;
  expect([counts?.tested, counts?.signals, counts?.outstanding]).toEqual([tested, told, told]);
  if (told === null) expect(counts?.burden).toEqual([]);
});

test('of a list of people everybody may know the name, and not the hash that would confirm a guess of who is on it', () => {
  const [counts] = publicCounts(reportOf(100, 30), K).checks;
  expect(counts?.data).toEqual(['list bereavement', `register open-register ${'cd'.repeat(32)}`]);
});
