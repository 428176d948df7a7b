import { add, type CandidateId, type Rational, ZERO } from '@selectorate/basics';
import type { Stage, Votes } from './result.ts';
import { parseVotes } from './votes.ts';

// Reading the figures of a finished count back. A text that is not a number of votes is a bug of whoever wrote the result.

export function number(votes: Votes): Rational {
  const value = parseVotes(votes);
  if (value === undefined) throw new RangeError(`count: not a number of votes: ${votes}`);
  return value;
}

export const votesIn = (stage: Stage, candidate: CandidateId): Rational =>
  number(stage.tallies.find((tally) => tally.candidate === candidate)?.votes ?? '0');

export const total = (parts: readonly { readonly votes: Votes }[]): Rational =>
  parts.reduce((votes, part) => add(votes, number(part.votes)), ZERO);

/** Whether the tallies of this stage have nothing to do with those before: a fresh vote, or a new pass over all papers. */
export const startsAfresh = ({ action }: Stage): boolean => action.kind === 'next-pass' || action.kind === 'new-round';
