import { err, ok, type Result } from '@selectorate/basics';
import type { PackedBallots } from './ballots/packed-ballots.ts';
import type { Contest } from './contest/contest.ts';
import { openPanel } from './panel/panel.ts';
import type { Count, CountFault } from './result/result.ts';
import { faultOfRequest } from './rules/check-request.ts';
import type { CountRequest } from './rules/options.ts';
import { completeOptions, definitionOf, optionsToPrint } from './rules/registry.ts';
import { CountSheet } from './table/count-sheet.ts';
import { papersPreferring } from './table/preferences.ts';

/**
 * Counts ballots by a rule whose every option is printed in the result.
 *
 * The result depends on the papers only, not on their order. A tie that the declared ladder leaves open is a fault that
 * names the tied; for `lot-needed`, draw the lot, add it to the `physical-lot` rung and count again: everything before
 * it comes out the same.
 *
 * @example
 * ```ts
 * const counted = count(ballots, plainContest(1), { rule: 'av', ties: [{ kind: 'sha256', seed }] });
 * if (counted.ok) console.log(counted.value.elected);
 * ```
 */
export function count(ballots: PackedBallots, contest: Contest, request: CountRequest): Result<Count, CountFault> {
  const { rule } = request;
  const options = completeOptions(request);
  const { candidates } = ballots;
  const fault = faultOfRequest(rule, contest, { options, candidates });
  if (fault !== undefined) return err(fault);

  const sheet = new CountSheet({
    candidates,
    contest,
    options,
    panel: openPanel(contest.seats),
    prefer: (first, second) => papersPreferring(ballots, first, second),
  });
  const counted = definitionOf(rule).count({ ballots, sheet });
  if (!counted.ok) return counted;
  return ok({
    schema: 'selectorate-count/1',
    rule,
    options: optionsToPrint(rule, options),
    contest,
    candidates,
    papers: ballots.total,
    stages: sheet.stages,
    elected: sheet.elected.map((index) => sheet.name(index)),
    vacant: sheet.openSeats,
  });
}
