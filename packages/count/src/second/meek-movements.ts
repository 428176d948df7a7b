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
  after.papers.forEach(({ times }, i) => {
    const [was, is] = [before.parts[i], after.parts[i]];
    if (was === undefined || is === undefined) return;
    for (const { from, to, votes } of matched(was, is)) {
      const name = `${from} ${to}`;
      moved.set(name, add(moved.get(name) ?? ZERO, multiply(rational(times), votes)));
    }
  });
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

interface Moved {
  readonly from: CandidateId;
  readonly to: CandidateId | NonTransferableReason;
  readonly votes: Rational;
}

function matched(was: Part, is: Part): readonly Moved[] {
  const places = [...was.kept, ...is.kept].map(({ candidate }) => candidate);
  const inOrder = preferenceOrder(places, was, is);
  const keptBy = ({ kept }: Part, candidate: CandidateId): Rational =>
    kept.find((keep) => keep.candidate === candidate)?.votes ?? ZERO;
  const change = (candidate: CandidateId): Rational => subtract(keptBy(is, candidate), keptBy(was, candidate));
  const losses = inOrder
    .map((from) => ({ from, votes: subtract(ZERO, change(from)) }))
    .filter(({ votes }) => votes.n > 0n);
  const lostBefore = was.lost.reason === is.lost.reason ? was.lost.votes : ZERO;
  const gains: { to: CandidateId | NonTransferableReason; votes: Rational }[] = [
    ...inOrder.map((to) => ({ to, votes: change(to) })),
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

/** Both lists follow the paper; whoever is only in one of them stands where that one has them. */
function preferenceOrder(all: readonly CandidateId[], was: Part, is: Part): readonly CandidateId[] {
  const order = was.kept.map(({ candidate }) => candidate);
  let place = 0;
  for (const { candidate } of is.kept) {
    const at = order.indexOf(candidate);
    if (at >= 0) place = Math.max(place, at + 1);
    else order.splice(place++, 0, candidate);
  }
  return order.filter((candidate) => all.includes(candidate));
}
