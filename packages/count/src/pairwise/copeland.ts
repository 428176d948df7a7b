import { compare, ONE, rational, type Rational, sum, ZERO } from '@selectorate/basics';
import { withoutQuestions } from './compare-and-elect.ts';
import { beats } from './preference-matrix.ts';

const HALF = rational(1, 2);

/** Copeland (1951): one for each candidate beaten, a half for each drawn with; the most are first. */
export const judgeByCopeland = withoutQuestions(({ matrix }) => {
  const places = matrix.candidates.map((_, place) => place);
  const worth = (place: number, other: number): Rational => {
    if (place === other || beats(matrix, other, place)) return ZERO;
    return beats(matrix, place, other) ? ONE : HALF;
  };
  const strengths = places.map((place) => places.map((other) => worth(place, other)));
  const scores = strengths.map(sum);
  const most = scores.reduce((high, each) => (compare(each, high) > 0 ? each : high));
  return { first: places.filter((place) => compare(scores[place] ?? ZERO, most) === 0), strengths };
});
