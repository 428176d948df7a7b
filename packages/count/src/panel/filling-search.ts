/** So many constraints can be searched exactly in whole numbers below 2^53; see `FillingSearch`. */
export const MOST_CONSTRAINTS = 16;

/** What a number of candidates may be, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Candidates of one kind: they are in the same categories (indexes of constraints), and one is as good as another. */
export interface Kind {
  readonly size: number;
  readonly categories: readonly number[];
}

/** What is left of the work that a search may take, in cells of its table that are looked at. */
export interface Budget {
  cells: number;
}

/**
 * Ways to fill seats: how many to take of each kind, so many in all, and of each category a number within its range.
 *
 * The method is the simplex for bounds as Dutertre and de Moura describe it (A fast linear-arithmetic solver for DPLL(T),
 * CAV 2006), without optimising, and branching on a kind of which a fraction would be taken. Every category, and the
 * total, is a figure of its own with a range; in the table each such figure that is not free is a sum of free ones, which
 * are whole numbers within their ranges.
 *
 * It is exact. A row `divisor * figure = sum of factor * free figure` is kept in lowest whole terms. Its numbers are then
 * subdeterminants of a matrix of 0 and 1 of m = constraints + 1 rows, by Hadamard at most (m + 1)^((m + 1) / 2) / 2^m: with
 * 16 constraints below 1,520,000, so that products of two, added, stay far below 2^53.
 *
 * Bland's rule (the first figure that will do) never runs in a circle, and branching halves a finite range; as that could
 * still be long, the search gives up when the budget is spent.
 */
export class FillingSearch {
  readonly #kinds: number;
  /** Figures: kinds, then categories, then the total. */
  readonly #from: number[];
  readonly #to: number[];
  /** Free figures by column and their values. */
  readonly #free: number[];
  readonly #values: number[];
  /** Other figures by row, their factors and divisors. */
  readonly #bound: number[];
  readonly #rows: number[][];
  readonly #divisors: number[];
  readonly #budget: Budget;

