/** A ranking and how many ballots have it. */
export interface RankingCount {
  /** Indexes of the answers by place, the best first; those of one place together. Empty where nothing is ranked. */
  readonly places: readonly (readonly number[])[];
  readonly ballots: number;
}

/**
 * The same rankings together, the most frequent first. A ranking holds a rank for each answer, 1 the best, 0 for none; only the
 * order of the ranks is looked at, so 1, 3 and 2, 5 say the same.
 */
export function countRankings(rankings: readonly (readonly number[])[]): readonly RankingCount[] {
  const counts = new Map<string, { places: number[][]; ballots: number }>();
  for (const ranking of rankings) {
    const places = placesOf(ranking);
    const key = JSON.stringify(places);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { places, ballots: 1 });
    else known.ballots += 1;
  }
  return [...counts.values()].toSorted((a, b) => b.ballots - a.ballots);
}

function placesOf(ranking: readonly number[]): number[][] {
  const ranks = [...new Set(ranking)].filter((rank) => rank > 0).toSorted((a, b) => a - b);
  return ranks.map((rank) => ranking.flatMap((each, answer) => (each === rank ? [answer] : [])));
}
