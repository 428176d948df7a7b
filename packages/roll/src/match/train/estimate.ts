import type { MatchModel } from '../model/match-model.ts';
import { COMPARATORS } from '../compare/comparators.ts';
import { formsOf, type PreparedList, type RowForms } from '../prepare-list.ts';

const compareAt = (model: MatchModel, i: number, a: RowForms, b: RowForms): number => {
  const kind = model.comparisons[i]?.kind ?? 'name-order';
  const [left, right] = [a[i] ?? null, b[i] ?? null];
  return kind === 'name-order' || left === null || right === null ? -1 : COMPARATORS[kind].compare(left, right);
};

/** Whole numbers below 2^32 from a seed (a linear congruence with the constants of Numerical Recipes): enough to choose pairs. */
export function drawing(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface UnlikeCounts {
  readonly model: MatchModel;
  /** How many pairs to draw. */
  readonly pairs: number;
  readonly seed: number;
}

/** How often each level occurs between two rows drawn at random, who are different people but for a few. Counts, not shares. */
export function countUnlike(list: PreparedList, { model, pairs, seed }: UnlikeCounts): readonly number[][] {
  const counts = model.comparisons.map(({ levels }) => levels.map(() => 0));
  if (list.size < 2) return counts;
  const draw = drawing(seed);
  for (let n = 0; n < pairs; n++) {
    const a = draw(list.size);
    const b = (a + 1 + draw(list.size - 1)) % list.size;
    const [left, right] = [formsOf(list, a), formsOf(list, b)];
    for (let i = 0; i < counts.length; i++) {
      const level = compareAt(model, i, left, right);
      const row = counts[i];
      if (level >= 0 && row !== undefined) row[level] = (row[level] ?? 0) + 1;
    }
  }
  return counts;
}

/** Counts as shares, with some pairs added that fall as `before` says. */
export function withPrior(counts: readonly number[], before: readonly number[], weight: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) + weight;
  return counts.map((count, i) => (count + weight * (before[i] ?? 0)) / total);
}
