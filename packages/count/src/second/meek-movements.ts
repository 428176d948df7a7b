import { add, type CandidateId, compare, multiply, rational, type Rational, subtract, ZERO } from '@selectorate/basics';
import type { NonTransferableReason, Transfer } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { Part, Shares } from './meek-papers.ts';
import type { Question } from './question.ts';
import { REASONS } from './whole-papers.ts';

/**
 * On each paper, what candidates lost went to those who gained on it, matched in the order of its preferences, and last out of
 * the count.
 */
export function movementsBetween({ candidates }: Question, before: Shares, after: Shares): readonly Transfer[] {
  const moved = new Map<string, Rational>();
  for (const { was, is, times } of papersByParts(before, after)) {
    for (const { from, to, votes } of matched(was, is)) {
      const name = `${from} ${to}`;
      moved.set(name, add(moved.get(name) ?? ZERO, multiply(rational(times), votes)));
    }
  }
  return candidates
    .flatMap((from): Transfer[] => [
      ...candidates.map((to) => {
        return { kind: 'transfer', from, to, votes: formatVotes(moved.get(`${from} ${to}`) ?? ZERO) } as const;
      }),
      ...REASONS.map((reason) => {
        const votes = formatVotes(moved.get(`${from} ${reason}`) ?? ZERO);
        return { kind: 'non-transferable', from, reason, votes } as const;
      }),
    ])
    .filter(({ votes }) => votes !== '0');
}

interface Move {
  readonly was: Part;
  readonly is: Part;
  times: bigint;
}

/** Papers with the same parts before and after are matched once. */
function papersByParts(before: Shares, after: Shares): readonly Move[] {
  const moves = new Map<Part, Map<Part, Move>>();
  after.papers.forEach(({ times }, i) => {
    const [was, is] = [before.parts[i], after.parts[i]];
    if (was === undefined || is === undefined) return;
    const fromHere = moves.get(was) ?? new Map<Part, Move>();
    moves.set(was, fromHere);
    const move = fromHere.get(is) ?? { was, is, times: 0n };
    fromHere.set(is, move);
    move.times += BigInt(times);
  });
  return [...moves.values()].flatMap((fromHere) => [...fromHere.values()]);
}

interface Moved {
  readonly from: CandidateId;
  readonly to: CandidateId | NonTransferableReason;
  readonly votes: Rational;
}

function matched(was: Part, is: Part): readonly Moved[] {
  const keptBy = ({ kept }: Part, candidate: CandidateId): Rational =>
    kept.find((keep) => keep.candidate === candidate)?.votes ?? ZERO;
  const losses = was.kept
    .map(({ candidate, votes }) => ({ from: candidate, votes: subtract(votes, keptBy(is, candidate)) }))
    .filter(({ votes }) => votes.n > 0n);
  const lostBefore = was.lost.reason === is.lost.reason ? was.lost.votes : ZERO;
  const gains: { to: CandidateId | NonTransferableReason; votes: Rational }[] = [
    ...is.kept.map(({ candidate, votes }) => ({ to: candidate, votes: subtract(votes, keptBy(was, candidate)) })),
    { to: is.lost.reason, votes: subtract(is.lost.votes, lostBefore) },
  ].filter(({ votes }) => votes.n > 0n);
  const moved: Moved[] = [];
  let [loss, gain] = [losses.shift(), gains.shift()];
  while (loss !== undefined && gain !== undefined) {
    const votes = compare(loss.votes, gain.votes) < 0 ? loss.votes : gain.votes;
    moved.push({ from: loss.from, to: gain.to, votes });
    loss = left(loss, votes) ?? losses.shift();
    gain = left(gain, votes) ?? gains.shift();
  }
  return moved;
}

function left<One extends { readonly votes: Rational }>(one: One, taken: Rational): One | undefined {
  const votes = subtract(one.votes, taken);
  return votes.n === 0n ? undefined : { ...one, votes };
}
