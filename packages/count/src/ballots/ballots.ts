import type { CandidateId } from '@selectorate/basics';
import { BallotPacker } from './ballot-packer.ts';
import { type CastBallot, type PackedBallots, type Ranking, SKIPPED } from './packed-ballots.ts';

/**
 * Deduplicates ballots. Equal candidates within a rank are put in order, trailing skipped ranks dropped; nothing else is
 * interpreted. Throws for an index that names no candidate or a number of papers that is not 1 to {@link MOST_PAPERS}.
 */
export function packBallots(candidates: readonly CandidateId[], ballots: Iterable<CastBallot>): PackedBallots {
  const packer = new BallotPacker(candidates);
  for (const { ranking, times, section } of ballots) packer.add(ranking, times, section);
  return packer.finish();
}

/** Each distinct ranking with its number of papers, and its section where they have any, in no particular order. */
export function* iterateBallots(ballots: PackedBallots): Generator<CastBallot> {
  for (let i = 0; i < ballots.times.length; i++) {
    const ballot = { ranking: rankingAt(ballots, i), times: ballots.times[i] ?? 0 };
    yield ballots.section === null ? ballot : { ...ballot, section: ballots.section[i] ?? 0 };
  }
}

/** The ranking with index `i`. */
export function rankingAt({ starts, marks }: PackedBallots, i: number): Ranking {
  const ranking: number[][] = [];
  for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++) {
    const mark = marks[at] ?? SKIPPED;
    if (mark === SKIPPED) ranking.push([]);
    else if ((mark & 1) === 0) ranking.push([mark >> 1]);
    else ranking.at(-1)?.push(mark >> 1);
  }
  return ranking;
}

/** The batches as one. Throws when a batch has other candidates, or the same in another order. */
export function mergeBallots(candidates: readonly CandidateId[], batches: readonly PackedBallots[]): PackedBallots {
  const packer = new BallotPacker(candidates);
  for (const batch of batches) packer.addAll(batch);
  return packer.finish();
}
