import { type CandidateId, err, formatFraction, rational, type Rational, type Result } from '@selectorate/basics';
import {
  count,
  type Count,
  type CountFault,
  type CountRequest,
  type Contest,
  differencesBetween,
  margin,
  type PackedBallots,
  parseVotes,
  plainContest,
  recount,
} from '@selectorate/count';
import { type Refusal, refuse } from '../refusal.ts';
import type { State } from '../state.ts';
import { ladderOf } from './lots.ts';

export type CountingFault =
  | { readonly code: 'count-failed'; readonly fault: CountFault }
  /** Where the two counters differ, a line each. */
  | { readonly code: 'counters-differ'; readonly differences: readonly string[] };

/** What the pinned rulebook asks of the counter: method, options and tie ladder, with the lots drawn for it. */
function countRequest(state: State): CountRequest {
  const { method, options } = state.rulebook.ballot;
  return { rule: method, ...options, ties: ladderOf(state) } as CountRequest;
}

/** The contest as the rulebook describes it: one seat, and the sections that it weighs. */
function contestOf({ rulebook: { ballot } }: State): Contest {
  const sections = (ballot.sections ?? []).map(({ section, weight, of }) => ({ section, weight, of }));
  return { ...plainContest(1), sections };
}

/** Counts under the pinned rulebook, twice: the engine and the separately written counter must agree stage for stage. */
export function countBallots(state: State, ballots: PackedBallots): Result<Count, CountingFault> {
  const counted = count(ballots, contestOf(state), countRequest(state));
  const differences = differencesFrom(state, ballots, counted);
  if (differences.length > 0) return err({ code: 'counters-differ', differences });
  return counted.ok ? counted : err({ code: 'count-failed', fault: counted.error });
}

/**
 * Where a count, whoever made it, differs from what the second counter makes of the papers (A36). It knows of sections and
 * weights only what the entry says by which the roll was frozen. None when both agree, stage for stage.
 */
export function differencesFrom(
  state: State,
  ballots: PackedBallots,
  counted: Result<Count, CountFault>,
): readonly string[] {
  const sections = (state.roll?.sections ?? []).map(({ section, weight, of }) => ({ section, weight, of }));
  const roll = { schema: 'selectorate-roll-snapshot/1', sections };
  return differencesBetween(counted, recount(ballots, contestOf(state), countRequest(state), { roll }));
}

/** Why there is no count, as the rules say it, and what is tied where a lot would help. */
export function refusalOfCount(state: State, fault: CountingFault): Refusal {
  const { clause } = state.rulebook.ballot;
  if (fault.code === 'counters-differ') {
    const [first = ''] = fault.differences;
    return refuse('counters-differ', clause, { differences: fault.differences.length, first });
  }
  const failed = fault.fault;
  if (failed.code === 'lot-needed') {
    const { stage, purpose, tied } = failed;
    return refuse('lot-needed', clause, { stage, purpose, tied: tied.join(', ') });
  }
  const tied = failed.code === 'tie-undecided' ? { stage: failed.stage, tied: failed.tied.join(', ') } : {};
  return refuse('tie-unresolved', clause, tied);
}

/** Tallies of the last stage by candidate, as exact fractions. */
export function lastTallies(counted: Count): Readonly<Record<CandidateId, string>> {
  return Object.fromEntries(
    (counted.stages.at(-1)?.tallies ?? []).map(({ candidate, votes }) => [candidate, formatFraction(exact(votes))]),
  ) as Record<CandidateId, string>;
}

/**
 * What incidents are set against, in papers: the lower bound that the counter proves. Fewer papers than that, added or taken
 * away at whatever stage, cannot change who is elected; the lead of the last stage alone does not say so, because papers may
 * decide who goes out before it. All papers where nothing was decided by votes.
 */
export const marginOf = (counted: Count): number => margin(counted).lowerBound?.papers ?? counted.papers;

const exact = (votes: string): Rational => parseVotes(votes) ?? rational(0);
