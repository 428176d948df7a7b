import { rankingAt } from '../ballots/ballots.ts';
import type { PackedBallots, Ranking } from '../ballots/packed-ballots.ts';
import type { NonTransferableReason } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import type { CountSheet } from '../table/count-sheet.ts';

/** A distinct ranking as a rule of one look reads it: all of it at once, not one preference after another. */
export interface ReadPaper {
  /** Candidates still standing, best rank first; equal preferences share a rank. No rank is empty. */
  readonly ranks: Ranking;
  /** Why it says nothing; null when `ranks` says something. */
  readonly silent: NonTransferableReason | null;
  readonly times: number;
}

type Reading = Pick<CountOptions, 'overvote' | 'skippedRanks' | 'duplicates'>;

/** Each distinct ranking as the sheet's options read it. At each rank: gaps, then duplicates, then several marks. */
export function* readPapers(ballots: PackedBallots, sheet: CountSheet): Generator<ReadPaper> {
  const reader = new PaperReader(sheet);
  for (let i = 0; i < ballots.times.length; i++) yield reader.read(rankingAt(ballots, i), ballots.times[i] ?? 0);
}

/** Reads one ranking after another; who was seen on a paper is a stamp with the paper's number, so that nothing is cleared. */
class PaperReader {
  readonly #reading: Reading;
  readonly #standing: Uint8Array;
  readonly #stops: Uint8Array;
  readonly #marked: Uint32Array;
  readonly #taken: Uint32Array;
  #paper = 0;

  constructor({ candidates, continuing, contest, options }: CountSheet) {
    this.#reading = options;
    this.#standing = flags(candidates.length, continuing);
    this.#stops = flags(
      candidates.length,
      contest.withdrawn
        .filter(({ when }) => options.withdrawnEffect[when] === 'papers-stop')
        .map(({ candidate }) => candidates.indexOf(candidate)),
    );
    this.#marked = new Uint32Array(candidates.length);
    this.#taken = new Uint32Array(candidates.length);
  }

  read(ranking: Ranking, times: number): ReadPaper {
    this.#paper++;
    const ranks: (readonly number[])[] = [];
    const stopped = this.#walk(ranking, ranks);
    if (ranks.length > 0) return { ranks, silent: null, times };
    return { ranks, silent: ranking.length === 0 ? 'blank' : stopped, times };
  }

  /** Fills `ranks` from the top and says what stopped it: `exhausted` at the end of the paper. */
  #walk(ranking: Ranking, ranks: (readonly number[])[]): NonTransferableReason {
    const { overvote, skippedRanks, duplicates } = this.#reading;
    let skipped = 0;
    for (const rank of ranking) {
      skipped = rank.length === 0 ? skipped + 1 : 0;
      if (skippedRanks !== null && skipped > skippedRanks) return 'skipped';
      if (rank.length === 0) continue;
      if (duplicates === 'exhaust' && rank.some((candidate) => this.#marked[candidate] === this.#paper)) {
        return 'duplicate';
      }
      for (const candidate of rank) this.#marked[candidate] = this.#paper;
      if (rank.some((candidate) => this.#stops[candidate] === 1)) return 'withdrawn';

      const left = rank.filter(
        (candidate) => this.#standing[candidate] === 1 && this.#taken[candidate] !== this.#paper,
      );
      if (rank.length > 1) {
        if (overvote === 'exhaust') return 'overvote';
        if (overvote === 'skip') continue;
        if (overvote === 'exhaust-if-several-continue' && left.length > 1) return 'overvote';
      }
      if (left.length === 0) continue;
      for (const candidate of left) this.#taken[candidate] = this.#paper;
      ranks.push(left);
    }
    return 'exhausted';
  }
}

function flags(length: number, indexes: readonly number[]): Uint8Array {
  const set = new Uint8Array(length);
  for (const index of indexes) set[index] = 1;
  return set;
}
