import type { CandidateId } from '@selectorate/basics';
import { type PackedBallots, SKIPPED } from '../ballots/packed-ballots.ts';

/** The same papers with candidate `i` as number `places[i]` of `candidates`. No two share a place. */
export function reorder(
  packed: PackedBallots,
  candidates: readonly CandidateId[],
  places: readonly number[],
): PackedBallots {
  const marks = packed.marks.map((mark) => (mark === SKIPPED ? SKIPPED : (places[mark >> 1] ?? 0) * 2 + (mark & 1)));
  for (let at = 0; at < marks.length; at++) {
    let end = at + 1;
    while (end < marks.length && ((marks[end] ?? 0) & 1) === 1) end++;
    if (end > at + 1) {
      // The candidates of one rank stand in order, the first of them without the bit that joins the others to it.
      const rank = marks.subarray(at, end).map((mark) => mark | 1);
      rank.sort();
      rank[0] = (rank[0] ?? 1) - 1;
      marks.set(rank, at);
    }
    at = end - 1;
  }
  return { ...packed, candidates, marks };
}
