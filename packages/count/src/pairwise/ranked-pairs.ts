import { ok, ONE, type Rational, type Result, ZERO } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import type { CountSheet } from '../table/count-sheet.ts';
import type { Tie } from '../ties/tie-result.ts';
import type { Judge } from './compare-and-elect.ts';
import { beats, type PreferenceMatrix } from './preference-matrix.ts';
import { compareStrengths, strengthOf } from './strength.ts';

/** Places of the winner and of the loser. */
type Pair = readonly [winner: number, loser: number];

/**
 * Ranked pairs (Tideman 1987): defeats are locked in from the strongest down, save those that would close a circle with what is
 * locked already. Whoever nobody is locked above is first.
 *
 * Equally strong pairs are locked in an order that the ladder gives, and only where the order matters: see {@link inOrder}.
 */
export const judgeByRankedPairs: Judge = ({ matrix, firsts }, sheet) => {
  const locked = new LockedPairs(matrix.candidates.length);
  const ties: Tie[] = [];
  for (const group of strongestFirst(matrix, sheet.options.strength)) {
    const open = group.filter(([winner, loser]) => !locked.reaches(loser, winner));
    const all = locked.with(open);
    const contested = open.filter(([winner, loser]) => all.reaches(loser, winner));
    for (const pair of open) if (!contested.includes(pair)) locked.lock(pair);
    const ordered = inOrder(contested, { sheet, matrix, tallies: firsts.scores });
    if (!ordered.ok) return ordered;
    ties.push(...ordered.value.ties);
    for (const pair of ordered.value.pairs) if (!locked.reaches(pair[1], pair[0])) locked.lock(pair);
  }
  const first = matrix.candidates.flatMap((_, place) => (locked.isBelowNobody(place) ? [place] : []));
  return ok({ first, strengths: locked.matrix, ties });
};

/** Defeats in groups of equal strength, the strongest group first. */
function strongestFirst(matrix: PreferenceMatrix, strength: CountOptions['strength']): readonly (readonly Pair[])[] {
  const places = matrix.candidates.map((_, place) => place);
  const pairs = places.flatMap((winner) =>
    places.filter((loser) => beats(matrix, winner, loser)).map((loser): Pair => [winner, loser]),
  );
  const stronger = (a: Pair, b: Pair): number =>
    compareStrengths(strengthOf(matrix, b, strength), strengthOf(matrix, a, strength));
  const groups: Pair[][] = [];
  for (const pair of pairs.toSorted((a, b) => stronger(a, b))) {
    const [level] = groups.at(-1) ?? [];
    if (level !== undefined && stronger(level, pair) === 0) groups.at(-1)?.push(pair);
    else groups.push([pair]);
  }
  return groups;
}

/**
 * Equally strong pairs in an order of the candidates they are between, which the ladder gives (a choice of this program):
 * it is asked who comes first, then who of the rest, until one is left. Pairs go by the place of their winner, those of one
 * winner by the place of the loser, last first.
 */
function inOrder(
  pairs: readonly Pair[],
  { sheet, matrix, tallies }: { sheet: CountSheet; matrix: PreferenceMatrix; tallies: readonly Rational[] },
): Result<{ readonly pairs: readonly Pair[]; readonly ties: readonly Tie[] }, CountFault> {
  const indexOf = (place: number): number => matrix.candidates[place] ?? place;
  let left = matrix.candidates.filter((index) => pairs.some((pair) => pair.some((place) => indexOf(place) === index)));
  const order: number[] = [];
  const ties: Tie[] = [];
  while (left.length > 1) {
    const broken = sheet.breakTie('order', left, tallies);
    if (!broken.ok) return broken;
    const { chosen, tie } = broken.value;
    ties.push(tie);
    order.push(...chosen);
    left = left.filter((index) => !chosen.includes(index));
  }
  order.push(...left);
  const rank = (place: number): number => order.indexOf(indexOf(place));
  const sorted = pairs.toSorted((a, b) => rank(a[0]) - rank(b[0]) || rank(b[1]) - rank(a[1]));
  return ok({ pairs: sorted, ties });
}

/** Which pairs are locked in, and whom one may come to from whom along them. */
class LockedPairs {
  readonly #locked: boolean[][];
  readonly #reach: boolean[][];

  constructor(size: number) {
    this.#locked = square(size);
    this.#reach = square(size);
  }

  /** 1 where a pair is locked in, 0 elsewhere. */
  get matrix(): readonly (readonly Rational[])[] {
    return this.#locked.map((row) => row.map((locked) => (locked ? ONE : ZERO)));
  }

  reaches(from: number, to: number): boolean {
    return this.#reach[from]?.[to] === true;
  }

  isBelowNobody(place: number): boolean {
    return this.#locked.every((row) => row[place] !== true);
  }

  lock([winner, loser]: Pair): void {
    set(this.#locked, winner, loser);
    this.#reach.forEach((_, from) => {
      if (from !== winner && !this.reaches(from, winner)) return;
      this.#reach.forEach((__, to) => {
        if (to === loser || this.reaches(loser, to)) set(this.#reach, from, to);
      });
    });
  }

  /** The same with these as well, circles or not. */
  with(pairs: readonly Pair[]): LockedPairs {
    const more = new LockedPairs(this.#locked.length);
    this.#locked.forEach((row, winner) => row.forEach((locked, loser) => locked && more.lock([winner, loser])));
    for (const pair of pairs) more.lock(pair);
    return more;
  }
}

const square = (size: number): boolean[][] =>
  Array.from({ length: size }, () => Array.from({ length: size }, () => false));

function set(rows: boolean[][], row: number, column: number): void {
  const cells = rows[row];
  if (cells !== undefined) cells[column] = true;
}
