import { compare, ok, type Rational, type Result, ZERO } from '@selectorate/basics';
import { seatMostVoted } from '../panel/seat-most-voted.ts';
import type { CountFault } from '../result/result.ts';
import type { CountSheet, StageEntry } from '../table/count-sheet.ts';
import type { Tie } from '../ties/tie-result.ts';

type Elected = Pick<StageEntry, 'elected' | 'ties' | 'workings'>;

/**
 * The highest tallies take the open seats, in falling order. Those level with the last seat and not all seated are asked
 * of the ladder, one question for each seat left; it gives the order among them. Candidates level with each other above
 * the last seat stand in the order of the ballot paper. Constraints: see `seatMostVoted`.
 */
export function electMost(sheet: CountSheet, tallies: readonly Rational[]): Result<Elected, CountFault> {
  const votes = (index: number): Rational => tallies[index] ?? ZERO;
  if (sheet.contest.constraints.length > 0) return seatMostVoted(sheet, tallies);
  const falling = sheet.electable.toSorted((a, b) => compare(votes(b), votes(a)));
  const seats = sheet.openSeats;
  const lastIn = falling[Math.min(seats, falling.length) - 1];
  if (lastIn === undefined) return ok({ elected: [], ties: [], workings: [] });
  if (falling.length <= seats) {
    return ok({ elected: falling.map((index) => ({ index, by: 'last-left' as const })), ties: [], workings: [] });
  }

  const seated = falling.filter((index) => compare(votes(index), votes(lastIn)) > 0);
  let level = falling.filter((index) => compare(votes(index), votes(lastIn)) === 0);
  const ties: Tie[] = [];
  while (seated.length < seats && seated.length + level.length > seats) {
    const broken = sheet.breakTie('elect', level, tallies);
    if (!broken.ok) return broken;
    const { chosen, tie } = broken.value;
    ties.push(tie);
    seated.push(...chosen);
    level = level.filter((index) => !chosen.includes(index));
  }
  if (seated.length < seats) seated.push(...level);
  return ok({ elected: seated.map((index) => ({ index, by: 'most-votes' as const })), ties, workings: [] });
}
