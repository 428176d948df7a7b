import { add, divide, multiply, ONE, rational, type Rational, subtract, sum, ZERO } from '@selectorate/basics';
import { compareVotes, lastPlace, round } from '../arithmetic/rounding.ts';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { CountOptions } from '../rules/options.ts';
import type { Movement } from '../table/count-sheet.ts';
import { nextRank, readPaper } from '../table/read-paper.ts';
import { REASONS } from '../table/reasons.ts';

/** Places to which a paper's part in an election is cut off under exact arithmetic once it needs more digits than this. */
const EXACT_PARTS = 10n ** 36n;
const NOBODY = -1;

/** Papers of a phase, and how marks are read. */
interface PhaseReading {
  readonly ballots: PackedBallots;
  /** As `Reader.continuing`: 1 for everybody who is not excluded. The table's own from here. */
  readonly standing: Uint8Array;
  readonly options: CountOptions;
  readonly seats: number;
}

/**
 * The papers in one phase of a count by quotients: whom each contributes to, and how much of a candidate each is deemed to
 * have elected so far. Papers stay whole.
 */
export class PhaseTable {
  readonly #reading: PhaseReading;
  /** The mark that each ranking contributes to, or below zero the reason (`-1 - index into REASONS`) why to nobody. */
  readonly #at: Int32Array;
  /** The candidate whom each ranking helped to elect last in this phase. */
  readonly #helped: Int32Array;
  /** Of a candidate elected in this phase: what each paper that contributed is deemed to have elected. */
  readonly #parts = new Map<number, Rational>();
  readonly #quotients = new Map<number, Rational>();
  #papers: Float64Array;
  #partsBehind: Rational[];
  #inactiveParts: Rational = ZERO;

  constructor(reading: PhaseReading) {
    this.#reading = reading;
    const { ballots } = reading;
    const reader = { ballots, continuing: reading.standing, reading: reading.options };
    this.#at = Int32Array.from(ballots.times, (_, ranking) => readPaper(reader, ranking, ballots.starts[ranking] ?? 0));
    this.#helped = new Int32Array(ballots.times.length).fill(NOBODY);
    this.#papers = new Float64Array(ballots.candidates.length);
    this.#partsBehind = [];
    this.#tally();
  }

  /** Papers that contribute to a hopeful candidate. */
  papers(index: number): number {
    return this.#papers[index] ?? 0;
  }

  /** Papers that contribute, divided by one more than what they and nobody else are deemed to have elected. */
  quotient(index: number): Rational {
    const elected = this.#quotients.get(index);
    if (elected !== undefined) return elected;
    return this.#round(divide(rational(this.papers(index)), add(ONE, this.#partsBehind[index] ?? ZERO)));
  }

  /** Active papers divided by one more than the seats, less what inactive papers are deemed to have elected. */
  quota(): Rational {
    const active = this.#papers.reduce((all, papers) => all + papers, 0);
    return this.#round(divide(rational(active), subtract(rational(this.#reading.seats + 1), this.#inactiveParts)));
  }

  compare(a: Rational, b: Rational): number {
    return compareVotes(a, b, this.#reading.options.arithmetic);
  }

  /** Those elected in this phase, in order. */
  get elected(): readonly number[] {
    return [...this.#parts.keys()];
  }

  /** Every paper that contributed is deemed to have elected 1 / quotient of a candidate in all, and goes on. */
  elect(index: number): void {
    this.#quotients.set(index, this.quotient(index));
    // From the figures and cut off, not from the rounded quotient: parts must never add up to more than was elected.
    this.#parts.set(index, this.#cut(divide(add(ONE, this.#partsBehind[index] ?? ZERO), rational(this.papers(index)))));
    const { ballots, standing, options } = this.#reading;
    const reader = { ballots, continuing: standing, reading: options };
    standing[index] = 0;
    this.#at.forEach((at, ranking) => {
      if (at < 0 || (ballots.marks[at] ?? 0) >> 1 !== index) return;
      this.#helped[ranking] = index;
      this.#at[ranking] = readPaper(reader, ranking, nextRank(ballots, ranking, at));
    });
    this.#tally();
  }

