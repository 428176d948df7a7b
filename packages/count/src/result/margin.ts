import { type CandidateId, parseWholeNumber } from '@selectorate/basics';
import type { Count, Stage, Tally } from './result.ts';

/** How close a count was, in papers added or taken away. Bounds, not the margin itself, which is hard to compute. */
export interface Margin {
  /** So many papers can elect somebody else: what the runner-up of the last contested stage lacks. Null: none is proved. */
  readonly upperBound: Bound<'upper-bound'> | null;
  /** Fewer papers cannot: every decision of every stage stands against them. Null: nothing was decided by votes. */
  readonly lowerBound: Bound<'lower-bound'> | null;
}

export interface Bound<Kind extends 'upper-bound' | 'lower-bound'> {
  readonly kind: Kind;
  readonly papers: number;
  /** The stage that gives it. */
  readonly stage: number;
}

/**
 * Bounds on how many papers, added or taken away, it takes to elect somebody else. A paper that is altered counts as
 * two. One paper moves one tally of a stage by one, so a decision with a gap of g stands against fewer than g papers.
 * Where it matters to a paper which candidates were excluded together, only the trivial bound is given: that stage's
 * grouping may change with any paper.
 */
export function margin(count: Count): Margin {
  if (groupingMatters(count)) {
    return { upperBound: null, lowerBound: { kind: 'lower-bound', papers: 0, stage: count.stages.length } };
  }
  const gaps = count.stages.flatMap((stage) => {
    const papers = gapOf(count, stage);
    return papers === null ? [] : [{ kind: 'lower-bound' as const, papers, stage: stage.n }];
  });
  return {
    upperBound: overtaking(count),
    lowerBound: gaps.reduce<Margin['lowerBound']>(
      (least, gap) => (least === null || gap.papers < least.papers ? gap : least),
      null,
    ),
  };
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

/** An overvote that stops only while several continue is read differently when several are excluded at once. */
const groupingMatters = ({ rule, options }: Count): boolean =>
  rule !== 'plurality' &&
  options.overvote === 'exhaust-if-several-continue' &&
  (options.batchExclusion !== 'none' || (options.ties ?? []).some(({ kind }) => kind === 'together'));

/** The slack of the decision taken at a stage; null when votes decided nothing there. */
function gapOf(count: Count, stage: Stage): number | null {
  if (count.rule === 'plurality') return leadOfLastElected(count, stage);
  const isOut = ({ candidate }: Tally): boolean => stage.excluded.includes(candidate);
  const continuing = stage.tallies.filter(({ status }) => status === 'continuing');
  if (stage.excluded.length > 0) {
    // Those who cannot win go whatever their votes are.
    if (stage.excluded.every((candidate) => cannotWin(count, candidate))) return null;
    const lowestLeft = Math.min(...continuing.filter((tally) => !isOut(tally)).map(votesOf));
    return lowestLeft - total(continuing.filter(isOut));
  }
  const [winner] = stage.elected;
  if (winner === undefined || winner.by === 'last-left') return null;
  const own = total(continuing.filter(({ candidate }) => candidate === winner.candidate));
  return continuing.length === 2 ? 2 * own - total(continuing) : 2 * own - majorityBase(count, stage);
}

/** Enough papers for the runner-up alone to win at the last stage that had one; everything before it stays as it was. */
function overtaking(count: Count): Margin['upperBound'] {
  const elected = new Set(count.elected);
  const stage = count.stages.findLast(({ tallies }) => tallies.some((tally) => isRival(tally, elected, count)));
  if (stage === undefined) return null;
  const rival = Math.max(...stage.tallies.filter((tally) => isRival(tally, elected, count)).map(votesOf));
  if (count.rule === 'plurality') {
    const lead = leadOfLastElected(count, stage);
    return lead === null ? null : { kind: 'upper-bound', papers: lead + 1, stage: stage.n };
  }
  const continuing = total(stage.tallies);
  const twoLeft = stage.tallies.filter(({ status }) => status === 'continuing').length === 2;
  const base = twoLeft ? continuing : majorityBase(count, stage);
  return { kind: 'upper-bound', papers: base - 2 * rival + 1, stage: stage.n };
}

const isRival = ({ candidate, status }: Tally, elected: ReadonlySet<string>, count: Count): boolean =>
  status === 'continuing' && !elected.has(candidate) && !cannotWin(count, candidate);

const cannotWin = ({ options }: Count, candidate: CandidateId): boolean =>
  (options.cannotWin ?? []).includes(candidate);

/** Plurality: the last elected over the first who is not. */
function leadOfLastElected(count: Count, stage: Stage): number | null {
  if (stage.elected.every(({ by }) => by === 'last-left')) return null;
  const isIn = ({ candidate }: Tally): boolean => stage.elected.some((election) => election.candidate === candidate);
  const standing = stage.tallies.filter(
    ({ status, candidate }) => status === 'continuing' && !cannotWin(count, candidate),
  );
  return Math.min(...standing.filter(isIn).map(votesOf)) - Math.max(...standing.filter((t) => !isIn(t)).map(votesOf));
}

function majorityBase({ options, stages }: Count, stage: Stage): number {
  if (options.majorityBase === 'continuing') return total(stage.tallies);
  const [first = stage] = stages;
  const cast =
    total(first.tallies) + first.nonTransferable.reduce((papers, { votes }) => papers + wholeVotes(votes), 0);
  return options.majorityBase === 'valid' ? total(first.tallies) : cast;
}

const total = (tallies: readonly Tally[]): number => tallies.reduce((votes, tally) => votes + votesOf(tally), 0);
const votesOf = ({ votes }: Tally): number => wholeVotes(votes);

/** The rules so far move whole papers; a fraction here is a bug. */
function wholeVotes(votes: string): number {
  const value = parseWholeNumber(votes);
  if (value === undefined) throw new RangeError(`margin: not whole papers: ${votes}`);
  return value;
}
