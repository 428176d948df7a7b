import { type CandidateId, err, ok, type Result } from '@selectorate/basics';
import { iterateBallots } from '../ballots/ballots.ts';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { Constraint, Contest } from '../contest/contest.ts';
import type { Count, CountFault } from '../result/result.ts';
import { faultOfRequest } from '../rules/check-request.ts';
import type { CountRequest, CountRule } from '../rules/options.ts';
import { completeOptions, definitionOf, optionsToPrint } from '../rules/registry.ts';
import { countByKeepFactors } from './meek.ts';
import { canMeet } from './panel.ts';
import { countCopeland, countMinimax, countRankedPairs, countSchulze } from './pairwise.ts';
import { countByQuotients } from './qpq.ts';
import type { SecondRule } from './question.ts';
import { countFreshRounds, countMostVotes, countSupplementary } from './one-look.ts';
import { countAboveThreshold, countBottomsUp, countByMajority, countSequentially } from './rounds.ts';
import { countApprovals, countBorda, countYesNo } from './scored.ts';
import { readRollSections, type UntrustedRoll } from './roll.ts';
import { repeatPapers } from './sections.ts';
import { countByClasses } from './stv-classes.ts';
import { countByGregory } from './stv-gregory.ts';

// The independent second counter: written to be obviously right, not fast. It reads every paper afresh from its first
// rank whenever the paper moves and shares no counting code with the first counter: only types, defaults, request checks
// and exact fractions.

/** Who counts which rule a second time. */
const RULES: { readonly [Rule in CountRule]: SecondRule } = {
  plurality: countMostVotes,
  'supplementary-vote': countSupplementary,
  'two-round': countFreshRounds,
  'exhaustive-ballot': countFreshRounds,
  irv: countByMajority,
  av: countByMajority,
  'sequential-irv': countSequentially,
  'bottoms-up': countBottomsUp,
  'bottoms-up-threshold': countAboveThreshold,
  approval: countApprovals,
  borda: countBorda,
  'yes-no': countYesNo,
  schulze: countSchulze,
  'ranked-pairs': countRankedPairs,
  minimax: countMinimax,
  copeland: countCopeland,
  meek: countByKeepFactors,
  'meek-prf': countByKeepFactors,
  warren: countByKeepFactors,
  qpq: countByQuotients,
  wigm: countByGregory,
  'wigm-rational': countByGregory,
  'wigm-prf': countByGregory,
  'wigm-prf-batch': countByGregory,
  scotland: countByGregory,
  cfer: countByGregory,
  'cfer-batch': countByGregory,
  mpls: countByGregory,
  'stv-wigm-fractional': countByGregory,
  'stv-droop-hare-transfer': countByGregory,
  ers97: countByClasses,
  'n-ireland-stv': countByClasses,
};

/** What a second counter reads by itself rather than believe whoever asks. */
export interface RecountSources {
  /** The published snapshot of the frozen roll (docs/formats/count.md, "Roll snapshot"). */
  readonly roll?: UntrustedRoll;
}

/**
 * Counts a second time, in another way. Takes and answers what `count` does; the two must agree in every stage, which
 * `differencesBetween` tells. Given the snapshot of the roll, the weights of sections are read from it and those of the
 * contest are not looked at: the answer's contest says which were used.
 *
 * @example
 * ```ts
 * const differences = differencesBetween(counted, recount(ballots, contest, request, { roll: JSON.parse(snapshot) }));
 * ```
 */
export function recount(
  ballots: PackedBallots | readonly PackedBallots[],
  declared: Contest,
  request: CountRequest,
  { roll }: RecountSources = {},
): Result<Count, CountFault> {
  const { rule } = request;
  const options = completeOptions(request);
  const sections = roll === undefined ? ok(declared.sections) : readRollSections(roll);
  if (!sections.ok) return sections;
  const contest = { ...declared, sections: sections.value };
  const asked = 'candidates' in ballots ? [ballots] : ballots;
  const [opening] = asked;
  if (opening === undefined) return err({ code: 'bad-ballots', expected: 'the ballots of the first round' });
  const { candidates } = opening;
  const fault = faultOfRequest(rule, contest, { options, candidates, rounds: asked });
  if (fault !== undefined) return err(fault);
  const out = new Set([...contest.withdrawn.map(({ candidate }) => candidate), ...options.cannotWin]);
  const standing = candidates.filter((one) => !out.has(one));
  const conflict = conflictOf(contest, standing);
  if (conflict.length > 0) return err({ code: 'infeasible', constraints: conflict });
  const cast = asked.map((round) => [...iterateBallots(round)]);
  // A rule that knows no sections counts block votes as so many papers.
  const blocks = definitionOf(rule).uses.includes('sections') ? [] : contest.sections;
  const rounds = cast.map((papers) => repeatPapers(papers, blocks));
  const counting = blocks.length === 0 ? contest : { ...contest, sections: [] };
  const counted = RULES[rule]({ rule, options, contest: counting, candidates, papers: rounds[0] ?? [], rounds });
  if (!counted.ok) return counted;
  const papers = cast.flat().reduce((all, { times }) => all + times, 0);
  const printed = optionsToPrint(rule, options);
  return ok({ schema: 'selectorate-count/1', rule, options: printed, contest, candidates, papers, ...counted.value });
}

/** Constraints that these people cannot meet together, none of which can be left out; the last declared are left out first. */
function conflictOf(contest: Contest, standing: readonly CandidateId[]): readonly string[] {
  let { constraints } = contest;
  const isMet = (some: readonly Constraint[]): boolean =>
    canMeet({ ...contest, constraints: some }, { elected: [], standing });
  if (constraints.length === 0 || isMet(constraints)) return [];
  for (const constraint of constraints.toReversed()) {
    const others = constraints.filter((other) => other !== constraint);
    if (!isMet(others)) constraints = others;
  }
  return constraints.map(({ category }) => category);
}
