import { compare, type Rational, subtract, ZERO } from '@selectorate/basics';
import { lower, type Margin, papersAbove, papersReaching, upper } from './bound.ts';
import { workingOf } from './decided.ts';
import { number } from './figures.ts';
import type { Count } from './result.ts';

/**
 * Condorcet rules: each elects whoever beats all others. One paper changes the lead in any pair by at most one, so as long as
 * the elected beats all, fewer papers than their narrowest lead cannot change it; and so many papers with somebody else
 * alone first as beat the largest lead over that candidate make them beat all. In a circle the lower bound is trivial: the order
 * of all strengths may turn with a single paper.
 */
export function marginOfPairs(count: Count): Margin {
  const [stage] = count.stages;
  const pairs = workingOf(stage, 'pairwise');
  const [winner] = count.elected;
  if (pairs === undefined || stage === undefined || winner === undefined || pairs.candidates.length < 2) {
    return { upperBound: null, lowerBound: null };
  }
  const { candidates, votes } = pairs;
  const at = (row: number, column: number): Rational => number(votes[row]?.[column] ?? '0');
  const others = (place: number): readonly number[] => candidates.map((_, other) => other).filter((o) => o !== place);
  const leads = (place: number): readonly Rational[] =>
    others(place).map((other) => subtract(at(place, other), at(other, place)));
  const elected = candidates.indexOf(winner);
  const [narrowest = ZERO] = leads(elected).toSorted(compare);
  const behind = others(elected).map((rival) => subtract(ZERO, leads(rival).toSorted(compare)[0] ?? ZERO));
  const [least = ZERO] = behind.toSorted(compare);
  return {
    upperBound: upper(papersAbove(least), stage.n),
    lowerBound: lower(papersReaching(narrowest), stage.n),
  };
}
