import type { CandidateId } from '@selectorate/basics';
import {
  MOST_CANDIDATES,
  MOST_PAPERS,
  MOST_SECTIONS,
  type PackedBallots,
  type Ranking,
  SKIPPED,
} from './packed-ballots.ts';

/** Gathers ballots one by one and finds equal rankings as they come: a hash table over growing typed arrays. */
export class BallotPacker {
  readonly #candidates: readonly CandidateId[];
  #starts = new Uint32Array(1025);
  #marks = new Uint16Array(8192);
  #times = new Uint32Array(1024);
  /** Nothing until a paper belongs to another section than the first. */
  #section: Uint16Array | null = null;
  /** Ranking index + 1 by hash, open addressing; 0 is free. Always at least twice as large as the rankings. */
  #slots = new Uint32Array(4096);
  #distinct = 0;
  #total = 0;

  constructor(candidates: readonly CandidateId[]) {
    if (candidates.length > MOST_CANDIDATES) throw new RangeError(`ballots: ${candidates.length} candidates`);
    if (new Set(candidates).size !== candidates.length) throw new RangeError('ballots: a candidate is named twice');
    this.#candidates = candidates;
  }

  /** `section`: index of the section whose papers they are. */
  add(ranking: Ranking, times: number, section = 0): void {
    const from = this.#starts[this.#distinct] ?? 0;
    let end = from;
    let lastMarked = from;
    for (const rank of ranking) {
      this.#reserveMarks(end + rank.length + 1);
      if (rank.length === 0) {
        this.#marks[end++] = SKIPPED;
        continue;
      }
      const first = end;
      for (const candidate of inOrder(rank)) {
        if (!Number.isInteger(candidate) || candidate < 0 || candidate >= this.#candidates.length) {
          throw new RangeError(`ballots: no candidate ${candidate}`);
        }
        this.#marks[end] = candidate * 2 + (end === first ? 0 : 1);
        end++;
      }
      lastMarked = end;
    }
    this.#settle(lastMarked, times, section);
  }

  addAll(other: PackedBallots): void {
    if (
      other.candidates.length !== this.#candidates.length ||
      other.candidates.some((id, i) => id !== this.#candidates[i])
    ) {
      throw new RangeError('ballots: batches of different candidates');
    }
    for (let i = 0; i < other.times.length; i++) {
      const from = this.#starts[this.#distinct] ?? 0;
      const marks = other.marks.subarray(other.starts[i], other.starts[i + 1]);
      this.#reserveMarks(from + marks.length);
      this.#marks.set(marks, from);
      this.#settle(from + marks.length, other.times[i] ?? 0, other.section?.[i] ?? 0);
    }
  }

  finish(): PackedBallots {
    return {
      candidates: [...this.#candidates],
      starts: this.#starts.slice(0, this.#distinct + 1),
      marks: this.#marks.slice(0, this.#starts[this.#distinct]),
      times: this.#times.slice(0, this.#distinct),
      section: this.#section?.slice(0, this.#distinct) ?? null,
      total: this.#total,
    };
  }

  /** The marks from the last start to `end` become a new ranking, or are found to be an old one. */
  #settle(end: number, times: number, section: number): void {
    if (!Number.isInteger(times) || times < 1 || this.#total + times > MOST_PAPERS) {
      throw new RangeError(`ballots: ${times} papers`);
    }
    if (!Number.isInteger(section) || section < 0 || section >= MOST_SECTIONS) {
      throw new RangeError(`ballots: no section ${section}`);
    }
    this.#total += times;
    if (section > 0) this.#section ??= new Uint16Array(this.#times.length);
    const slot = this.#slotFor(end, section);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) {
      this.#times[known - 1] = (this.#times[known - 1] ?? 0) + times;
      return;
    }
    this.#times[this.#distinct] = times;
    if (this.#section !== null) this.#section[this.#distinct] = section;
    this.#distinct++;
    this.#starts[this.#distinct] = end;
    this.#slots[slot] = this.#distinct;
    if (this.#distinct === this.#times.length) this.#grow();
  }

  #slotFor(end: number, section: number): number {
    const from = this.#starts[this.#distinct] ?? 0;
    const mask = this.#slots.length - 1;
    let slot = this.#hash(from, end, section) & mask;
    for (;;) {
      const known = this.#slots[slot] ?? 0;
      if (known === 0) return slot;
      if (this.#sectionOf(known - 1) === section && this.#same(known - 1, from, end)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #sectionOf(known: number): number {
    return this.#section?.[known] ?? 0;
  }

  #hash(from: number, end: number, section: number): number {
    let hash = 0x811c9dc5 ^ section;
    for (let at = from; at < end; at++) hash = Math.imul(hash ^ (this.#marks[at] ?? 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return (hash ^ (hash >>> 13)) >>> 0;
  }

  #same(known: number, from: number, end: number): boolean {
    const start = this.#starts[known] ?? 0;
    if ((this.#starts[known + 1] ?? 0) - start !== end - from) return false;
    for (let i = 0; i < end - from; i++) if (this.#marks[start + i] !== this.#marks[from + i]) return false;
    return true;
  }

  #reserveMarks(length: number): void {
    if (length <= this.#marks.length) return;
    const larger = new Uint16Array(Math.max(length, this.#marks.length * 2));
    larger.set(this.#marks);
    this.#marks = larger;
  }

  #grow(): void {
    const size = this.#times.length * 2;
    const starts = new Uint32Array(size + 1);
    starts.set(this.#starts);
    const times = new Uint32Array(size);
    times.set(this.#times);
    if (this.#section !== null) {
      const section = new Uint16Array(size);
      section.set(this.#section);
      this.#section = section;
    }
    this.#starts = starts;
    this.#times = times;
    this.#slots = new Uint32Array(size * 4);
    const mask = this.#slots.length - 1;
    for (let i = 0; i < this.#distinct; i++) {
      let slot = this.#hash(starts[i] ?? 0, starts[i + 1] ?? 0, this.#sectionOf(i)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = i + 1;
    }
  }
}

const inOrder = (rank: readonly number[]): readonly number[] =>
  rank.length === 1 ? rank : [...new Set(rank)].sort((a, b) => a - b);
