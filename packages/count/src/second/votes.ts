import { type CandidateId, compare, type Rational, ZERO } from '@selectorate/basics';
import type { CastBallot, Ranking } from '../ballots/packed-ballots.ts';
import { compareAll, type Prefer } from './duels.ts';

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
 * Votes on these papers that rank `one`, and do not rank `other` before or beside them, for any two of those compared. Says
 * nothing about what the votes of a section weigh: each paper is `times` votes. Papers are not read before somebody asks.
 */
export function preferring(
  papers: readonly CastBallot[],
  candidates: readonly CandidateId[],
  compared: readonly CandidateId[],
): Prefer {
  let all: Prefer | undefined;
  return (one, other) => {
    all ??= compareAll(
      compared,
      papers.map(({ ranking, times }) => ({ places: placesOn(ranking, candidates, compared), times: BigInt(times) })),
    );
    return all(one, other);
  };
}

function placesOn(
  ranking: Ranking,
  candidates: readonly CandidateId[],
  compared: readonly CandidateId[],
): readonly number[] {
  const first = new Map<CandidateId | undefined, number>();
  for (const [place, rank] of ranking.entries()) {
    for (const index of rank) if (!first.has(candidates[index])) first.set(candidates[index], place);
  }
  return compared.map((candidate) => first.get(candidate) ?? Number.POSITIVE_INFINITY);
}
