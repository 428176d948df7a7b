import { compare, divide, rational, type Rational, subtract } from '@selectorate/basics';
import { lower, type Margin, papersAbove, papersReaching, upper } from './bound.ts';
import { mayWin } from './decided.ts';
import { number } from './figures.ts';
import type { Count, Tally } from './result.ts';

/**
 * Plurality, approval and Borda: the last elected leads the first who is not by so much, and one paper changes that by at
 * most one vote, one approval, or a point for each candidate but one; a paper that puts the one first and the other last
 * changes it by as much.
 */
export function marginOfMostVotes(count: Count): Margin {
  const [stage] = count.stages;
  if (stage === undefined || stage.elected.every(({ by }) => by === 'last-left')) {
    return { upperBound: null, lowerBound: null };
  }
  const standing = stage.tallies.filter(({ status }) => status === 'continuing');
  const eligible = standing.filter(({ candidate }) => mayWin(count, candidate));
  const isIn = ({ candidate }: Tally): boolean => count.elected.includes(candidate);
  const lastIn = falling(eligible.filter(isIn)).at(-1);
  const [firstOut] = falling(eligible.filter((tally) => !isIn(tally)));
  if (lastIn === undefined || firstOut === undefined) return { upperBound: null, lowerBound: null };
  const perPaper = rational(count.rule === 'borda' ? standing.length - 1 : 1);
  const papers = divide(subtract(lastIn, firstOut), perPaper);
  return {
    upperBound: upper(papersAbove(papers), stage.n),
    lowerBound: lower(papersReaching(papers), stage.n),
  };
}

const falling = (tallies: readonly Tally[]): readonly Rational[] =>
  tallies.map(({ votes }) => number(votes)).toSorted((a, b) => compare(b, a));
