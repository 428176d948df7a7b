import type { Count } from './result.ts';
import { lower, type Margin, roomFor } from './bound.ts';
import { marginOfElimination } from './margin-elimination.ts';
import { marginOfMostVotes } from './margin-most-votes.ts';
import { marginOfPairs } from './margin-pairwise.ts';
import { marginOfQuota } from './margin-quota.ts';
import { marginOfQuestion } from './margin-yes-no.ts';

/**
 * Bounds on how many papers, added or taken away, it takes to elect somebody else. A paper that is altered counts as two.
 *
 * Only what is proved is given; each family's function says how. No bound but the trivial one (a lower bound of 0, no
 * upper bound) where a paper's effect is not limited by what a stage shows:
 *
 * - sections and block votes: one paper of a small section may weigh as much as many;
 * - constraints and "re-open nominations": whoever is judged or reopened depends on who else is in;
 * - two rounds, fresh voting and the supplementary vote: who is in the second round may turn with papers that its tallies do
 *   not show; sequential and bottoms-up rules, QPQ: the same for every pass, threshold and quotient;
 * - candidates below a minimum who leave at once, a count told to stop, or an overvote that stops a paper only while
 *   several continue: which candidates leave together may change with any paper.
 */
export function margin(count: Count): Margin {
  if (!isPlain(count)) return trivial(count);
  if (count.rule === 'yes-no') return marginOfQuestion(count);
  const { upperBound, lowerBound } = byFamily(count);
  // Every other upper bound is of papers added.
  const possible = upperBound !== null && upperBound.papers <= roomFor(count);
  return { upperBound: possible ? upperBound : null, lowerBound };
}

function byFamily(count: Count): Margin {
  switch (count.rule) {
    case 'plurality':
    case 'approval':
    case 'borda':
      return marginOfMostVotes(count);
    case 'schulze':
    case 'ranked-pairs':
    case 'minimax':
    case 'copeland':
      return marginOfPairs(count);
    case 'irv':
    case 'av':
      return groupingMatters(count) ? trivial(count) : marginOfElimination(count);
    case 'wigm':
    case 'wigm-rational':
    case 'wigm-prf':
    case 'wigm-prf-batch':
    case 'scotland':
    case 'mpls':
    case 'ers97':
    case 'n-ireland-stv':
    case 'meek':
    case 'meek-prf':
    case 'warren':
      return marginOfQuota(count);
    default:
      return trivial(count);
  }
}

/**
 * Whether so many missing or disputed papers could change who is elected: `cannot` and `could` are proved,
 * `not-excluded` lies between the bounds. A body that must be sure treats the last two alike.
 */
export function couldChange(count: Count, missing: number): 'cannot' | 'not-excluded' | 'could' {
  const { upperBound, lowerBound } = margin(count);
  if (missing === 0 || lowerBound === null || missing < lowerBound.papers) return 'cannot';
  return upperBound !== null && missing >= upperBound.papers ? 'could' : 'not-excluded';
}

const trivial = ({ stages }: Count): Margin => ({ upperBound: null, lowerBound: lower(0, stages.length) });

/** No weights, constraints or reopening, and papers that all are read to their end in one way. */
const isPlain = ({ contest, options }: Count): boolean =>
  contest.sections.length === 0 &&
  contest.constraints.length === 0 &&
  contest.reopenNominations === null &&
  (options.stopAfter ?? null) === null &&
  (options.minimumVotes ?? 0) === 0;

/** An overvote that stops only while several continue is read differently when several are excluded at once. */
const groupingMatters = ({ options }: Count): boolean =>
  options.overvote === 'exhaust-if-several-continue' &&
  (options.batchExclusion !== 'none' || (options.ties ?? []).some(({ kind }) => kind === 'together'));
