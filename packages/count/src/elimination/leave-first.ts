import { compare, rational } from '@selectorate/basics';
import type { CountTable } from './count-table.ts';

/**
 * Who goes before anybody is compared with anybody: those who can never be elected, or for a constraint not any more; when
 * none of them is left, those who had fewer than `minimumVotes` at the first stage, unless that is everybody. Under
 * constraints these go one at a time: see `chooseLowest`.
 */
export function leaveFirst(table: CountTable): readonly number[] {
  const { unelectable, doomed, continuing, contest } = table.sheet;
  if (unelectable.length > 0) return unelectable;
  if (contest.constraints.length > 0) return doomed.map(({ index }) => index);
  const short = belowMinimum(table, continuing);
  return short.length < continuing.length ? short : [];
}

/** Those of the candidates who had fewer than `minimumVotes` at the first stage. */
export function belowMinimum(table: CountTable, candidates: readonly number[]): readonly number[] {
  const least = rational(table.options.minimumVotes);
  return candidates.filter((index) => compare(table.first[index] ?? least, least) < 0);
}
