import { type PackedBallots, SKIPPED } from '../ballots/packed-ballots.ts';

/** Papers as if nothing stood on them beyond this many ranks. */
export const firstRanks = (ballots: PackedBallots, ranks: number): PackedBallots =>
  cutPapers(ballots, (rank) => rank > ranks);

/** Papers as if nothing stood on them after the rank that holds one of these candidates. */
export function cutAt(ballots: PackedBallots, candidates: readonly number[]): PackedBallots {
  if (candidates.length === 0) return ballots;
  const stops = new Set(candidates);
  let met = false;
  return cutPapers(ballots, (rank, marks) => {
    if (rank === 1) met = false;
    const cut = met;
    met ||= marks.some((mark) => mark !== SKIPPED && stops.has(mark >> 1));
    return cut;
  });
}

/** Asks once for each rank of each ranking, from the first, until the answer is to cut before it. */
function cutPapers(ballots: PackedBallots, isBeyond: (rank: number, marks: Uint16Array) => boolean): PackedBallots {
  const { starts, marks, times } = ballots;
  const kept = new Uint16Array(marks.length);
  const keptStarts = new Uint32Array(starts.length);
  let to = 0;
  for (let i = 0; i < times.length; i++) {
    const end = starts[i + 1] ?? 0;
    let at = starts[i] ?? 0;
    for (let rank = 1; at < end; rank++) {
      let rankEnd = at + 1;
      while (rankEnd < end && ((marks[rankEnd] ?? 0) & 1) === 1) rankEnd++;
      if (isBeyond(rank, marks.subarray(at, rankEnd))) break;
      kept.set(marks.subarray(at, rankEnd), to);
      to += rankEnd - at;
      at = rankEnd;
    }
    keptStarts[i + 1] = to;
  }
  return { ...ballots, starts: keptStarts, marks: kept.slice(0, to) };
}
