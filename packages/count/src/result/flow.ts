import { add, type CandidateId, compare, type Rational, subtract, ZERO } from '@selectorate/basics';
import { number, startsAfresh, total, votesIn } from './figures.ts';
import type { Count, Stage, Votes } from './result.ts';
import { formatVotes } from './votes.ts';

/** A band of a flow picture: votes that a candidate keeps, passes on, or that stop (`to` null) before stage `toStage`. */
export interface FlowBand {
  readonly from: CandidateId;
  readonly fromStage: number;
  readonly to: CandidateId | null;
  readonly toStage: number;
  readonly votes: Votes;
}

/**
 * The bands of a flow picture, stage by stage: what flows out of a candidate is what stood there. Votes lost to rounding
 * stop. Nothing flows into a fresh vote or a new pass over all papers; weight that sections gain from others comes from
 * nobody.
 */
export function flow(count: Count): readonly FlowBand[] {
  return count.stages.flatMap((stage) => {
    const before = count.stages[stage.n - 2];
    return before === undefined || startsAfresh(stage) ? [] : bandsBetween(before, stage);
  });
}

function bandsBetween(before: Stage, stage: Stage): readonly FlowBand[] {
  const at = { fromStage: before.n, toStage: stage.n };
  const moved = stage.transfers.map((transfer) => ({
    from: transfer.from,
    to: transfer.kind === 'transfer' ? transfer.to : null,
    votes: transfer.votes,
    ...at,
  }));
  const rest = before.tallies.flatMap(({ candidate: from, votes }) => {
    const out = total(stage.transfers.filter((transfer) => transfer.from === from));
    const lost = lostToRounding(from, before, stage);
    const kept = subtract(subtract(number(votes), out), lost);
    return [
      { from, to: from, votes: kept, ...at },
      { from, to: null, votes: lost, ...at },
    ].filter((band) => compare(band.votes, ZERO) > 0);
  });
  return [...rest.map((band) => ({ ...band, votes: formatVotes(band.votes) })), ...moved];
}

/** What a candidate had or got between two stages, and neither kept nor gave; never below nothing. */
export function lostToRounding(candidate: CandidateId, before: Stage, stage: Stage): Rational {
  const out = total(stage.transfers.filter(({ from }) => from === candidate));
  const into = total(stage.transfers.filter((transfer) => transfer.kind === 'transfer' && transfer.to === candidate));
  const due = subtract(add(votesIn(before, candidate), into), out);
  const lost = subtract(due, votesIn(stage, candidate));
  return compare(lost, ZERO) < 0 ? ZERO : lost;
}
