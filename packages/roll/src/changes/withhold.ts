/** Counts below this are withheld unless a rulebook says otherwise (invariant 10). */
export const SMALLEST_COUNT = 20;

/** A count that everybody may see. Null: more than none, and fewer than may be told. */
export type PublicCount = number | null;

/** Nothing and k or more are told; what lies between is withheld, not rounded. */
export const publicCount = (count: number, k: number): PublicCount => (count > 0 && count < k ? null : count);

/**
 * The cells of one table whose total may be known, so that no withheld cell is found by subtraction: where cells are
 * withheld, so are the next smallest, until they are two at least and k together.
 */
export function publicCells(counts: readonly number[], k: number): readonly PublicCount[] {
  const smallestFirst = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  const withheld = new Set<number>();
  let together = 0;
  for (const { count, index } of smallestFirst) {
    const hidden = withheld.size === 0 || (withheld.size >= 2 && together >= k);
    if (count >= k && hidden) break;
    withheld.add(index);
    together += count;
  }
  return counts.map((count, index) => (withheld.has(index) ? null : count));
}
