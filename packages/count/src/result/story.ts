import { add, type CandidateId, compare, type Rational, ZERO } from '@selectorate/basics';
import { formatVotes, parseVotes } from './votes.ts';
import type { Count, Election, NonTransferableReason, Stage, Votes } from './result.ts';
import type { Tie } from '../ties/tie-result.ts';

/** One thing that happened, as data: a message in any language is made of it elsewhere. Votes as in the result. */
export type Sentence =
  | {
      readonly kind: 'opening';
      readonly papers: Votes;
      readonly valid: Votes;
      readonly candidates: number;
      readonly seats: number;
    }
  | { readonly kind: 'needed'; readonly stage: number; readonly votes: Votes }
  | {
      readonly kind: 'lead';
      readonly stage: number;
      readonly candidates: readonly CandidateId[];
      readonly votes: Votes;
    }
  | {
      readonly kind: 'transfer';
      readonly stage: number;
      readonly from: CandidateId;
      readonly to: CandidateId;
      readonly votes: Votes;
      readonly of: Votes;
    }
  | {
      readonly kind: 'stopped';
      readonly stage: number;
      readonly from: CandidateId;
      readonly reason: NonTransferableReason;
      readonly votes: Votes;
      readonly of: Votes;
    }
  | {
      readonly kind: 'overtake';
      readonly stage: number;
      readonly candidate: CandidateId;
      readonly overtaken: CandidateId;
      readonly because: { readonly from: CandidateId; readonly votes: Votes; readonly of: Votes } | null;
    }
  | { readonly kind: 'tie'; readonly stage: number; readonly tie: Tie }
  | {
      readonly kind: 'exclusion';
      readonly stage: number;
      readonly candidates: readonly CandidateId[];
      readonly votes: Votes;
    }
  | {
      readonly kind: 'election';
      readonly stage: number;
      readonly candidate: CandidateId;
      readonly by: Election['by'];
      readonly votes: Votes;
    };

/** A band of a flow picture: votes that a candidate keeps, passes on, or that stop (`to` null) before stage `toStage`. */
export interface FlowBand {
  readonly from: CandidateId;
  readonly fromStage: number;
  readonly to: CandidateId | null;
  readonly toStage: number;
  readonly votes: Votes;
}

/** The count told from its opening to its election. "B overtakes A because 31 of C's 50 votes moved to B" is an `overtake`. */
export function story(count: Count): readonly Sentence[] {
  return [opening(count), ...count.stages.flatMap((stage) => tell(stage, count.stages[stage.n - 2]))];
}

/** The bands of a flow picture, stage by stage: what flows out of a candidate is what stood there. */
export function flow(count: Count): readonly FlowBand[] {
  return count.stages.flatMap((stage) => {
    const before = count.stages[stage.n - 2];
    if (before === undefined) return [];
    const at = { fromStage: before.n, toStage: stage.n };
    const kept = before.tallies
      .filter(({ candidate, votes }) => votes !== '0' && !before.excluded.includes(candidate))
      .map(({ candidate, votes }) => ({ from: candidate, to: candidate, votes, ...at }));
    const moved = stage.transfers.map((transfer) => ({
      from: transfer.from,
      to: transfer.kind === 'transfer' ? transfer.to : null,
      votes: transfer.votes,
      ...at,
    }));
    return [...kept, ...moved];
  });
}

function opening({ stages, candidates, contest: { seats } }: Count): Sentence {
  const [first] = stages;
  const valid = total(first?.tallies.map(({ votes }) => votes) ?? []);
  const lost = total(first?.nonTransferable.map(({ votes }) => votes) ?? []);
  const papers = formatVotes(add(valid, lost));
  return { kind: 'opening', papers, valid: formatVotes(valid), candidates: candidates.length, seats };
}

function tell(stage: Stage, before: Stage | undefined): readonly Sentence[] {
  const n = stage.n;
  return [
    ...moves(stage, before),
    ...overtakings(stage, before),
    ...(stage.quota === null ? [] : [{ kind: 'needed' as const, stage: n, votes: stage.quota }]),
    ...(before === undefined ? [lead(stage)] : []),
    ...stage.ties.map((tie) => ({ kind: 'tie' as const, stage: n, tie })),
    ...exclusion(stage),
    ...stage.elected.map(({ candidate, by }) => ({
      kind: 'election' as const,
      stage: n,
      candidate,
      by,
      votes: formatVotes(votesIn(stage, candidate)),
    })),
  ];
}

function moves(stage: Stage, before: Stage | undefined): readonly Sentence[] {
  if (before === undefined) return [];
  return stage.transfers.map((transfer) => {
    const { from, votes } = transfer;
    const told = { stage: stage.n, from, votes, of: formatVotes(votesIn(before, from)) };
    return transfer.kind === 'transfer'
      ? { kind: 'transfer', to: transfer.to, ...told }
      : { kind: 'stopped', reason: transfer.reason, ...told };
  });
}

/** Everybody who was behind somebody and is now ahead, with the largest single transfer that did it. */
function overtakings(stage: Stage, before: Stage | undefined): readonly Sentence[] {
  if (before === undefined) return [];
  const left = stage.tallies.filter(({ status }) => status === 'continuing').map(({ candidate }) => candidate);
  return left.flatMap((candidate) =>
    left
      .filter((other) => compare(votesIn(before, candidate), votesIn(before, other)) < 0)
      .filter((other) => compare(votesIn(stage, candidate), votesIn(stage, other)) > 0)
      .map((overtaken) => ({
        kind: 'overtake' as const,
        stage: stage.n,
        candidate,
        overtaken,
        because: largestTo(candidate, stage, before),
      })),
  );
}

function largestTo(
  candidate: CandidateId,
  stage: Stage,
  before: Stage,
): Extract<Sentence, { kind: 'overtake' }>['because'] {
  const [largest] = stage.transfers
    .flatMap((transfer) => (transfer.kind === 'transfer' && transfer.to === candidate ? [transfer] : []))
    .toSorted((a, b) => compare(number(b.votes), number(a.votes)));
  if (largest === undefined) return null;
  const { from, votes } = largest;
  return { from, votes, of: formatVotes(votesIn(before, from)) };
}

function lead(stage: Stage): Sentence {
  const most = stage.tallies.reduce(
    (best, { votes }) => (compare(number(votes), best) > 0 ? number(votes) : best),
    ZERO,
  );
  const ahead = stage.tallies.filter(({ votes }) => compare(number(votes), most) === 0);
  return {
    kind: 'lead',
    stage: stage.n,
    candidates: ahead.map(({ candidate }) => candidate),
    votes: formatVotes(most),
  };
}

function exclusion(stage: Stage): readonly Sentence[] {
  if (stage.excluded.length === 0) return [];
  const votes = formatVotes(total(stage.excluded.map((candidate) => formatVotes(votesIn(stage, candidate)))));
  return [{ kind: 'exclusion', stage: stage.n, candidates: stage.excluded, votes }];
}

const votesIn = (stage: Stage, candidate: CandidateId): Rational =>
  number(stage.tallies.find((tally) => tally.candidate === candidate)?.votes ?? '0');

const total = (votes: readonly Votes[]): Rational => votes.map(number).reduce(add, ZERO);

function number(votes: Votes): Rational {
  const value = parseVotes(votes);
  if (value === undefined) throw new RangeError(`story: not a number of votes: ${votes}`);
  return value;
}
