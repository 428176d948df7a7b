import { compare, ok, type Result } from '@selectorate/basics';
import type { CountTable, Decision } from './count-table.ts';
import type { CountFault } from './result.ts';
import type { Tie } from './tie-result.ts';
import { breakTie } from './ties.ts';

/** Most votes: one stage, one mark a paper, as many elected as there are seats. */
export function countByPlurality(table: CountTable): Result<null, CountFault> {
  const falling = table.electable.toSorted((a, b) => compare(table.votes(b), table.votes(a)));
  const seats = table.openSeats;
  if (falling.length <= seats) return elect(table, falling, { by: 'last-left', ties: [] });

  const lastIn = falling[seats - 1] ?? 0;
  const above = falling.filter((index) => compare(table.votes(index), table.votes(lastIn)) > 0);
  let tied = falling.filter((index) => compare(table.votes(index), table.votes(lastIn)) === 0);
  const elected = [...above];
  const ties: Tie[] = [];
  while (elected.length + tied.length > seats && elected.length < seats) {
    const { candidates, history, continuing } = table;
    const broken = breakTie({ purpose: 'elect', tied, candidates, history, continuing }, table.options.ties);
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
