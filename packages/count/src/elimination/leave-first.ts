import { compare, rational } from '@selectorate/basics';
import type { CountTable } from './count-table.ts';

/**
 * Who goes before anybody is compared with anybody: those who can never be elected; when none of them is left, those who
 * had fewer than `minimumVotes` at the first stage, unless that is everybody.
 */
export function leaveFirst(table: CountTable): readonly number[] {
  const { unelectable, continuing } = table.sheet;
  if (unelectable.length > 0) return unelectable;
  const least = rational(table.options.minimumVotes);
  const short = continuing.filter((index) => compare(table.first[index] ?? least, least) < 0);
  return short.length < continuing.length ? short : [];
}
