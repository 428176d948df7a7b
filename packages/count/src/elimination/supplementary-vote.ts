import { err, ok, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import { firstRanks } from '../table/cut-papers.ts';
import { CountTable, NOTHING_DECIDED } from './count-table.ts';
import { saysNothing } from './elimination.ts';
import { highestOf, mostVoted } from './lowest.ts';
import { majority } from './majority.ts';

/**
 * Supplementary vote: a first and a second preference. Without a majority of first preferences all leave but the two
 * highest (and whoever ties with the second of them); second preferences of those who left are added, and the most votes
 * are elected. Greater London Authority Act 1999, schedule 2, part I, paragraph 4.
 */
export function countBySupplementaryVote({ ballots, sheet }: Counting): Result<null, CountFault> {
  const table = new CountTable({ ballots: firstRanks(ballots, 2), sheet });
  if (saysNothing(table)) return err({ code: 'no-valid-votes' });
  const { quota, reached } = majority(table);
  const none = { ...NOTHING_DECIDED, quota };
  const { electable, continuing } = sheet;
  const [only] = electable;
  if (electable.length === 1 && only !== undefined) {
    table.close({ ...none, elected: [{ index: only, by: 'last-left' }] });
    return ok(null);
  }
  const winners = electable.filter(reached);
  if (winners.length > 0) return electMost(table, winners, 'quota');

  const highest = highestOf(table, electable);
  const others = electable.filter((index) => !highest.includes(index));
  const two = highest.length > 1 || others.length === 0 ? highest : [...highest, ...highestOf(table, others)];
  const left = electable.filter((index) => two.includes(index));
  const excluded = continuing.filter((index) => !left.includes(index));
  if (excluded.length > 0) table.close({ ...none, excluded });
  return sheet.stopped ? ok(null) : electMost(table, left, 'most-votes');
}

function electMost(
  table: CountTable,
  candidates: readonly number[],
  by: 'quota' | 'most-votes',
): Result<null, CountFault> {
  const winner = mostVoted(table, candidates, 1);
  if (!winner.ok) return winner;
  const quota = by === 'quota' || table.sheet.stages.length === 0 ? majority(table).quota : null;
  const elected = winner.value.chosen.map((index) => ({ index, by }));
  table.close({ ...NOTHING_DECIDED, quota, elected, ties: winner.value.ties });
  return ok(null);
}
