import { ok, type Rational, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { CountSheet } from '../table/count-sheet.ts';
import type { Tie } from '../ties/tie-result.ts';
import { allFit } from './seat-most-voted.ts';

/** Who fills the seats at the end of a count. */
interface LastLeft {
  readonly seated: readonly number[];
  /** Called back from among the excluded, for seats that passing over leaves open. */
  readonly recalled: readonly number[];
  readonly ties: readonly Tie[];
}

interface Left {
  /** Elected before on the stage that is open. */
  readonly newlyElected?: readonly number[];
  readonly tallies: readonly Rational[];
  /** Whether two have the same votes, as the rule compares them. */
  readonly areLevel: (one: number, other: number) => boolean;
}

/**
 * No more are left than seats: they take them in this order, most votes first. Where constraints pass over, who of several
 * with equal votes is looked at first may decide a seat: unless all of them can be seated, the ladder says who.
 */
export function seatLastLeft(
  sheet: CountSheet,
  inOrder: readonly number[],
  { newlyElected = [], tallies, areLevel }: Left,
): Result<LastLeft, CountFault> {
  if (!sheet.isPassOver) return ok({ ...sheet.fill(inOrder, { newlyElected }), ties: [] });
  const seated: number[] = [];
  const ties: Tie[] = [];
  let waiting = inOrder;
  for (;;) {
    const elected = [...newlyElected, ...seated];
    const [first] = waiting;
    if (first === undefined || sheet.openSeatsAfter(elected) === 0) break;
    const level = waiting.filter((index) => areLevel(index, first));
    sheet.passOver(level, elected);
    const passedOver = new Set(sheet.doomed.map(({ index }) => index));
    const tied = level.filter((index) => !passedOver.has(index));
    if (allFit(sheet, elected, tied)) {
      seated.push(...tied);
    } else {
      const one = sheet.breakTie('elect', tied, tallies);
      if (!one.ok) return one;
      seated.push(...one.value.chosen);
      ties.push(one.value.tie);
    }
    waiting = waiting.filter((index) => !passedOver.has(index) && !seated.includes(index));
  }
  const { recalled } = sheet.fill(waiting, { newlyElected: [...newlyElected, ...seated] });
  return ok({ seated, recalled, ties });
}
