import { add, compare, type Rational, ZERO } from '@selectorate/basics';
import type { GregoryTable } from './gregory-table.ts';
import type { Plan } from './plan.ts';

/** Who still stands for how many seats, and the votes above the quota that are still to move. */
export interface Standing {
  readonly standing: readonly number[];
  readonly seats: number;
  readonly surpluses: Rational;
}

/**
 * The candidates at the bottom whom no transfer can save: their votes in one pile, with every surplus that is still to
 * move, stay below the next candidate's. Equal tallies are never separated, and as many candidates stay as seats are open.
 */
export function sureLosers(
  table: GregoryTable,
  { standing, seats, surpluses }: Standing,
  plan: Plan,
): readonly number[] {
  const { batchExclusion, deferSurpluses } = table.options;
  if (batchExclusion === 'none' && !deferSurpluses) return [];
  const rising = standing.toSorted((a, b) => compare(table.votes(a), table.votes(b)));
  // Without batches one candidate may still go before surpluses that cannot save them. Under constraints never more than
  // one: each of two may be spared, but not both.
  const oneOnly = batchExclusion === 'none' || table.sheet.contest.constraints.length > 0;
  const most = oneOnly ? 1 : rising.length - seats;
  let found: readonly number[] = [];
  let votes = ZERO;
  for (let size = 1; size <= Math.min(most, rising.length - seats); size++) {
    const [highest, next] = [rising[size - 1], rising[size]];
    if (next === undefined || highest === undefined) break;
    votes = add(votes, table.votes(highest));
    if (table.compare(table.votes(highest), table.votes(next)) === 0) continue;
    if (staysBelow(table, add(votes, surpluses), table.votes(next))) found = rising.slice(0, size);
    if (plan.batch === 'first-with-votes' && votes.n > 0n) break;
  }
  return mayGo(table, found);
}

function staysBelow(table: GregoryTable, together: Rational, next: Rational): boolean {
  const order = table.compare(together, next);
  return table.options.batchExclusion === '<=' ? order <= 0 : order < 0;
}

/** Nobody whom a constraint guards; a group with such a candidate in it is no group. */
function mayGo(table: GregoryTable, group: readonly number[]): readonly number[] {
  if (group.length === 0) return group;
  const may = new Set(table.sheet.excludable);
  return group.every((index) => may.has(index)) ? group : [];
}
