import {
  add,
  compare,
  divide,
  err,
  multiply,
  ok,
  ONE,
  parseFraction,
  rational,
  type Rational,
  type Result,
} from '@selectorate/basics';
import { seatLastLeft } from '../panel/seat-last-left.ts';
import type { CountFault, Election } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import { CountTable, type Decision, NOTHING_DECIDED } from './count-table.ts';
import { saysNothing } from './elimination.ts';
import { leaveFirst } from './leave-first.ts';
import { type Choice, chooseLowest, lowestTogether } from './lowest.ts';

/** Bottoms-up: the lowest leave until as many are left as there are seats, who are elected together. */
export const countBottomsUp = (counting: Counting): Result<null, CountFault> =>
  untilAllStay(counting, {
    // A whole Droop quota: whoever has it is among the last, however votes move.
    quota: (table) => {
      const perSeat = divide(table.base('valid'), rational(table.sheet.contest.seats + 1));
      return add(rational(perSeat.n / perSeat.d), ONE);
    },
    isLow: () => false,
    by: 'last-left',
  });

/**
 * Bottoms-up with a threshold: the lowest leave until everybody left has the share of the votes that keeps a candidate in,
 * and no more are left than there are seats (0 seats: no limit); those are elected together.
 */
export const countBottomsUpToThreshold = (counting: Counting): Result<null, CountFault> => {
  const quota = (table: CountTable): Rational =>
    multiply(parseFraction(table.options.keepShare) ?? ONE, table.base(table.options.majorityBase));
  return untilAllStay(counting, {
    quota,
    isLow: (table, index) => {
      const order = compare(table.votes(index), quota(table));
      return table.options.electOn === '>=' ? order < 0 : order <= 0;
    },
    by: 'quota',
  });
};

/** What is printed as quota, and who may not stay. */
interface Limit {
  readonly quota: (table: CountTable) => Rational;
  readonly isLow: (table: CountTable, index: number) => boolean;
  readonly by: Election['by'];
}

function untilAllStay({ ballots, sheet }: Counting, limit: Limit): Result<null, CountFault> {
  const table = new CountTable({ ballots, sheet });
  if (saysNothing(table)) return err({ code: 'no-valid-votes' });
  for (;;) {
    const decision = decideStage(table, limit);
    if (!decision.ok) return decision;
    table.close(decision.value);
    if (sheet.stopped || decision.value.excluded.length === 0) return ok(null);
  }
}

function decideStage(table: CountTable, limit: Limit): Result<Decision, CountFault> {
  const none = { ...NOTHING_DECIDED, quota: limit.quota(table) };
  const { continuing } = table.sheet;
  const early = leaveFirst(table);
  if (early.length > 0) return ok({ ...none, excluded: early });
  const low = continuing.filter((index) => limit.isLow(table, index));
  const { seats } = table.sheet.contest;
  const isCrowded = seats > 0 && continuing.length > seats;
  if (low.length === 0 && !isCrowded) {
    const elected = electAllLeft(table, limit);
    return elected.ok ? ok({ ...none, ...elected.value }) : elected;
  }
  const out = whoLeaves(table, low);
  return out.ok ? ok({ ...none, excluded: out.value.chosen, ties: out.value.ties }) : out;
}

/** Most votes first; where constraints pass over, seats may go to the excluded instead. Without a limit of seats all stay. */
function electAllLeft(table: CountTable, limit: Limit): Result<Pick<Decision, 'elected' | 'ties'>, CountFault> {
  const { sheet, tallies } = table;
  const falling = sheet.continuing.toSorted((a, b) => compare(table.votes(b), table.votes(a)));
  if (sheet.contest.seats === 0) return ok({ elected: falling.map((index) => ({ index, by: limit.by })), ties: [] });
  const areLevel = (one: number, other: number): boolean => compare(table.votes(one), table.votes(other)) === 0;
  const filled = seatLastLeft(sheet, falling, { tallies, areLevel });
  if (!filled.ok) return filled;
  const kept = filled.value.seated.map((index) => ({ index, by: limit.by }));
  const back = filled.value.recalled.map((index) => ({ index, by: 'guarded' as const }));
  return ok({ elected: [...kept, ...back], ties: filled.value.ties });
}

function whoLeaves(table: CountTable, low: readonly number[]): Result<Choice, CountFault> {
  const { continuing, contest } = table.sheet;
  const allAtOnce = table.options.belowShare === 'all' && low.length > 0 && low.length < continuing.length;
  if (allAtOnce) return ok({ chosen: low, ties: [] });
  if (low.length === 0) {
    const batch = lowestTogether(table, Math.max(1, contest.seats));
    if (batch.length > 0) return ok({ chosen: batch, ties: [] });
  }
  return chooseLowest(table);
}
