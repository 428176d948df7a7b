import { compare, err, ok, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import type { Tie } from '../ties/tie-result.ts';
import { CountTable, type Decision } from './count-table.ts';

/** Most votes: one stage, one mark a paper, as many elected as there are seats. */
export function countByPlurality(counting: Counting): Result<null, CountFault> {
  const table = new CountTable(counting);
  const { sheet } = table;
  const falling = sheet.electable.toSorted((a, b) => compare(table.votes(b), table.votes(a)));
  const seats = sheet.openSeats;
  if (falling.length <= seats) return elect(table, falling, { by: 'last-left', ties: [] });
  if (table.base('valid').n === 0n) return err({ code: 'no-valid-votes' });

  const lastIn = falling[seats - 1] ?? 0;
  const above = falling.filter((index) => compare(table.votes(index), table.votes(lastIn)) > 0);
  let tied = falling.filter((index) => compare(table.votes(index), table.votes(lastIn)) === 0);
  const elected = [...above];
  const ties: Tie[] = [];
  while (elected.length + tied.length > seats && elected.length < seats) {
    const broken = sheet.breakTie('elect', tied, table.tallies);
    if (!broken.ok) return broken;
    ties.push(broken.value.tie);
    elected.push(...broken.value.chosen);
    tied = tied.filter((index) => !broken.value.chosen.includes(index));
  }
  if (elected.length < seats) elected.push(...tied);
  return elect(table, elected, { by: 'most-votes', ties });
}

function elect(
  table: CountTable,
  winners: readonly number[],
  { by, ties }: { by: 'most-votes' | 'last-left'; ties: Decision['ties'] },
): Result<null, CountFault> {
  table.close({ quota: null, elected: winners.map((index) => ({ index, by })), excluded: [], ties });
  return ok(null);
}
