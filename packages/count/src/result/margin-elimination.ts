import { add, compare, multiply, ONE, rational, type Rational, subtract, sum } from '@selectorate/basics';
import { lower, type Margin, papersReaching, upper } from './bound.ts';
import { mayWin } from './decided.ts';
import { number, total, votesIn } from './figures.ts';
import type { Count, Stage, Tally } from './result.ts';

const TWO = rational(2);

/**
 * IRV and AV. One paper moves one tally of a stage by one, so a decision with a gap of g stands against fewer than g papers;
 * the runner-up of the last contested stage wins with so many papers more for them alone.
 */
export function marginOfElimination(count: Count): Margin {
  const gaps = count.stages.flatMap((stage) => {
    const gap = gapOf(count, stage);
    return gap === null ? [] : [lower(papersReaching(gap), stage.n)];
  });
  const [least = null] = gaps.toSorted((a, b) => a.papers - b.papers || a.stage - b.stage);
  return { upperBound: overtaking(count), lowerBound: least };
}

/** The slack of the decision taken at a stage; null when votes decided nothing there. */
function gapOf(count: Count, stage: Stage): Rational | null {
  const isOut = ({ candidate }: Tally): boolean => stage.excluded.includes(candidate);
  const continuing = stage.tallies.filter(({ status }) => status === 'continuing');
  if (stage.excluded.length > 0) {
    // Those who cannot win go whatever their votes are.
    if (stage.excluded.every((candidate) => !mayWin(count, candidate))) return null;
    const left = continuing.filter((tally) => !isOut(tally)).map(({ votes }) => number(votes));
    const lowestLeft = left.toSorted(compare)[0];
    return lowestLeft === undefined ? null : subtract(lowestLeft, total(continuing.filter(isOut)));
  }
  const [winner] = stage.elected;
  if (winner === undefined || winner.by === 'last-left') return null;
  const own = multiply(TWO, votesIn(stage, winner.candidate));
  return subtract(own, continuing.length === 2 ? total(continuing) : majorityBase(count, stage));
}

/** Enough papers for the runner-up alone to win at the last stage that had one; everything before it stays as it was. */
function overtaking(count: Count): Margin['upperBound'] {
  const isRival = ({ candidate, status }: Tally): boolean =>
    status === 'continuing' && !count.elected.includes(candidate) && mayWin(count, candidate);
  const stage = count.stages.findLast(({ tallies }) => tallies.some(isRival));
  const rival = stage?.tallies
    .filter(isRival)
    .map(({ votes }) => number(votes))
    .toSorted(compare)
    .at(-1);
  if (stage === undefined || rival === undefined) return null;
  const twoLeft = stage.tallies.filter(({ status }) => status === 'continuing').length === 2;
  const base = twoLeft ? total(stage.tallies) : majorityBase(count, stage);
  return upper(papersReaching(add(subtract(base, multiply(TWO, rival)), ONE)), stage.n);
}

function majorityBase({ options, stages }: Count, stage: Stage): Rational {
  if (options.majorityBase === 'continuing') return total(stage.tallies);
  const [first = stage] = stages;
  const valid = total(first.tallies);
  return options.majorityBase === 'valid' ? valid : sum([valid, total(first.nonTransferable)]);
}