  constructor(kinds: readonly Kind[], ranges: readonly Range[], options: { total: number; budget: Budget }) {
    const { total, budget } = options;
    this.#kinds = kinds.length;
    this.#budget = budget;
    this.#from = [...kinds.map(() => 0), ...ranges.map(({ from }) => from), total];
    this.#to = [...kinds.map(({ size }) => size), ...ranges.map(({ to }) => to), total];
    this.#free = kinds.map((_, kind) => kind);
    this.#values = kinds.map(() => 0);
    this.#bound = [...ranges.map((_, category) => kinds.length + category), kinds.length + ranges.length];
    this.#rows = [
      ...ranges.map((_, category) => kinds.map(({ categories }) => (categories.includes(category) ? 1 : 0))),
      kinds.map(() => 1),
    ];
    this.#divisors = this.#rows.map(() => 1);
  }

  /** How many of each kind; undefined when there is no way, and also when the budget is spent: then that is below zero. */
  find(): readonly number[] | undefined {
    if (!this.#fitRanges()) return undefined;
    const row = this.#bound.findIndex((figure, at) => figure < this.#kinds && this.#sum(at) % this.#divisor(at) !== 0);
    if (row < 0) return this.#solution();
    const figure = this.#bound[row] ?? 0;
    const floor = Math.floor(this.#sum(row) / this.#divisor(row));
    const { from, to } = this.#range(figure);
    return (
      this.#within(figure, { from, to: floor }, () => this.find()) ??
      this.#within(figure, { from: floor + 1, to }, () => this.find())
    );
  }

  /** Asks while of this kind only so many may be taken; afterwards as many as before. */
  ofKind(kind: number, range: Range): readonly number[] | undefined {
    return this.#within(kind, range, () => this.find());
  }

  /** Asks while nothing is asked of these categories. */
  without<T>(categories: readonly number[], ask: () => T): T {
    const [first, ...rest] = categories;
    if (first === undefined) return ask();
    return this.#within(this.#kinds + first, { from: -FREE, to: FREE }, () => this.without(rest, ask));
  }

  #within<T>(figure: number, range: Range, ask: () => T): T {
    const before = this.#range(figure);
    this.#setRange(figure, range);
    const answer = ask();
    this.#setRange(figure, before);
    return answer;
  }

  #range(figure: number): Range {
    return { from: this.#from[figure] ?? 0, to: this.#to[figure] ?? 0 };
  }

  /** A free figure stays within its range. */
  #setRange(figure: number, { from, to }: Range): void {
    this.#from[figure] = from;
    this.#to[figure] = to;
    const column = this.#free.indexOf(figure);
    if (column >= 0) this.#values[column] = Math.min(to, Math.max(from, this.#values[column] ?? 0));
  }

  /** Brings every figure into its range, fractions allowed; false when there is no way. */
  #fitRanges(): boolean {
    for (;;) {
      this.#budget.cells -= this.#rows.length * (this.#kinds + 1);
      if (this.#budget.cells < 0) return false;
      const row = this.#firstOutside();
      if (row === undefined) return true;
      const figure = this.#bound[row] ?? 0;
      const { from, to } = this.#range(figure);
      const isShort = this.#sum(row) < from * this.#divisor(row);
      const column = this.#firstToMove(row, isShort);
      if (column === undefined) return false;
      this.#exchange(row, column, isShort ? from : to);
    }
  }

  #firstOutside(): number | undefined {
    let found: number | undefined;
    this.#bound.forEach((figure, row) => {
      const { from, to } = this.#range(figure);
      const [sum, divisor] = [this.#sum(row), this.#divisor(row)];
      const isOutside = sum < from * divisor || sum > to * divisor;
      if (isOutside && (found === undefined || figure < (this.#bound[found] ?? 0))) found = row;
    });
    return found;
  }

  /** The first free figure that can still move in the direction which helps. */
  #firstToMove(row: number, isShort: boolean): number | undefined {
    let found: number | undefined;
    this.#free.forEach((figure, column) => {
      const factor = this.#rows[row]?.[column] ?? 0;
      const { from, to } = this.#range(figure);
      const value = this.#values[column] ?? 0;
      const canMove = factor !== 0 && (factor > 0 === isShort ? value < to : value > from);
      if (canMove && (found === undefined || figure < (this.#free[found] ?? 0))) found = column;
    });
    return found;
  }

  /** The figure of the row becomes free, at this value; the figure of the column becomes a sum. */
  #exchange(row: number, column: number, value: number): void {
    const old = this.#rows[row] ?? [];
    const factor = old[column] ?? 0;
    const sign = Math.sign(factor);
    const turned = old.map((other, at) => sign * (at === column ? this.#divisor(row) : -other));
    this.#write(row, turned, Math.abs(factor));
    this.#rows.forEach((other, at) => {
      const times = other[column] ?? 0;
      if (at === row || times === 0) return;
      const [scale, turnedRow] = [this.#divisor(row), this.#rows[row] ?? []];
      const sums = other.map((each, i) => (i === column ? 0 : each * scale) + times * (turnedRow[i] ?? 0));
      this.#write(at, sums, this.#divisor(at) * scale);
    });
    const [freed, taken] = [this.#bound[row] ?? 0, this.#free[column] ?? 0];
    this.#bound[row] = taken;
    this.#free[column] = freed;
    this.#values[column] = value;
  }

  /** In lowest terms. */
  #write(row: number, factors: readonly number[], divisor: number): void {
    const common = factors.reduce(greatestCommonDivisor, divisor);
    this.#rows[row] = factors.map((factor) => factor / common);
    this.#divisors[row] = divisor / common;
  }

  #sum(row: number): number {
    return (this.#rows[row] ?? []).reduce((sum, factor, column) => sum + factor * (this.#values[column] ?? 0), 0);
  }

  #divisor(row: number): number {
    return this.#divisors[row] ?? 1;
  }

  #solution(): readonly number[] {
    const taken = Array.from({ length: this.#kinds }, () => 0);
    this.#free.forEach((figure, column) => {
      if (figure < this.#kinds) taken[figure] = this.#values[column] ?? 0;
    });
    this.#bound.forEach((figure, row) => {
      if (figure < this.#kinds) taken[figure] = this.#sum(row) / this.#divisor(row);
    });
    return taken;
  }
}

/** More than there can be candidates. */
const FREE = 1_000_000;

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
