import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { nextRank, type Reader, type Reading, readPaper } from './read-paper.ts';
import { REASONS } from './reasons.ts';

/**
 * Where papers went: numbers of papers, section by section. Within a section by candidate index (`toCandidates`) or by
 * index into {@link REASONS} (`outOfCount`). Without sections there is one.
 */
export interface Flow {
  readonly toCandidates: Float64Array;
  readonly outOfCount: Float64Array;
}

/** The end of a pile. */
const NOTHING = -1;

/**
 * The papers on the table, in a pile for each candidate: linked lists over the distinct rankings, so that moving a pile
 * touches its own papers only. Whole numbers of papers throughout (at most 2^32 - 1 in all), which doubles hold exactly.
 */
export class Piles {
  readonly #reader: Reader;
  readonly #sections: number;
  /** First ranking of each pile, and the ranking below each ranking. */
  readonly #top: Int32Array;
  readonly #below: Int32Array;
  /** The mark that each ranking counts for now. */
  readonly #at: Uint32Array;

  /** `continuing` is read, never written: clear a candidate in it before moving the pile. */
  constructor(ballots: PackedBallots, continuing: Uint8Array, how: { reading: Reading; sections: number }) {
    this.#reader = { ballots, continuing, reading: how.reading };
    this.#sections = how.sections;
    this.#top = new Int32Array(ballots.candidates.length).fill(NOTHING);
    this.#below = new Int32Array(ballots.times.length);
    this.#at = new Uint32Array(ballots.times.length);
  }

  /** Puts every paper on the pile of its first preference. Call once. */
  deal(): Flow {
    const flow = this.#noFlow();
    const { starts, times } = this.#reader.ballots;
    for (let i = 0; i < times.length; i++) this.#place(i, starts[i] ?? 0, flow);
    return flow;
  }

  /** Moves every paper of a pile to its next preference. */
  move(candidate: number): Flow {
    const flow = this.#noFlow();
    const { ballots } = this.#reader;
    let i = this.#top[candidate] ?? NOTHING;
    this.#top[candidate] = NOTHING;
    while (i !== NOTHING) {
      const below = this.#below[i] ?? NOTHING;
      this.#place(i, nextRank(ballots, i, this.#at[i] ?? 0), flow);
      i = below;
    }
    return flow;
  }

  #noFlow(): Flow {
    return {
      toCandidates: new Float64Array(this.#sections * this.#reader.ballots.candidates.length),
      outOfCount: new Float64Array(this.#sections * REASONS.length),
    };
  }

  #place(i: number, from: number, flow: Flow): void {
    const { marks, times, section, candidates } = this.#reader.ballots;
    const at = readPaper(this.#reader, i, from);
    const papers = times[i] ?? 0;
    const own = this.#sections === 1 || section === null ? 0 : (section[i] ?? 0);
    if (at < 0) {
      const lost = own * REASONS.length - 1 - at;
      flow.outOfCount[lost] = (flow.outOfCount[lost] ?? 0) + papers;
      return;
    }
    const candidate = (marks[at] ?? 0) >> 1;
    this.#at[i] = at;
    this.#below[i] = this.#top[candidate] ?? NOTHING;
    this.#top[candidate] = i;
    const gained = own * candidates.length + candidate;
    flow.toCandidates[gained] = (flow.toCandidates[gained] ?? 0) + papers;
  }
}
