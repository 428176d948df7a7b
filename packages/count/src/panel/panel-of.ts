import type { CandidateId } from '@selectorate/basics';
import type { Contest } from '../contest/contest.ts';
import { type Budget, FillingSearch, type Kind, type Range } from './filling-search.ts';
import type { Panel, Verdict } from './panel.ts';

/** Work that all questions about one count may take together: seconds, where a question takes well below a millisecond. */
const MOST_CELLS = 100_000_000;

/** What the search behind a panel may take. */
interface PanelOptions {
  /** Cells of a table that may be looked at, for all questions together. */
  readonly cells?: number;
}

/**
 * The panel of a contest whose constraints are sound (`bad-contest` otherwise).
 *
 * A filling takes as many of those continuing as seats are open, or all when they are fewer: seats stay empty only then. It
 * meets the constraints when those elected and those taken are, of each category, at least and at most as many as asked.
 * "Re-open nominations" is nobody: it is never taken, and the seat that it holds may still be given to anybody later, so
 * that it counts towards every "at least" and no "at most". Hence its election never makes constraints impossible.
 *
 * @param options - how much the search may take before the panel gives up
 */
export function panelOf(contest: Contest, candidates: readonly CandidateId[], options: PanelOptions = {}): Panel {
  const { seats, constraints } = contest;
  const reopen = contest.reopenNominations === null ? -1 : candidates.indexOf(contest.reopenNominations);
  const categoriesOf = candidates.map((id) =>
    constraints.flatMap((constraint, at) => (constraint.candidates.includes(id) ? [at] : [])),
  );
  const budget: Budget = { cells: options.cells ?? MOST_CELLS };
  const moment = (elected: readonly number[], continuing: readonly number[]): Moment => {
    const persons = continuing.filter((index) => index !== reopen);
    const open = Math.max(0, seats - elected.length);
    const empty = elected.includes(reopen) ? 1 : 0;
    const total = Math.min(open, persons.length);
    const ranges = constraints.map(({ atLeast, atMost }, at) => {
      const has = elected.filter((index) => index !== reopen && categoriesOf[index]?.includes(at) === true).length;
      const from = atLeast - has - empty;
      return { from, to: atMost === null ? Math.max(from, total) : atMost - has };
    });
    return new Moment({ persons, ranges, total, categoriesOf, budget });
  };
  const named = (categories: readonly number[]): readonly string[] =>
    categories.flatMap((at) => constraints[at]?.category ?? []);
  const verdicts = (found: readonly Found[]): readonly Verdict[] =>
    found.map(({ index, because }) => ({ index, constraints: named(because) }));

  const judge: Panel['judge'] = (elected, continuing) => {
    if (constraints.length === 0 || budget.cells < 0) return { guarded: [], doomed: [] };
    const now = moment(elected, continuing);
    const found = now.filling === undefined ? null : now.judge();
    if (budget.cells < 0) return { guarded: [], doomed: [] };
    return found === null ? null : { guarded: verdicts(found.guarded), doomed: verdicts(found.doomed) };
  };
  const conflict: Panel['conflict'] = (elected, continuing) => {
    if (constraints.length === 0 || budget.cells < 0) return [];
    const now = moment(elected, continuing);
    return now.filling === undefined && budget.cells >= 0 ? named(now.conflict()) : [];
  };
  return { seats, constraints, judge, conflict, hasGivenUp: () => budget.cells < 0 };
}

/** A verdict, the constraints behind it by their indexes. */
interface Found {
  readonly index: number;
  readonly because: readonly number[];
}

interface MomentOf {
  readonly persons: readonly number[];
  readonly ranges: readonly Range[];
  readonly total: number;
  readonly categoriesOf: readonly (readonly number[])[];
  readonly budget: Budget;
}

type Question = () => readonly number[] | undefined;

/** One moment of a count: who may still take a seat, how many do, and what each category still asks. */
class Moment {
  readonly #of: MomentOf;
  readonly #kinds: readonly (Kind & { readonly members: readonly number[] })[];
  readonly #search: FillingSearch;
  /** A way to fill the seats. */
  readonly filling: readonly number[] | undefined;

  constructor(of: MomentOf) {
    this.#of = of;
    this.#kinds = kindsOf(of);
    this.#search = new FillingSearch(this.#kinds, of.ranges, of);
    this.filling = this.#search.find();
  }

  judge(): { readonly guarded: readonly Found[]; readonly doomed: readonly Found[] } {
    const { persons, total } = this.#of;
    if (this.filling === undefined || total === 0) return { guarded: [], doomed: [] };
    // With everybody taken, one who leaves leaves a seat empty; nobody stands in anybody's way.
    if (total === persons.length) return { guarded: this.#neededWhenAllAreTaken(), doomed: [] };
    const known = [this.filling];
    const isForced = (kind: number, { range, shows }: { range: Range; shows: (taken: number) => boolean }): boolean => {
      if (known.some((filling) => shows(filling[kind] ?? 0))) return false;
      const other = this.#search.ofKind(kind, range);
      if (other !== undefined) known.push(other);
      return other === undefined;
    };
    const found = (rangeOf: (size: number) => Range): readonly Found[] =>
      this.#kinds
        .flatMap(({ size, members }, kind) => {
          const range = rangeOf(size);
          const shows = (taken: number): boolean => taken >= range.from && taken <= range.to;
          if (!isForced(kind, { range, shows })) return [];
          const because = this.#smallest(() => this.#search.ofKind(kind, range));
          return members.map((index) => ({ index, because }));
        })
        .toSorted((a, b) => a.index - b.index);
    return {
      guarded: found((size) => ({ from: 0, to: size - 1 })),
      doomed: found((size) => ({ from: 1, to: size })),
    };
  }

  conflict(): readonly number[] {
    return this.#smallest(() => this.#search.find());
  }

  /** Constraints that already leave no answer: those declared last are left out first, as long as there still is none. */
  #smallest(ask: Question): readonly number[] {
    const left = new Set<number>();
    for (let at = this.#of.ranges.length - 1; at >= 0; at--) {
      if (this.#search.without([...left, at], ask) === undefined) left.add(at);
    }
    return this.#of.ranges.flatMap((_, at) => (left.has(at) ? [] : [at]));
  }

  #neededWhenAllAreTaken(): readonly Found[] {
    const { persons, ranges, categoriesOf } = this.#of;
    return persons.flatMap((index) => {
      const because = categoriesOf[index]?.find((at) => {
        const members = persons.filter((other) => categoriesOf[other]?.includes(at) === true).length;
        return members - 1 < (ranges[at]?.from ?? 0);
      });
      return because === undefined ? [] : [{ index, because: [because] }];
    });
  }
}

/** Candidates of the same categories together. */
function kindsOf({ persons, categoriesOf }: MomentOf): readonly (Kind & { readonly members: readonly number[] })[] {
  const byCategories = new Map<string, number[]>();
  for (const index of persons) {
    const key = (categoriesOf[index] ?? []).join(' ');
    const members = byCategories.get(key);
    if (members === undefined) byCategories.set(key, [index]);
    else members.push(index);
  }
  return [...byCategories.values()].map((members) => ({
    members,
    size: members.length,
    categories: categoriesOf[members[0] ?? 0] ?? [],
  }));
}
