import { compare, type Rational, ZERO } from '@selectorate/basics';
import { withoutQuestions } from './compare-and-elect.ts';
import { beats } from './preference-matrix.ts';
import { strengthOf } from './strength.ts';

/** Minimax (Simpson 1969, Kramer 1977): whoever's worst defeat is least is first; nobody beats a Condorcet winner at all. */
export const judgeByMinimax = withoutQuestions(({ matrix }, { options }) => {
  const places = matrix.candidates.map((_, place) => place);
  const strengths = places.map((winner) =>
    places.map((loser) =>
      beats(matrix, winner, loser) ? strengthOf(matrix, [winner, loser], options.strength).told : ZERO,
    ),
  );
  const worst = places.map((place) => highest(strengths.map((row) => row[place] ?? ZERO)));
  const least = worst.reduce((low, each) => (compare(each, low) < 0 ? each : low));
  return { first: places.filter((place) => compare(worst[place] ?? ZERO, least) === 0), strengths };
});

const highest = (values: readonly Rational[]): Rational =>
  values.reduce((high, each) => (compare(each, high) > 0 ? each : high), ZERO);
