import { type CandidateId, rational, type Rational, ZERO } from '@selectorate/basics';

/** A paper as one row of ranks, and how many papers say so. */
export interface RankedPaper {
  /**
   * Where it ranks each of those compared, in their order, 0 for the first rank. One whom it does not rank is at infinity,
   * below all others; one of whom it says nothing is NaN, which is neither below nor above anybody.
   */
  readonly places: readonly number[];
  readonly times: bigint;
}

/** How many papers rank one before another. */
export type Prefer = (one: CandidateId, other: CandidateId) => Rational;

/** Compares all pairs in one pass over the papers. */
export function compareAll(compared: readonly CandidateId[], papers: Iterable<RankedPaper>): Prefer {
  const votes = compared.map(() => compared.map(() => 0n));
  for (const { places, times } of papers) {
    votes.forEach((row, one) => {
      const place = places[one] ?? Number.NaN;
      if (!Number.isFinite(place)) return;
      for (let other = 0; other < row.length; other++) {
        if (place < (places[other] ?? Number.NaN)) row[other] = (row[other] ?? 0n) + times;
      }
    });
  }
  const at = new Map(compared.map((candidate, index) => [candidate, index]));
  return (one, other) => {
    const [row, column] = [at.get(one), at.get(other)];
    return row === undefined || column === undefined ? ZERO : rational(votes[row]?.[column] ?? 0n);
  };
}
