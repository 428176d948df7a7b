import { ok, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { Tie } from '../ties/tie-result.ts';
import type { KeepTable } from './keep-table.ts';

/** Those who are elected, most votes first, and the ties that decided it. */
interface Reached {
  readonly elected: readonly number[];
  readonly ties: readonly Tie[];
}

/**
 * Everybody who has the quota, as far as seats are open. Under constraints one at a stage, because each election can guard or
 * doom others; whoever has the quota and may not be elected is passed over where the option says so.
 */
export function reachQuota(table: KeepTable): Result<Reached, CountFault> {
  const { sheet, options } = table;
  const suffice = (): readonly number[] => sheet.electable.filter((index) => hasQuota(table, index, options.electOn));
  sheet.passOver(suffice());
  const falling = suffice().toSorted((a, b) =>
    table.votes(a) === table.votes(b) ? a - b : table.votes(a) > table.votes(b) ? -1 : 1,
  );
  const seats = sheet.contest.constraints.length > 0 ? 1 : sheet.openSeats;
  if (falling.length <= seats) return ok({ elected: falling, ties: [] });
  return firstOf(table, falling, seats);
}

function hasQuota(table: KeepTable, index: number, electOn: '>' | '>='): boolean {
  const votes = table.votes(index);
  if (votes === 0n) return false;
  const order = table.compare(votes, table.quota);
  return electOn === '>=' ? order >= 0 : order > 0;
}

/** Those with the most votes; the tied at the edge by the declared ladder. */
function firstOf(table: KeepTable, falling: readonly number[], seats: number): Result<Reached, CountFault> {
  const edge = table.votes(falling[seats - 1] ?? 0);
  const above = falling.filter((index) => table.compare(table.votes(index), edge) > 0);
  let tied = falling.filter((index) => table.compare(table.votes(index), edge) === 0).toSorted((a, b) => a - b);
  const elected = [...above];
  const ties: Tie[] = [];
  while (elected.length < seats) {
    if (elected.length + tied.length <= seats) {
      elected.push(...tied);
      break;
    }
    const broken = table.sheet.breakTie('elect', tied, table.tallies());
    if (!broken.ok) return broken;
    const { chosen, tie } = broken.value;
    ties.push(tie);
    elected.push(...chosen);
    tied = tied.filter((index) => !chosen.includes(index));
  }
  return ok({ elected, ties });
}
