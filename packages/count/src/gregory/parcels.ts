import { add, formatFraction, multiply, ONE, rational, type Rational, ZERO } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { Movement } from '../table/count-sheet.ts';
import { nextRank, type Reader, type Reading, readPaper } from '../table/read-paper.ts';
import { REASONS } from '../table/reasons.ts';

/** What a move did, in votes. */
export interface Moved {
  readonly movements: readonly Movement[];
  /** By candidate, without what the one they came from lost. */
  readonly gained: readonly Rational[];
  /** By index into {@link REASONS}. */
  readonly lost: readonly Rational[];
  readonly total: Rational;
}

/** The end of a parcel. */
const NOTHING = -1;

/**
 * The papers on the table: for each candidate a parcel for each transfer value, a linked list over the distinct rankings. Papers move as whole numbers; a value is
 * multiplied once for each parcel and destination, so that exact arithmetic costs no more than the number of transfers.
 */
export class Parcels {
  readonly #reader: Reader;
  /** The ranking below each ranking in its parcel, and the mark that each counts for. */
  readonly #below: Int32Array;
  readonly #at: Uint32Array;
  /** Every value that papers have had; parcels name theirs by index. Value 0 is a whole paper. */
  readonly #values: Rational[] = [ONE];
  readonly #indexes = new Map([[formatFraction(ONE), 0]]);
  /** For each candidate: the first ranking of each parcel, by index of the parcel's value. */
  readonly #held: Map<number, number>[];

  /** `continuing` is read, never written: clear a candidate in it before papers move. */
  constructor(ballots: PackedBallots, continuing: Uint8Array, reading: Reading) {
    this.#reader = { ballots, continuing, reading };
    this.#below = new Int32Array(ballots.times.length);
    this.#at = new Uint32Array(ballots.times.length);
    this.#held = ballots.candidates.map(() => new Map());
  }

  /** Every paper to its first preference, whole. Call once. */
  deal(): Moved {
    const { starts, times } = this.#reader.ballots;
    const flow = this.#open(0);
    for (let i = 0; i < times.length; i++) this.#place(i, starts[i] ?? 0, flow);
    return this.#close(0, undefined, flow);
  }

  /**
   * Moves a candidate's papers to the next preference of each. `revalue` says what a paper is worth after the move; it is
   * asked once for each value that the candidate holds.
   */
  move(from: number, revalue: (value: Rational) => Rational): Moved {
    const { ballots } = this.#reader;
    const parcels = [...(this.#held[from] ?? [])].sort(([a], [b]) => a - b);
    this.#held[from] = new Map();
    let all: Moved = { movements: [], gained: [], lost: [], total: ZERO };
    for (const [value, top] of parcels) {
      const after = this.#indexOf(revalue(this.#valueAt(value)));
      const flow = this.#open(after);
      for (let i = top; i !== NOTHING;) {
        const below = this.#below[i] ?? NOTHING;
        this.#place(i, nextRank(ballots, i, this.#at[i] ?? 0), flow);
        i = below;
      }
      all = joined(all, this.#close(after, from, flow));
    }
    return { ...all, movements: merged(all.movements) };
  }

  /** The value that all papers of a candidate share; undefined if they differ or there are none. */
  commonValue(candidate: number): Rational | undefined {
    const [only, ...others] = this.#held[candidate]?.keys() ?? [];
    return only === undefined || others.length > 0 ? undefined : this.#valueAt(only);
  }

  #valueAt(index: number): Rational {
    return this.#values[index] ?? ZERO;
  }

  #indexOf(value: Rational): number {
    const key = formatFraction(value);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const index = this.#values.push(value) - 1;
    this.#indexes.set(key, index);
    return index;
  }

  /** Tops of the parcels of a value, for placing papers on them. */
  #open(value: number): Flow {
    const tops = Int32Array.from(this.#held, (held) => held.get(value) ?? NOTHING);
    return { tops, papers: new Float64Array(tops.length), out: new Float64Array(REASONS.length) };
  }

  #place(i: number, from: number, { tops, papers, out }: Flow): void {
    const { marks, times } = this.#reader.ballots;
    const at = readPaper(this.#reader, i, from);
    if (at < 0) {
      out[-1 - at] = (out[-1 - at] ?? 0) + (times[i] ?? 0);
      return;
    }
    const candidate = (marks[at] ?? 0) >> 1;
    this.#at[i] = at;
    this.#below[i] = tops[candidate] ?? NOTHING;
    tops[candidate] = i;
    papers[candidate] = (papers[candidate] ?? 0) + (times[i] ?? 0);
  }

  #close(value: number, from: number | undefined, { tops, papers, out }: Flow): Moved {
    this.#held.forEach((held, candidate) => {
      if (papers[candidate] !== 0) held.set(value, tops[candidate] ?? NOTHING);
    });
    const worth = (count: number): Rational => (count === 0 ? ZERO : multiply(rational(count), this.#valueAt(value)));
    const gained = Array.from(papers, worth);
    const lost = Array.from(out, worth);
    const movements: Movement[] =
      from === undefined
        ? []
        : [
            ...gained.map((votes, to) => ({ from, to, votes })),
            ...lost.map((votes, reason) => ({ from, reason, votes })),
          ].filter(({ votes }) => votes.n !== 0n);
    const total = worth(sumOf(papers) + sumOf(out));
    return { movements, gained, lost, total };
  }
}

interface Flow {
  readonly tops: Int32Array;
  readonly papers: Float64Array;
  readonly out: Float64Array;
}

const sumOf = (numbers: Float64Array): number => numbers.reduce((total, one) => total + one, 0);

/** Two moves as one. */
const joined = (a: Moved, b: Moved): Moved => ({
  movements: [...a.movements, ...b.movements],
  gained: plus(a.gained, b.gained),
  lost: plus(a.lost, b.lost),
  total: add(a.total, b.total),
});

/** Term by term; a missing term is nothing. */
const plus = (a: readonly Rational[], b: readonly Rational[]): readonly Rational[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, at) => {
    const [first, second] = [a[at], b[at]];
    if (first === undefined || first.n === 0n) return second ?? ZERO;
    return second === undefined || second.n === 0n ? first : add(first, second);
  });

/** One movement for each pair of ends. */
function merged(movements: readonly Movement[]): readonly Movement[] {
  const byEnd = new Map<string, Movement>();
  for (const movement of movements) {
    const end = 'to' in movement ? `to ${movement.to}` : `out ${movement.reason}`;
    const before = byEnd.get(end);
    byEnd.set(end, before === undefined ? movement : { ...movement, votes: add(before.votes, movement.votes) });
  }
  return [...byEnd.values()];
}
