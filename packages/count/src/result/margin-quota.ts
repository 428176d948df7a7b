import { add, compare, divide, multiply, ONE, rational, subtract } from '@selectorate/basics';
import { lower, type Margin, papersReaching, upper } from './bound.ts';
import { mayWin } from './decided.ts';
import { number, total } from './figures.ts';
import type { Count, Tally } from './result.ts';

/**
 * STV under a Droop quota. Upper bound: with enough papers for them alone, whoever is not elected holds more than a full
 * Droop share of all first preferences; then they reach the quota at stage 1, and no more candidates can than there are seats.
 * The bound allows one vote for the rounding of the quota. Lower bound: trivial. A single paper moves every transfer value of a
 * surplus, and with them every later tally, so that no gap of a stage is proof against it.
 */
export function marginOfQuota(count: Count): Margin {
  const nothing = { upperBound: null, lowerBound: lower(0, count.stages.length) };
  const [first] = count.stages;
  if (first === undefined || !isDroop(count)) return nothing;
  const seats = rational(count.contest.seats);
  const isRival = ({ candidate, status }: Tally): boolean =>
    status === 'continuing' && !count.elected.includes(candidate) && mayWin(count, candidate);
  const rival = first.tallies
    .filter(isRival)
    .map(({ votes }) => number(votes))
    .toSorted(compare)
    .at(-1);
  if (rival === undefined) return nothing;
  // Own votes v and k papers more of V in all: v + k >= (V + k) / (seats + 1) + 1.
  const share = divide(total(first.tallies), add(seats, ONE));
  const lacking = subtract(add(share, ONE), rival);
  const papers = papersReaching(divide(multiply(lacking, add(seats, ONE)), seats));
  return { ...nothing, upperBound: upper(papers, first.n) };
}

const isDroop = ({ options: { quota, minimumVotes } }: Count): boolean =>
  (quota === 'droop-whole' || quota === 'droop-exact' || quota === 'droop-next') && (minimumVotes ?? 0) === 0;
