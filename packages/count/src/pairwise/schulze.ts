import type { CountOptions } from '../rules/options.ts';
import { withoutQuestions } from './compare-and-elect.ts';
import { beats, type PreferenceMatrix } from './preference-matrix.ts';
import { compareStrengths, NO_STRENGTH, type Strength, strengthOf } from './strength.ts';

/**
 * Schulze: a path of defeats is as strong as its weakest; whoever has, to every other, a path at least as strong as the
 * strongest one back is first (Schulze 2011, section 2).
 */
export const judgeBySchulze = withoutQuestions(({ matrix }, { options }) => {
  const paths = strongestPaths(matrix, options.strength);
  const at = (from: number, to: number): Strength => paths[from]?.[to] ?? NO_STRENGTH;
  const places = matrix.candidates.map((_, place) => place);
  const first = places.filter((place) =>
    places.every((other) => compareStrengths(at(place, other), at(other, place)) >= 0),
  );
  return { first, strengths: paths.map((row) => row.map(({ told }) => told)) };
});

/** The widest path between every two, no strength where there is none: the procedure of Floyd and Warshall. */
function strongestPaths(
  matrix: PreferenceMatrix,
  strength: CountOptions['strength'],
): readonly (readonly Strength[])[] {
  const places = matrix.candidates.map((_, place) => place);
  const paths = places.map((from) =>
    places.map((to) => (beats(matrix, from, to) ? strengthOf(matrix, [from, to], strength) : NO_STRENGTH)),
  );
  for (const via of places) {
    for (const from of places) {
      const row = paths[from] ?? [];
      for (const to of places) {
        if (from === to) continue;
        const through = weaker(row[via] ?? NO_STRENGTH, paths[via]?.[to] ?? NO_STRENGTH);
        if (compareStrengths(through, row[to] ?? NO_STRENGTH) > 0) row[to] = through;
      }
    }
  }
  return paths;
}

const weaker = (a: Strength, b: Strength): Strength => (compareStrengths(a, b) < 0 ? a : b);