  /**
   * Where each ranking's papers are shown: with the hopeful they contribute to, else with the candidate whom they helped to
   * elect last, else with the reason (`-1 - index into REASONS`) why they count for nobody.
   */
  places(): Int32Array {
    const { ballots } = this.#reading;
    return this.#at.map((at, ranking) => {
      if (at >= 0) return (ballots.marks[at] ?? 0) >> 1;
      const helped = this.#helped[ranking] ?? NOBODY;
      return helped === NOBODY ? at : helped;
    });
  }

  #tally(): void {
    const { ballots } = this.#reading;
    const helpers = new Map<number, Float64Array>();
    const inactive = new Map<number, number>();
    const papers = new Float64Array(ballots.candidates.length);
    this.#at.forEach((at, ranking) => {
      const times = ballots.times[ranking] ?? 0;
      const helped = this.#helped[ranking] ?? NOBODY;
      if (at < 0) {
        if (helped !== NOBODY) inactive.set(helped, (inactive.get(helped) ?? 0) + times);
        return;
      }
      const candidate = (ballots.marks[at] ?? 0) >> 1;
      papers[candidate] = (papers[candidate] ?? 0) + times;
      if (helped === NOBODY) return;
      const row = helpers.get(helped) ?? new Float64Array(ballots.candidates.length);
      row[candidate] = (row[candidate] ?? 0) + times;
      helpers.set(helped, row);
    });
    const partOf = (helped: number): Rational => this.#parts.get(helped) ?? ZERO;
    this.#papers = papers;
    this.#partsBehind = Array.from(papers, (_, candidate) =>
      sum([...helpers].map(([helped, row]) => multiply(rational(row[candidate] ?? 0), partOf(helped)))),
    );
    this.#inactiveParts = sum([...inactive].map(([helped, times]) => multiply(rational(times), partOf(helped))));
  }

  #round(value: Rational): Rational {
    return round(value, this.#reading.options.arithmetic);
  }

  #cut(part: Rational): Rational {
    const step = lastPlace(this.#reading.options.arithmetic);
    if (step === undefined && part.d <= EXACT_PARTS) return part;
    const parts = step?.d ?? EXACT_PARTS;
    return rational((part.n * parts) / part.d, parts);
  }
}

/** Papers by candidate and by reason, from where they are shown. */
export function countPlaces(
  { times, candidates }: PackedBallots,
  places: Int32Array,
): { readonly tallies: readonly Rational[]; readonly nonTransferable: readonly Rational[] } {
  const tallies = new Float64Array(candidates.length);
  const out = new Float64Array(REASONS.length);
  places.forEach((place, ranking) => {
    const papers = times[ranking] ?? 0;
    if (place < 0) out[-1 - place] = (out[-1 - place] ?? 0) + papers;
    else tallies[place] = (tallies[place] ?? 0) + papers;
  });
  const exact = (papers: Float64Array): readonly Rational[] => Array.from(papers, (n) => rational(n));
  return { tallies: exact(tallies), nonTransferable: exact(out) };
}

/** Papers that are shown elsewhere than before. */
export function movesBetween(
  { times, candidates }: PackedBallots,
  before: Int32Array,
  after: Int32Array,
): readonly Movement[] {
  const width = candidates.length + REASONS.length;
  const moved = new Map<number, number>();
  for (let ranking = 0; ranking < times.length; ranking++) {
    const [from, to] = [before[ranking] ?? NOBODY, after[ranking] ?? NOBODY];
    if (from === to || from < 0) continue;
    // Candidates in ballot-paper order, then reasons in theirs.
    const way = from * width + (to < 0 ? candidates.length - 1 - to : to);
    moved.set(way, (moved.get(way) ?? 0) + (times[ranking] ?? 0));
  }
  return [...moved]
    .toSorted(([a], [b]) => a - b)
    .map(([way, papers]) => {
      const [from, to, votes] = [Math.floor(way / width), way % width, rational(papers)];
      return to < candidates.length ? { from, to, votes } : { from, reason: to - candidates.length, votes };
    });
}
