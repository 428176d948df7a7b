import { type CandidateId, multiply, ONE, rational, type Rational } from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { Reading } from './whole-papers.ts';

/** Papers that say the same: they always lie together, since they are always read alike. */
export interface Paper extends CastBallot {
  /** What each of them is worth now. */
  value: Rational;
  /** For whom they count, or why they do not. */
  lies: Reading;
  /** In which of all parcels they came, numbered as handed out: the first preferences are parcel 1. */
  parcel: number;
}

/** Papers on a heap, none of them read. */
export const heapOf = (papers: readonly CastBallot[]): Paper[] =>
  papers.map((paper) => ({ ...paper, value: ONE, lies: { lost: 'blank' }, parcel: 1 }));

export const worthOf = ({ times, value }: Paper): Rational => multiply(rational(times), value);

/** Papers as if nothing stood below the rank that holds one of these candidates. */
export const cutBelow = (
  papers: readonly CastBallot[],
  candidates: readonly CandidateId[],
  stopping: readonly CandidateId[],
): readonly CastBallot[] =>
  papers.map((paper) => {
    const isStopping = (index: number): boolean => stopping.some((candidate) => candidate === candidates[index]);
    const at = paper.ranking.findIndex((rank) => rank.some(isStopping));
    return at < 0 ? paper : { ...paper, ranking: paper.ranking.slice(0, at + 1) };
  });

/** The candidates of a rank, each once. */
export const inPaperOrder = (rank: readonly number[], candidates: readonly CandidateId[]): readonly CandidateId[] =>
  [...new Set(rank)].toSorted((a, b) => a - b).flatMap((index) => candidates[index] ?? []);
