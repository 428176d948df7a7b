import { err, ok, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { Tie } from '../ties/tie-result.ts';
import type { KeepTable } from './keep-table.ts';

/** Those who leave, and the ties that decided it. */
export interface Leaving {
  readonly excluded: readonly number[];
  readonly ties: readonly Tie[];
}

/**
 * Sure losers: the largest group from the bottom whose votes and all surpluses together are below (or do not exceed) the
 * votes of the next candidate. Equal tallies are never separated. No more than may go, nobody whom a constraint guards, and one at a time under constraints.
 */
export function sureLosers(table: KeepTable): readonly number[] {
  const { batchExclusion } = table.options;
  const rising = byVotes(table, table.sheet.electable);
  const excludable = new Set(table.sheet.excludable);
  const most = batchExclusion === 'none' || isConstrained(table) ? 1 : rising.length;
  for (let size = Math.min(most, mayGo(table)); size > 0; size--) {
    const group = rising.slice(0, size);
    const [next] = rising.slice(size);
    const highest = group.at(-1);
    if (next === undefined || highest === undefined || !group.every((index) => excludable.has(index))) continue;
    if (table.compare(table.votes(highest), table.votes(next)) === 0) continue;
    const together = group.reduce((sum, index) => sum + table.votes(index), table.surplus);
    const order = table.compare(together, table.votes(next));
    if (order < 0 || (order === 0 && batchExclusion === '<=' && size > 1)) return inOrder(group);
  }
  return [];
}

/**
 * The lowest of those who may be excluded. Tied with them is whoever is not above them by more than all surpluses: these
 * could still change places.
 */
export function lowest(table: KeepTable): Result<Leaving, CountFault> {
  const { sheet, surplus } = table;
  const excludable = new Set(sheet.excludable);
  const rising = byVotes(
    table,
    sheet.electable.filter((index) => excludable.has(index)),
  );
  const [first] = rising;
  if (first === undefined) return ok({ excluded: [], ties: [] });
  const tied = inOrder(rising.filter((index) => table.compare(table.votes(index), table.votes(first) + surplus) <= 0));
  if (tied.length === 1) return ok({ excluded: tied, ties: [] });
  const broken = sheet.breakTie('exclude', tied, table.tallies());
  if (!broken.ok) return broken;
  const { chosen, tie } = broken.value;
  // A rung that lets all the tied go together does not know how many may.
  const most = isConstrained(table) ? 1 : mayGo(table);
  if (chosen.length > most) {
    const names = chosen.map((index) => sheet.name(index));
    return err({ code: 'tie-undecided', stage: sheet.stages.length + 1, purpose: 'exclude', tied: names });
  }
  return ok({ excluded: chosen, ties: [tie] });
}

/** How many can leave while enough are left for the seats. */
const mayGo = ({ sheet }: KeepTable): number => sheet.electable.length - sheet.openSeats;

const isConstrained = ({ sheet }: KeepTable): boolean => sheet.contest.constraints.length > 0;

const byVotes = (table: KeepTable, candidates: readonly number[]): readonly number[] =>
  candidates.toSorted((a, b) => (table.votes(a) === table.votes(b) ? a - b : table.votes(a) < table.votes(b) ? -1 : 1));

const inOrder = (candidates: readonly number[]): readonly number[] => candidates.toSorted((a, b) => a - b);
