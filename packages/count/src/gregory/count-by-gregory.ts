import { err, ok, type Result, sum } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { CountRule } from '../rules/options.ts';
import type { Counting } from '../rules/rule.ts';
import { decideStage } from './decide-stage.ts';
import { GregoryTable } from './gregory-table.ts';
import { planOf } from './plan.ts';

/**
 * Single transferable vote by the weighted inclusive Gregory method: all papers of an elected candidate move at a part of
 * their value, papers of the excluded at the value they have. See docs/rules/gregory.md.
 */
export const countByGregory =
  (rule: CountRule) =>
  (counting: Counting): Result<null, CountFault> => {
    const fault = unreadable(counting);
    if (fault !== undefined) return err(fault);
    const plan = planOf(rule);
    const table = new GregoryTable(counting);
    const { sheet } = table;
    if (nobodyVoted(table)) return err({ code: 'no-valid-votes' });
    for (;;) {
      const decision = decideStage(table, plan);
      if (!decision.ok) return decision;
      table.close(decision.value);
      const { excluded, surpluses } = decision.value;
      if (sheet.stopped) return ok(null);
      if (sheet.openSeats === 0) {
        if (plan.movesLastSurpluses) table.endSurpluses();
        return ok(null);
      }
      if (excluded.length > 0) table.moveExcluded(excluded);
      else if (surpluses.length > 0) table.moveSurpluses(surpluses);
      else return ok(null);
    }
  };

/** With no valid vote there is nothing to choose by, unless the ladder of ties may decide all of it. */
const nobodyVoted = ({ sheet, tallies }: GregoryTable): boolean =>
  sheet.options.nobodyVoted === 'no-result' && sheet.electable.length > sheet.openSeats && sum(tallies).n === 0n;

function unreadable({ sheet: { options } }: Counting): CountFault | undefined {
  return options.overvote === 'share'
    ? { code: 'bad-option', option: 'overvote', expected: 'one of exhaust, skip, exhaust-if-several-continue' }
    : undefined;
}
