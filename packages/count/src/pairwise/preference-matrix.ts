import { compare, rational, type Rational, ZERO } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { type ReadPaper, readPapers } from '../scored/paper-reader.ts';
import { ScoreBoard } from '../scored/score-board.ts';
import type { CountSheet } from '../table/count-sheet.ts';

/** Candidates compared two by two. Rows and columns are places in `candidates`. */
export interface PreferenceMatrix {
  /** Indexes of those compared: everybody who may be elected, in the order of the ballot paper. */
  readonly candidates: readonly number[];
  /** Papers that prefer row to column. */
  readonly votes: readonly (readonly Rational[])[];
}

/** What a paper said first, shared among equal first preferences, and the comparisons. */
export interface Comparison {
  readonly firsts: ScoreBoard;
  readonly matrix: PreferenceMatrix;
}

/** Reads every paper once. */
export function comparePapers(ballots: PackedBallots, sheet: CountSheet): Comparison {
  const firsts = new ScoreBoard(sheet.candidates.length);
  const duels = new Duels(sheet);
  for (const paper of readPapers(ballots, sheet)) {
    const [first] = paper.ranks;
    if (paper.silent !== null || first === undefined) {
      firsts.putAside(paper.times, paper.silent ?? 'exhausted');
      continue;
    }
    firsts.give(paper.times, first, { parts: 1, of: first.length });
    duels.add(paper);
  }
  return { firsts, matrix: { candidates: duels.candidates, votes: duels.votes } };
}

const NOWHERE = -1;

/** Papers for each of every two candidates. Whole numbers, which doubles hold exactly. */
class Duels {
  readonly candidates: readonly number[];
  readonly #place: Int32Array;
  readonly #papers: Float64Array;
  /** By place: the number of the last paper that may prefer somebody to it. */
  readonly #below: Uint32Array;
  readonly #unrankedToo: boolean;
  #paper = 0;

  constructor({ candidates, electable, options }: CountSheet) {
    this.candidates = electable;
    this.#place = new Int32Array(candidates.length).fill(NOWHERE);
    electable.forEach((index, place) => (this.#place[index] = place));
    this.#papers = new Float64Array(electable.length ** 2);
    this.#below = new Uint32Array(electable.length);
    this.#unrankedToo = options.unranked === 'below';
  }

  /** Row over column. */
  get votes(): PreferenceMatrix['votes'] {
    const size = this.candidates.length;
    return this.candidates.map((_, row) =>
      Array.from(this.#papers.subarray(row * size, (row + 1) * size), (papers) => rational(papers)),
    );
  }

  /** Each rank stands above all that follow it, and above those left out unless nothing is said about them. */
  add({ ranks, times }: ReadPaper): void {
    this.#paper++;
    const size = this.candidates.length;
    if (this.#unrankedToo) this.#below.fill(this.#paper);
    else for (const rank of ranks) this.#stamp(rank, this.#paper);
    for (const rank of ranks) {
      this.#stamp(rank, 0);
      for (const index of rank) {
        const upper = this.#place[index] ?? NOWHERE;
        if (upper === NOWHERE) continue;
        for (let lower = 0; lower < size; lower++) {
          if (this.#below[lower] !== this.#paper) continue;
          this.#papers[upper * size + lower] = (this.#papers[upper * size + lower] ?? 0) + times;
        }
      }
    }
  }

  #stamp(rank: readonly number[], paper: number): void {
    for (const index of rank) {
      const place = this.#place[index] ?? NOWHERE;
      if (place !== NOWHERE) this.#below[place] = paper;
    }
  }
}

/** Papers that prefer place `row` to place `column`. */
export const votesFor = ({ votes }: PreferenceMatrix, row: number, column: number): Rational =>
  votes[row]?.[column] ?? ZERO;

/** Whether more papers prefer `row` to `column` than the other way round. */
export const beats = (matrix: PreferenceMatrix, row: number, column: number): boolean =>
  compare(votesFor(matrix, row, column), votesFor(matrix, column, row)) > 0;
