import { compare, type Rational } from '@selectorate/basics';
import { nextRank, type Reader, readPaper } from '../table/read-paper.ts';
import { REASONS } from '../table/reasons.ts';

/** Papers that a candidate received together at one value, as indexes of rankings. */
export interface Parcel {
  /** Votes that one paper of it is worth. */
  readonly value: Rational;
  readonly rankings: readonly number[];
  /** Whether they came as first preferences, where the rule sets those apart from others of the same value. */
  readonly first: boolean;
}

/** Papers of the excluded that move together. */
export type PaperClass = Pick<Parcel, 'value' | 'first'>;

/** Papers sorted by the candidate whom they count for next. */
export interface Sorted {
  readonly piles: ReadonlyMap<number, readonly number[]>;
  /** Papers that count for nobody any more, by index into `REASONS`. */
  readonly stopped: readonly number[];
}

/** The papers of each candidate in parcels, in the order in which they came. Equal rankings always lie together. */
export class Parcels {
  readonly #reader: Reader;
  readonly #held: Parcel[][];
  /** The mark that each ranking counts for now. */
  readonly #at: Uint32Array;

  /** The reader's `continuing` is read, never written: clear a candidate in it before sorting their papers. */
  constructor(reader: Reader) {
    this.#reader = reader;
    this.#held = reader.ballots.candidates.map(() => []);
    this.#at = new Uint32Array(reader.ballots.times.length);
  }

  /** Sorts every paper by its first preference. Call once. */
  sortFirst(): Sorted {
    const { starts, times } = this.#reader.ballots;
    return this.#sort(
      Array.from(times, (_, ranking) => ranking),
      (ranking) => starts[ranking] ?? 0,
    );
  }

  /** Sorts papers that counted for somebody by their next preference. */
  sortOn(rankings: readonly number[]): Sorted {
    return this.#sort(rankings, (ranking) => nextRank(this.#reader.ballots, ranking, this.#at[ranking] ?? 0));
  }

  /** Hands a candidate one parcel; nothing when it is empty. */
  give(candidate: number, parcel: Parcel): void {
    if (parcel.rankings.length > 0) this.#of(candidate).push(parcel);
  }

  /** Takes the parcel that a candidate received last; undefined when they hold none. */
  takeLast(candidate: number): Parcel | undefined {
    return this.#of(candidate).pop();
  }

  /** Takes all papers of a class that a candidate holds. */
  takeOfClass(candidate: number, paperClass: PaperClass): readonly number[] {
    const held = this.#of(candidate);
    this.#held[candidate] = held.filter((parcel) => !isOfClass(parcel, paperClass));
    return held.filter((parcel) => isOfClass(parcel, paperClass)).flatMap(({ rankings }) => rankings);
  }

  /** The classes of papers that these candidates hold: first preferences before others, then the highest value first. */
  classesOf(candidates: readonly number[]): readonly PaperClass[] {
    const parcels = candidates.flatMap((index) => this.#of(index));
    const inOrder = parcels.sort((a, b) => Number(b.first) - Number(a.first) || compare(b.value, a.value));
    return inOrder.filter((parcel, i) => !inOrder.slice(0, i).some((earlier) => isOfClass(earlier, parcel)));
  }

  /** How many papers say these rankings. */
  papers(rankings: readonly number[]): number {
    return rankings.reduce((papers, ranking) => papers + (this.#reader.ballots.times[ranking] ?? 0), 0);
  }

  #sort(rankings: readonly number[], from: (ranking: number) => number): Sorted {
    const { marks, times } = this.#reader.ballots;
    const piles = new Map<number, number[]>();
    const stopped = REASONS.map(() => 0);
    for (const ranking of rankings) {
      const at = readPaper(this.#reader, ranking, from(ranking));
      if (at < 0) {
        stopped[-1 - at] = (stopped[-1 - at] ?? 0) + (times[ranking] ?? 0);
        continue;
      }
      this.#at[ranking] = at;
      const candidate = (marks[at] ?? 0) >> 1;
      const pile = piles.get(candidate);
      if (pile === undefined) piles.set(candidate, [ranking]);
      else pile.push(ranking);
    }
    return { piles, stopped };
  }

  #of(candidate: number): Parcel[] {
    const held = this.#held[candidate];
    if (held === undefined) throw new RangeError(`count: no candidate ${candidate}`);
    return held;
  }
}

const isOfClass = (parcel: PaperClass, { value, first }: PaperClass): boolean =>
  parcel.first === first && compare(parcel.value, value) === 0;
