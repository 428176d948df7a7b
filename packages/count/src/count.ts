import { err, ok, type Result } from '@selectorate/basics';
import type { PackedBallots } from './ballots/packed-ballots.ts';
import type { Contest } from './contest/contest.ts';
import { TOO_TANGLED } from './panel/check-nominations.ts';
import { panelOf } from './panel/panel-of.ts';
import type { Count, CountFault } from './result/result.ts';
import { faultOfRequest } from './rules/check-request.ts';
import type { CountOptions, CountRequest } from './rules/options.ts';
import { completeOptions, definitionOf, optionsToPrint } from './rules/registry.ts';
import { CountSheet, withdrawnTo } from './table/count-sheet.ts';
import { cutAt } from './table/cut-papers.ts';
import { votesPreferring } from './table/preferences.ts';
import { repeatPapers } from './table/weigh.ts';

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
 *
 * A rule of several rounds takes a list, the ballots of each round in turn; `round-needed` says who is in the next one.
 */
export function count(
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
  const rounds = asked.map((round) => readyToCount(round, { rule, contest, options }));
  const [first = opening] = rounds;

  const sheet: CountSheet = new CountSheet({
    candidates,
    contest,
    options,
    panel: panelOf(contest, candidates),
    prefer: (one, other) => {
      const sections = knowsSections(rule) ? contest.sections : [];
      return votesPreferring(rounds[sheet.round - 1] ?? first, sections, { first: one, second: other });
    },
  });
  const { conflict } = sheet;
  if (conflict.length > 0) return err({ code: 'infeasible', constraints: conflict });
  const counted = definitionOf(rule).count({ ballots: first, rounds, sheet });
  if (sheet.hasGivenUp) return err(TOO_TANGLED);
  if (!counted.ok) return counted;
  return ok({
    schema: 'selectorate-count/1',
    rule,
    options: optionsToPrint(rule, options),
    contest,
    candidates,
    papers: asked.reduce((papers, { total }) => papers + total, 0),
    stages: sheet.stages,
    elected: sheet.elected.map((index) => sheet.name(index)),
    vacant: sheet.vacant,
  });
}

/**
 * Papers as a rule may take them: block votes repeated for rules that know no sections, and nothing left to read below a
 * candidate whose papers stop. (The options of later withdrawals are read where the papers of that round are.)
 */
function readyToCount(
  ballots: PackedBallots,
  { rule, contest, options }: { rule: CountRequest['rule']; contest: Contest; options: CountOptions },
): PackedBallots {
  const { sections } = contest;
  const isPlain = knowsSections(rule) || sections.length === 0;
  const repeated = isPlain ? ballots : (repeatPapers(ballots, sections) ?? ballots);
  const stops = withdrawnTo('papers-stop', contest, options, 1);
  return cutAt(
    repeated,
    stops.map((candidate) => ballots.candidates.indexOf(candidate)),
  );
}

const knowsSections = (rule: CountRequest['rule']): boolean => definitionOf(rule).uses.includes('sections');
