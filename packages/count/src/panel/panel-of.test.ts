import type { CandidateId } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Constraint, type Contest, plainContest } from '../contest/contest.ts';
import type { Panel, Verdict } from './panel.ts';
import { panelOf } from './panel-of.ts';

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);

// ---- by trying every subset

/** Every way to fill the seats that meets these constraints, as a plain reading of the definition. */
function fillings(
  contest: Contest,
  elected: readonly number[],
  left: readonly number[],
): readonly (readonly number[])[] {
  const all = ids(12);
  const isReopen = (index: number): boolean => all[index] === contest.reopenNominations;
  const persons = left.filter((index) => !isReopen(index));
  const size = Math.min(contest.seats - elected.length, persons.length);
  const subsets = Array.from({ length: 2 ** persons.length }, (_, bits) => persons.filter((_p, i) => (bits >> i) & 1));
  return subsets.filter(
    (subset) =>
      subset.length === size &&
      contest.constraints.every(({ candidates, atLeast, atMost }) => {
        const members = [...elected, ...subset].filter((i) => candidates.includes(all[i] as CandidateId)).length;
        const empty = elected.filter(isReopen).length;
        return members + empty >= atLeast && members <= (atMost ?? Number.POSITIVE_INFINITY);
      }),
  );
}

const isPossible = (contest: Contest, elected: readonly number[], left: readonly number[]): boolean =>
  fillings(contest, elected, left).length > 0;

const only = (contest: Contest, categories: readonly string[]): Contest => ({
  ...contest,
  constraints: contest.constraints.filter(({ category }) => categories.includes(category)),
});

/** What is asked of a set of named constraints: they do it, and not without any one of them. */
function expectSmallest(contest: Contest, named: readonly string[], fails: (of: Contest) => boolean): void {
  expect(fails(only(contest, named))).toBe(true);
  for (const each of named)
    expect(
      fails(
        only(
          contest,
          named.filter((name) => name !== each),
        ),
      ),
    ).toBe(false);
}

const CANDIDATES = 9;
const constraintOf = (category: string): fc.Arbitrary<Constraint> =>
  fc
    .tuple(fc.shuffledSubarray([...ids(CANDIDATES - 1)]), fc.nat(3), fc.option(fc.nat(3)))
    .map(([candidates, atLeast, above]) => ({
      category,
      candidates,
      atLeast,
      atMost: above === null ? null : atLeast + above,
    }));
const contests: fc.Arbitrary<Contest> = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.tuple(...['a', 'b', 'c', 'd'].map(constraintOf)),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
  )
  .map(([seats, constraints, howMany, reopens]) => ({
    ...plainContest(seats),
    constraints: constraints.slice(0, howMany),
    reopenNominations: reopens ? (ids(CANDIDATES)[CANDIDATES - 1] ?? null) : null,
  }));
/** The fate of each candidate; no more elected than seats. */
const moments = fc.array(fc.constantFrom('elected', 'left', 'left', 'left', 'out'), {
  minLength: CANDIDATES,
  maxLength: CANDIDATES,
});

function expectVerdicts(
  found: readonly Verdict[],
  {
    contest,
    left,
    isForced,
  }: { contest: Contest; left: readonly number[]; isForced: (of: Contest, index: number) => boolean },
): void {
  const persons = left.filter((index) => ids(12)[index] !== contest.reopenNominations);
  expect(found.map(({ index }) => index)).toEqual(persons.filter((index) => isForced(contest, index)));
  for (const { index, constraints } of found) expectSmallest(contest, constraints, (of) => isForced(of, index));
}

describe('against trying every subset', () => {
  test('feasible, guarded, doomed and the categories behind them are the same', () => {
    fc.assert(
      fc.property(contests, moments, (contest, fates) => {
        const indexes = fates.map((_, index) => index);
        const elected = indexes.filter((index) => fates[index] === 'elected').slice(0, contest.seats);
        const left = indexes.filter((index) => fates[index] === 'left');
        const panel: Panel = panelOf(contest, ids(CANDIDATES));
        const judgement = panel.judge(elected, left);
        expect(judgement !== null).toBe(isPossible(contest, elected, left));
        expect(panel.hasGivenUp()).toBe(false);
        const conflict = panel.conflict(elected, left);
        expect(conflict.length > 0).toBe(judgement === null);
        if (judgement === null) {
          expectSmallest(contest, conflict, (of) => !isPossible(of, elected, left));
          return;
        }
        if (elected.length === contest.seats) {
          expect(judgement).toEqual({ guarded: [], doomed: [] });
          return;
        }
        const without = (index: number): readonly number[] => left.filter((other) => other !== index);
        const isGuarded = (of: Contest, index: number): boolean => !isPossible(of, elected, without(index));
        const isDoomed = (of: Contest, index: number): boolean => !isPossible(of, [...elected, index], without(index));
        expectVerdicts(judgement.guarded, { contest, left, isForced: isGuarded });
        expectVerdicts(judgement.doomed, { contest, left, isForced: isDoomed });
      }),
      { numRuns: 400 },
    );
  });
});

describe('size', () => {
  /** Sixty candidates, each in about half of six categories, every bound tight. */
  const crowd = (seed: number, seats: number): Contest => {
    let state = seed;
    const next = (): number => {
      state = (state * 48271) % 2147483647;
      return state;
    };
    const constraints = Array.from({ length: 6 }, (_, at) => {
      const candidates = ids(60).filter(() => next() % 2 === 0);
      const atLeast = Math.floor(seats / 2) - (next() % 3);
      return { category: `category-${at}`, candidates, atLeast, atMost: atLeast + (next() % 2) };
    });
    return { ...plainContest(seats), constraints };
  };

  test('sixty candidates in six overlapping categories are judged within a fraction of the work allowed', () => {
    const everybody = ids(60).map((_, index) => index);
    for (const seats of [4, 7, 15, 30]) {
      for (let seed = 1; seed <= 10; seed++) {
        const panel = panelOf(crowd(seed, seats), ids(60), { cells: 10_000_000 });
        panel.judge([], everybody);
        panel.conflict([], everybody);
        expect(panel.hasGivenUp()).toBe(false);
      }
    }
  });

  test('a search that takes too much work says so and answers nothing', () => {
    const panel = panelOf(crowd(3, 15), ids(60), { cells: 2 });
    expect(
      panel.judge(
        [],
        ids(60).map((_, index) => index),
      ),
    ).toEqual({ guarded: [], doomed: [] });
    expect(panel.hasGivenUp()).toBe(true);
    expect(panel.conflict([], [])).toEqual([]);
  });

  test('three candidates of whom every two share a category: a half of each would do, which is nobody', () => {
    const [a, b, c] = ids(3) as [CandidateId, CandidateId, CandidateId];
    const pair = (category: string, candidates: readonly CandidateId[]): Constraint => ({
      category,
      candidates,
      atLeast: 1,
      atMost: 1,
    });
    const constraints = [pair('ab', [a, b]), pair('bc', [b, c]), pair('ca', [c, a])];
    // Each of the three pairs has exactly one member elected: added up, twice the elected are three.
    const panel = panelOf({ ...plainContest(2), constraints }, ids(4));
    expect(panel.judge([], [0, 1, 2, 3])).toBeNull();
    expect(panel.conflict([], [0, 1, 2, 3])).toEqual(['ab', 'bc', 'ca']);
  });
});
