import { err, ok, type Result } from '@selectorate/basics';
import { seatMostVoted } from '../panel/seat-most-voted.ts';
import type { CountFault } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import { CountTable, NOTHING_DECIDED } from './count-table.ts';
import { saysNothing } from './elimination.ts';
import { mostVoted } from './lowest.ts';

/** Most votes: one stage, one mark a paper, as many elected as there are seats. */
export function countByPlurality({ ballots, sheet }: Counting): Result<null, CountFault> {
  const table = new CountTable({ ballots, sheet });
  const { electable, openSeats } = sheet;
  const isContested = electable.length > openSeats;
  if (isContested && saysNothing(table)) return err({ code: 'no-valid-votes' });
  if (sheet.contest.constraints.length > 0) {
    const seated = seatMostVoted(sheet, table.tallies);
    if (!seated.ok) return seated;
    table.close({ ...NOTHING_DECIDED, ...seated.value });
    return ok(null);
  }
  const winners = mostVoted(table, electable, openSeats);
  if (!winners.ok) return winners;
  const by = isContested ? ('most-votes' as const) : ('last-left' as const);
  const elected = winners.value.chosen.map((index) => ({ index, by }));
  table.close({ ...NOTHING_DECIDED, elected, ties: winners.value.ties });
  return ok(null);
}
