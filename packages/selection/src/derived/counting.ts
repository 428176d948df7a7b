import {
  canonicalJson,
  type CandidateId,
  err,
  type Json,
  ok,
  parseFraction,
  rational,
  type Rational,
  type Result,
  subtract,
} from '@selectorate/basics';
import {
  count,
  type Count,
  type CountFault,
  type CountRequest,
  type PackedBallots,
  plainContest,
  recount,
  type TieRule,
} from '@selectorate/count';
import type { State } from '../state.ts';

export type CountingFault =
  | { readonly code: 'count-failed'; readonly fault: CountFault }
  | { readonly code: 'counters-differ' };

/** What the pinned rulebook asks of the counter: method, options and tie ladder, with the lots drawn before the count. */
function countRequest(state: State): CountRequest {
  const { method, options, ties } = state.rulebook.ballot;
  const ladder = ties.map((kind): TieRule =>
    kind === 'lot-order' ? { kind, order: state.lots } : ({ kind } as TieRule),
  );
  return { rule: method, ...options, ties: ladder } as CountRequest;
}

/** Counts under the pinned rulebook, twice: the engine and the separately written counter must agree stage for stage. */
export function countBallots(state: State, ballots: PackedBallots): Result<Count, CountingFault> {
  const contest = plainContest(1);
  const request = countRequest(state);
  const counted = count(ballots, contest, request);
  if (!counted.ok) return err({ code: 'count-failed', fault: counted.error });
  const again = recount(ballots, contest, request);
  const same =
    again.ok && canonicalJson(again.value as unknown as Json) === canonicalJson(counted.value as unknown as Json);
  return same ? ok(counted.value) : err({ code: 'counters-differ' });
}

/** Tallies of the last stage by candidate, as exact fractions. */
export function lastTallies(counted: Count): Readonly<Record<CandidateId, string>> {
  return Object.fromEntries(
    (counted.stages.at(-1)?.tallies ?? []).map(({ candidate, votes }) => [candidate, votes]),
  ) as Record<CandidateId, string>;
}

/** The winner's votes less the next one's at the last stage, rounded down: what incidents are set against. */
export function lastMargin(counted: Count): number {
  const [winner] = counted.elected;
  const votes = (counted.stages.at(-1)?.tallies ?? []).map(({ candidate, votes: text }) => ({
    candidate,
    votes: parseFraction(text) ?? rational(0),
  }));
  const own = votes.find(({ candidate }) => candidate === winner)?.votes ?? rational(0);
  const next = votes
    .filter(({ candidate }) => candidate !== winner)
    .reduce((best: Rational, { votes: each }) => (subtract(each, best).n > 0n ? each : best), rational(0));
  const margin = subtract(own, next);
  return Number(margin.n / margin.d);
}
