import { err, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import { faultOfRequest } from './check-request.ts';
import { CountTable } from './count-table.ts';
import { countByElimination } from './elimination.ts';
import { completeOptions, type CountRequest, type CountRule } from './options.ts';
import type { PackedBallots } from './packed-ballots.ts';
import { countByPlurality } from './plurality.ts';
import type { Contest, Count, CountFault } from './result.ts';

/**
 * Counts ballots by a rule whose every option is printed in the result.
 *
 * The result depends on the papers only, not on their order. A tie that the declared ladder leaves open is a fault that
 * names the tied; for `lot-needed`, draw the lot, add it to the `physical-lot` rung and count again: everything before
 * it comes out the same.
 *
 * @example
 * ```ts
 * const counted = count(ballots, { seats: 1, withdrawn: [] }, { rule: 'av', ties: [{ kind: 'sha256', seed }] });
 * if (counted.ok) console.log(counted.value.elected);
 * ```
 */
export function count(ballots: PackedBallots, contest: Contest, request: CountRequest): Result<Count, CountFault> {
  const options = completeOptions(request);
  const fault = faultOfRequest(request.rule, contest, options, ballots.candidates);
  if (fault !== undefined) return err(fault);

  const table = new CountTable(ballots, contest, options);
  const contested = table.electable.length > contest.seats;
  if (contested && table.base('valid').n === 0n) return err({ code: 'no-valid-votes' });
  const counted = countBy(request.rule, table);
  if (!counted.ok) return counted;

  return ok({
    schema: 'selectorate-count/1',
    rule: request.rule,
    options,
    seats: contest.seats,
    candidates: ballots.candidates,
    stages: table.stages,
    elected: table.stages.flatMap(({ elected }) => elected.map(({ candidate }) => candidate)),
  });
}

function countBy(rule: CountRule, table: CountTable): Result<null, CountFault> {
  switch (rule) {
    case 'plurality':
      return countByPlurality(table);
    case 'irv':
    case 'av':
      return countByElimination(table);
    default:
      return throwIllegalValue(rule);
  }
}
