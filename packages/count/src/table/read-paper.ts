import { type PackedBallots, SKIPPED } from '../ballots/packed-ballots.ts';
import type { NonTransferableReason } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import { REASONS } from './reasons.ts';

/** The options that say how a paper is read. */
export type Reading = Pick<CountOptions, 'overvote' | 'skippedRanks' | 'duplicates'>;

/** Papers, who is still in the count, and how marks are read. */
export interface Reader {
  readonly ballots: PackedBallots;
  /**
   * For each candidate index: 1 where papers may count for them, 2 where papers stop at the rank that holds them
   * (`CountSheet.standing` says so), 0 where reading goes on. Read, never written.
   */
  readonly continuing: Uint8Array;
  readonly reading: Reading;
}

/** Below every stop. */
const NOBODY = -100;
const stopFor = (reason: NonTransferableReason): number => -1 - REASONS.indexOf(reason);
const BLANK = stopFor('blank');
const EXHAUSTED = stopFor('exhausted');
const OVERVOTE = stopFor('overvote');
const TOO_MANY_SKIPPED = stopFor('skipped');
const DUPLICATE = stopFor('duplicate');
const WITHDRAWN = stopFor('withdrawn');

/** The mark after the rank that holds mark `at`: where reading goes on. */
export function nextRank({ marks, starts }: PackedBallots, ranking: number, at: number): number {
  const end = starts[ranking + 1] ?? 0;
  let from = at + 1;
  while (from < end && ((marks[from] ?? 0) & 1) === 1) from++;
  return from;
}

/**
 * The index into `marks` of the mark that the ranking counts for next, reading from the mark `from`; or below zero the
 * reason why it stops, as `-1 - (index into REASONS)`. At each rank: gaps, then duplicates, then overvotes.
 */
export function readPaper(reader: Reader, ranking: number, from: number): number {
  const { ballots, continuing, reading } = reader;
  const { marks, starts } = ballots;
  const end = starts[ranking + 1] ?? 0;
  if (starts[ranking] === end) return BLANK;
  let skipped = 0;
  let at = from;
  while (at < end) {
    const mark = marks[at] ?? SKIPPED;
    if (mark === SKIPPED) {
      skipped++;
      if (reading.skippedRanks !== null && skipped > reading.skippedRanks) return TOO_MANY_SKIPPED;
      at++;
      continue;
    }
    skipped = 0;
    let rankEnd = at + 1;
    while (rankEnd < end && ((marks[rankEnd] ?? 0) & 1) === 1) rankEnd++;
    if (reading.duplicates === 'exhaust' && repeats(reader, ranking, [at, rankEnd])) return DUPLICATE;
    if (rankEnd === at + 1) {
      const standing = continuing[mark >> 1] ?? 0;
      if (standing === 1) return at;
      if (standing === 2) return WITHDRAWN;
    } else {
      if (reading.overvote === 'exhaust') return OVERVOTE;
      for (let beside = at; beside < rankEnd; beside++) {
        if (continuing[(marks[beside] ?? 0) >> 1] === 2) return WITHDRAWN;
      }
      const only = reading.overvote === 'skip' ? NOBODY : onlyContinuing(reader, at, rankEnd);
      if (only !== NOBODY) return only;
    }
    at = rankEnd;
  }
  return EXHAUSTED;
}

/** Within one rank: the mark of the only continuing candidate, NOBODY for none, the overvote stop for several. */
function onlyContinuing({ ballots, continuing }: Reader, at: number, rankEnd: number): number {
  let only = NOBODY;
  for (let mark = at; mark < rankEnd; mark++) {
    if (continuing[(ballots.marks[mark] ?? 0) >> 1] !== 1) continue;
    if (only !== NOBODY) return OVERVOTE;
    only = mark;
  }
  return only;
}

function repeats({ ballots }: Reader, ranking: number, [at, rankEnd]: readonly [number, number]): boolean {
  const { marks, starts } = ballots;
  for (let mark = at; mark < rankEnd; mark++) {
    for (let earlier = starts[ranking] ?? 0; earlier < at; earlier++) {
      const seen = marks[earlier] ?? SKIPPED;
      if (seen !== SKIPPED && seen >> 1 === (marks[mark] ?? 0) >> 1) return true;
    }
  }
  return false;
}
