import type { CandidateId } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { SKIPPED } from '../ballots/packed-ballots.ts';

/** Papers that were a box or a batch of their own: a channel, a unit. */
export interface Part {
  readonly label: string;
  readonly ballots: PackedBallots;
}

/** First preferences of a part, or of several taken together because one alone would say how somebody voted. */
export type BreakdownRow = {
  readonly parts: readonly string[];
  readonly papers: number;
  readonly first: readonly { readonly candidate: CandidateId; readonly papers: number }[];
  /** Papers with no single first preference. */
  readonly none: number;
};

/**
 * First preferences part by part, where every figure is at least `k`, none included: a small figure says how somebody
 * voted, and a zero says how nobody did (A37). Parts with a smaller figure are taken together; so are further parts, the
 * fewest papers first, while the sum that is left over could be read off by subtracting the others from the whole.
 *
 * The last row holds what was taken together; it is missing where nothing was. If even all parts together have a figure
 * below `k`, there is one row: the whole, which the result publishes anyway.
 *
 * @throws RangeError for parts of different candidates, or a `k` below 1.
 */
export function breakdown(parts: readonly Part[], k: number): readonly BreakdownRow[] {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`breakdown: cells of at least ${k}`);
  const [first] = parts;
  if (first === undefined) return [];
  const candidates = first.ballots.candidates;
  if (parts.some(({ ballots }) => ballots.candidates.join() !== candidates.join())) {
    throw new RangeError('breakdown: parts of different candidates');
  }
  const rows = parts.map(rowOf);
  const shown = rows.filter((row) => smallestFigure(row) >= k);
  const together = rows.filter((row) => !shown.includes(row));
  while (together.length > 0 && shown.length > 0 && smallestFigure(sumOf(together)) < k) {
    const fewest = shown.reduce((least, row) => (row.papers < least.papers ? row : least));
    shown.splice(shown.indexOf(fewest), 1);
    together.push(fewest);
  }
  return together.length === 0 ? shown : [...shown, sumOf(together)];
}

function rowOf({ label, ballots }: Part): BreakdownRow {
  const papers = ballots.candidates.map(() => 0);
  let none = 0;
  for (let i = 0; i < ballots.times.length; i++) {
    const times = ballots.times[i] ?? 0;
    const candidate = firstOf(ballots, i);
    if (candidate === undefined) none += times;
    else papers[candidate] = (papers[candidate] ?? 0) + times;
  }
  const first = ballots.candidates.map((candidate, index) => ({ candidate, papers: papers[index] ?? 0 }));
  return { parts: [label], papers: ballots.total, first, none };
}

/** The only candidate at the first rank; undefined where it was left out or holds several. */
function firstOf({ starts, marks }: PackedBallots, ranking: number): number | undefined {
  const [start, end] = [starts[ranking] ?? 0, starts[ranking + 1] ?? 0];
  const mark = start < end ? (marks[start] ?? SKIPPED) : SKIPPED;
  const shared = start + 1 < end && ((marks[start + 1] ?? 0) & 1) === 1;
  return mark === SKIPPED || shared ? undefined : mark >> 1;
}

const sumOf = (rows: readonly BreakdownRow[]): BreakdownRow => ({
  parts: rows.flatMap(({ parts }) => parts),
  papers: total(rows.map(({ papers }) => papers)),
  first: (rows[0]?.first ?? []).map(({ candidate }, index) => ({
    candidate,
    papers: total(rows.map(({ first }) => first[index]?.papers ?? 0)),
  })),
  none: total(rows.map(({ none }) => none)),
});

/** Papers without a first preference are left out where there are none: most parts have none, and it says nothing. */
const smallestFigure = ({ first, none }: BreakdownRow): number =>
  Math.min(...first.map(({ papers }) => papers), ...(none === 0 ? [] : [none]));

const total = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);
