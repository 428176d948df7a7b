import { SKIPPED } from '../ballots/packed-ballots.ts';
import { nextRank, type Reader } from '../table/read-paper.ts';
import { REASONS } from '../table/reasons.ts';
import type { NonTransferableReason } from '../result/result.ts';

/** Where reading is, and whom it has met. */
interface Place {
  readonly ranking: number;
  readonly from: number;
  readonly seen: ReadonlySet<number>;
}

/**
 * `readPaper` for papers whose equal preferences count: everybody at the next rank who is still in the count and was not
 * met before, and the mark where reading goes on; or nobody and, below zero, the reason why the paper stops. At each
 * rank: gaps, then duplicates, then who stands there.
 */
export function readSharedRank(reader: Reader, { ranking, from, seen }: Place): readonly [readonly number[], number] {
  const { ballots, continuing, reading } = reader;
  const { marks, starts } = ballots;
  const [start, end] = [starts[ranking] ?? 0, starts[ranking + 1] ?? 0];
  if (start === end) return stop('blank');
  let skipped = 0;
  let at = from;
  while (at < end) {
    if ((marks[at] ?? SKIPPED) === SKIPPED) {
      skipped++;
      if (reading.skippedRanks !== null && skipped > reading.skippedRanks) return stop('skipped');
      at++;
      continue;
    }
    skipped = 0;
    const next = nextRank(ballots, ranking, at);
    const rank = Array.from(marks.subarray(at, next), (mark) => mark >> 1);
    if (
      reading.duplicates === 'exhaust' &&
      rank.some((candidate) => isMarkedIn(marks.subarray(start, at), candidate))
    ) {
      return stop('duplicate');
    }
    const members = rank.filter((candidate) => continuing[candidate] === 1 && !seen.has(candidate));
    if (members.length > 0) return [members, next];
    if (rank.some((candidate) => continuing[candidate] === 2)) return stop('withdrawn');
    at = next;
  }
  return stop('exhausted');
}

const stop = (reason: NonTransferableReason): readonly [readonly number[], number] => [
  [],
  -1 - REASONS.indexOf(reason),
];

const isMarkedIn = (marks: Uint16Array, candidate: number): boolean =>
  marks.some((mark) => mark !== SKIPPED && mark >> 1 === candidate);
