import { type PackedBallots, SKIPPED } from '../ballots/packed-ballots.ts';
import type { NonTransferableReason } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import { REASONS } from './reasons.ts';

/** Where papers went: numbers of papers by candidate index, and by index into {@link REASONS}. */
export interface Flow {
  readonly toCandidates: Float64Array;
  readonly outOfCount: Float64Array;
}

export type Reading = Pick<CountOptions, 'overvote' | 'skippedRanks' | 'duplicates'>;

/** Below every stop. */
const NOBODY = -100;
const stopFor = (reason: NonTransferableReason): number => -1 - REASONS.indexOf(reason);
const BLANK = stopFor('blank');
const EXHAUSTED = stopFor('exhausted');
const OVERVOTE = stopFor('overvote');
const TOO_MANY_SKIPPED = stopFor('skipped');
const DUPLICATE = stopFor('duplicate');

/**
 * The papers on the table, in a pile for each candidate: linked lists over the distinct rankings, so that moving a pile
 * touches its own papers only. Whole numbers of papers throughout (at most 2^32 - 1 in all), which doubles hold exactly.
 */
export class Piles {
  readonly #ballots: PackedBallots;
  readonly #continuing: Uint8Array;
  readonly #overvote: Reading['overvote'];
  readonly #skipLimit: number;
  readonly #duplicatesStop: boolean;
  /** First ranking of each pile, and the ranking below each ranking. */
  readonly #top: Int32Array;
  readonly #below: Int32Array;
  /** The mark that each ranking counts for now. */
  readonly #at: Uint32Array;

  /** `continuing` is read, never written: clear a candidate in it before moving the pile. */
  constructor(ballots: PackedBallots, continuing: Uint8Array, reading: Reading) {
    this.#ballots = ballots;
    this.#continuing = continuing;
    this.#overvote = reading.overvote;
    this.#skipLimit = reading.skippedRanks ?? Number.MAX_SAFE_INTEGER;
    this.#duplicatesStop = reading.duplicates === 'exhaust';
    this.#top = new Int32Array(ballots.candidates.length).fill(NOBODY);
    this.#below = new Int32Array(ballots.times.length);
    this.#at = new Uint32Array(ballots.times.length);
  }

  /** Puts every paper on the pile of its first preference. Call once. */
  deal(): Flow {
    const flow = this.#noFlow();
    const { starts, times } = this.#ballots;
    for (let i = 0; i < times.length; i++) this.#place(i, starts[i] ?? 0, flow);
    return flow;
  }

  /** Moves every paper of a pile to its next preference. */
  move(candidate: number): Flow {
    const flow = this.#noFlow();
    const { marks } = this.#ballots;
    let i = this.#top[candidate] ?? NOBODY;
    this.#top[candidate] = NOBODY;
    while (i !== NOBODY) {
      const below = this.#below[i] ?? NOBODY;
      const end = this.#ballots.starts[i + 1] ?? 0;
      let from = (this.#at[i] ?? 0) + 1;
      while (from < end && ((marks[from] ?? 0) & 1) === 1) from++;
      this.#place(i, from, flow);
      i = below;
    }
    return flow;
  }

  #noFlow(): Flow {
    return {
      toCandidates: new Float64Array(this.#ballots.candidates.length),
      outOfCount: new Float64Array(REASONS.length),
    };
  }

  #place(i: number, from: number, flow: Flow): void {
    const { starts, marks, times } = this.#ballots;
    const at = this.#nextPreference(starts[i] ?? 0, from, starts[i + 1] ?? 0);
    const papers = times[i] ?? 0;
    if (at < 0) {
      flow.outOfCount[-1 - at] = (flow.outOfCount[-1 - at] ?? 0) + papers;
      return;
    }
    const candidate = (marks[at] ?? 0) >> 1;
    this.#at[i] = at;
    this.#below[i] = this.#top[candidate] ?? NOBODY;
    this.#top[candidate] = i;
    flow.toCandidates[candidate] = (flow.toCandidates[candidate] ?? 0) + papers;
  }

  /** The index of the mark that the paper counts for next, or a stop. At each rank: gaps, then duplicates, then overvotes. */
  #nextPreference(start: number, from: number, end: number): number {
    const { marks } = this.#ballots;
    if (start === end) return BLANK;
    let skipped = 0;
    let at = from;
    while (at < end) {
      const mark = marks[at] ?? SKIPPED;
      if (mark === SKIPPED) {
        skipped++;
        if (skipped > this.#skipLimit) return TOO_MANY_SKIPPED;
        at++;
        continue;
      }
      skipped = 0;
      let rankEnd = at + 1;
      while (rankEnd < end && ((marks[rankEnd] ?? 0) & 1) === 1) rankEnd++;
      if (this.#duplicatesStop && this.#repeats(start, at, rankEnd)) return DUPLICATE;
      if (rankEnd === at + 1) {
        if (this.#continuing[mark >> 1] === 1) return at;
      } else {
        if (this.#overvote === 'exhaust') return OVERVOTE;
        const only = this.#overvote === 'skip' ? NOBODY : this.#onlyContinuing(at, rankEnd);
        if (only !== NOBODY) return only;
      }
      at = rankEnd;
    }
    return EXHAUSTED;
  }

  /** Within one rank: the mark of the only continuing candidate, NOBODY for none, the overvote stop for several. */
  #onlyContinuing(at: number, rankEnd: number): number {
    let only = NOBODY;
    for (let mark = at; mark < rankEnd; mark++) {
      if (this.#continuing[(this.#ballots.marks[mark] ?? 0) >> 1] !== 1) continue;
      if (only !== NOBODY) return OVERVOTE;
      only = mark;
    }
    return only;
  }

  #repeats(start: number, at: number, rankEnd: number): boolean {
    const { marks } = this.#ballots;
    for (let mark = at; mark < rankEnd; mark++) {
      for (let earlier = start; earlier < at; earlier++) {
        const seen = marks[earlier] ?? SKIPPED;
        if (seen !== SKIPPED && seen >> 1 === (marks[mark] ?? 0) >> 1) return true;
      }
    }
    return false;
  }
}
