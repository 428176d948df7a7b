import { err, ok, type Result } from '@selectorate/basics';
import { iterateBallots } from '../ballots/ballots.ts';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { Contest } from '../contest/contest.ts';
import type { Count, CountFault } from '../result/result.ts';
import { faultOfRequest } from '../rules/check-request.ts';
import type { CountRequest, CountRule } from '../rules/options.ts';
import { completeOptions, optionsToPrint } from '../rules/registry.ts';
import type { SecondRule } from './question.ts';
import { countByMostVotes, countByRounds } from './rounds.ts';

// The independent second counter: written to be obviously right, not fast. It reads every paper afresh from its first
// rank whenever the paper moves and shares no counting code with the first counter: only types, defaults, request checks
// and exact fractions.

/** Who counts which rule a second time. A rule that nobody counts is a bug. */
const RULES: { readonly [Rule in CountRule]?: SecondRule } = {
  plurality: countByMostVotes,
  irv: countByRounds,
  av: countByRounds,
};

/**
 * Counts a second time, in another way. Takes and answers what `count` does; the two must agree in every stage, which
 * `differencesBetween` tells.
 */
export function recount(
  ballots: PackedBallots | readonly PackedBallots[],
  contest: Contest,
  request: CountRequest,
): Result<Count, CountFault> {
  const { rule } = request;
  const options = completeOptions(request);
  const asked = 'candidates' in ballots ? [ballots] : ballots;
  const [opening] = asked;
  if (opening === undefined) return err({ code: 'bad-ballots', expected: 'the ballots of the first round' });
  const { candidates } = opening;
  const fault = faultOfRequest(rule, contest, { options, candidates, rounds: asked });
  if (fault !== undefined) return err(fault);
  const countAgain = RULES[rule];
  if (countAgain === undefined) throw new RangeError(`recount: no rule ${rule}`);
  const rounds = asked.map((round) => [...iterateBallots(round)]);
  const counted = countAgain({ rule, options, contest, candidates, papers: rounds[0] ?? [], rounds });
  if (!counted.ok) return counted;
  const papers = rounds.flat().reduce((all, { times }) => all + times, 0);
  const printed = optionsToPrint(rule, options);
  return ok({ schema: 'selectorate-count/1', rule, options: printed, contest, candidates, papers, ...counted.value });
}
