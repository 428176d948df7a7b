import { err, ok, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import type { CountSheet } from '../table/count-sheet.ts';
import { CountTable, type Decision, NOTHING_DECIDED } from './count-table.ts';
import { leaveFirst } from './leave-first.ts';
import { choose, chooseLowest, lowestTogether } from './lowest.ts';
import { type Majority, majority } from './majority.ts';

/**
 * IRV and AV: while nobody has the majority that the options ask for, the lowest is excluded and their papers move to
 * the next preference.
 */
export function countByElimination({ ballots, sheet }: Counting): Result<null, CountFault> {
  const table = new CountTable({ ballots, sheet });
  return saysNothing(table) ? err({ code: 'no-valid-votes' }) : fillOneSeat(table);
}

/** One such count after another, a seat each, over all papers; the elected are read past and the excluded stand again. */
export function countSequentially({ ballots, sheet }: Counting): Result<null, CountFault> {
  sheet.excludeForPass();
  for (let seat = 1; sheet.openSeats > 0 && !sheet.stopped; seat++) {
    if (seat > 1) sheet.standAgain();
    const table = new CountTable({ ballots, sheet, ...(seat > 1 ? { action: { kind: 'next-pass', seat } } : {}) });
    if (seat === 1 && saysNothing(table)) return err({ code: 'no-valid-votes' });
    const filled = fillOneSeat(table);
    if (!filled.ok) return filled;
  }
  return ok(null);
}

/** Nobody has a vote, though there is a choice; some bodies would then decide by lot. */
export const saysNothing = (table: CountTable): boolean =>
  table.options.nobodyVoted === 'no-result' && table.sheet.electable.length > 1 && table.base('valid').n === 0n;

function fillOneSeat(table: CountTable): Result<null, CountFault> {
  let now = majority(table);
  for (;;) {
    const decision = decideStage(table, now);
    if (!decision.ok) return decision;
    // On the way to the last two: whoever has once had the majority has it for good.
    const kept = table.sheet.electable.some(now.reached) ? now.half : undefined;
    table.close(decision.value);
    now = majority(table, kept);
    const isOver =
      decision.value.elected.length > 0 || table.sheet.continuing.length + table.sheet.recallable.length === 0;
    if (isOver || table.sheet.stopped) return ok(null);
  }
}

function decideStage(table: CountTable, { quota, reached }: Majority): Result<Decision, CountFault> {
  const none = { ...NOTHING_DECIDED, quota };
  const { sheet } = table;
  const { continuing } = sheet;
  if (continuing.length <= 1) return ok({ ...none, elected: fillSeat(sheet, continuing) });

  const mayElect = table.options.runTo === 'majority' || continuing.length === 2;
  if (mayElect) sheet.passOver(sheet.electable.filter(reached));
  const winners = mayElect ? sheet.electable.filter(reached) : [];
  if (winners.length > 0) {
    const first = choose(table, winners, 'elect');
    if (!first.ok) return first;
    const elected = first.value.chosen.map((index) => ({ index, by: 'quota' as const }));
    return ok({ ...none, elected, ties: first.value.ties });
  }

  const early = leaveFirst(table);
  if (early.length > 0) return ok({ ...none, excluded: early });
  const batch = lowestTogether(table, table.options.runTo === 'two' ? 2 : 1);
  if (batch.length > 0) return ok({ ...none, excluded: batch });
  const out = chooseLowest(table);
  return out.ok ? ok({ ...none, excluded: out.value.chosen, ties: out.value.ties }) : out;
}

/** Nobody else is left in this pass; if constraints pass them over, whoever was excluded last before is called back. */
function fillSeat(sheet: CountSheet, left: readonly number[]): Decision['elected'] {
  const { seated, recalled } = sheet.fill(left, { seats: 1 });
  return [
    ...seated.map((index) => ({ index, by: 'last-left' as const })),
    ...recalled.map((index) => ({ index, by: 'guarded' as const })),
  ];
}
