import { add, type CandidateId, compare, rational, type Rational, ZERO } from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';

/** Votes of candidates at one stage; a candidate who is not in it has none. */
export type Votes = ReadonlyMap<CandidateId, Rational>;

export const votesOf = (votes: Votes, candidate: CandidateId): Rational => votes.get(candidate) ?? ZERO;

export const isBelow = (a: Rational, b: Rational): boolean => compare(a, b) < 0;
export const isAbove = (a: Rational, b: Rational): boolean => compare(a, b) > 0;
export const isSame = (a: Rational, b: Rational): boolean => compare(a, b) === 0;

/** The lowest of these; there must be one. */
export const lowestOf = (values: readonly Rational[]): Rational => values.reduce((a, b) => (isBelow(b, a) ? b : a));
/** The highest of these; there must be one. */
export const highestOf = (values: readonly Rational[]): Rational => values.reduce((a, b) => (isAbove(b, a) ? b : a));

/** Highest first; those with the same votes stay in the order in which they were given. */
export const falling = (candidates: readonly CandidateId[], votes: Votes): readonly CandidateId[] =>
  candidates.toSorted((a, b) => compare(votesOf(votes, b), votesOf(votes, a)));

/** Lowest first; those with the same votes stay in the order in which they were given. */
export const rising = (candidates: readonly CandidateId[], votes: Votes): readonly CandidateId[] =>
  candidates.toSorted((a, b) => compare(votesOf(votes, a), votesOf(votes, b)));

/**
 * Votes on these papers that rank `one`, and do not rank `other` before or beside them. Says nothing about what the votes
 * of a section weigh: each paper is `times` votes.
 */
export function preferring(
  papers: readonly CastBallot[],
  candidates: readonly CandidateId[],
): (one: CandidateId, other: CandidateId) => Rational {
  return (one, other) => {
    const rankOf = (paper: CastBallot, candidate: CandidateId): number => {
      const at = paper.ranking.findIndex((rank) => rank.some((index) => candidates[index] === candidate));
      return at < 0 ? Number.POSITIVE_INFINITY : at;
    };
    return papers
      .filter((paper) => rankOf(paper, one) < rankOf(paper, other))
      .reduce((votes, { times }) => add(votes, rational(times)), ZERO);
  };
}
