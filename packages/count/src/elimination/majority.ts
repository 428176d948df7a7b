import { add, compare, divide, ONE, rational, type Rational } from '@selectorate/basics';
import { weighsWhole } from '../table/weigh.ts';
import type { CountTable } from './count-table.ts';

/** What elects at a stage: a number of votes to print, and who has it. */
export interface Majority {
  readonly half: Rational;
  readonly quota: Rational;
  readonly reached: (index: number) => boolean;
}

/**
 * Half of the base that the options name. Where votes are whole numbers the quota is the smallest whole number above half,
 * or not below it; where sections make fractions of them it is half exactly. Give `half` to keep that of an earlier stage.
 */
export function majority(table: CountTable, half = halfOfBase(table)): Majority {
  const { electOn } = table.options;
  const reached = (index: number): boolean => {
    const order = compare(table.votes(index), half);
    return electOn === '>=' ? order >= 0 : order > 0;
  };
  return { half, quota: weighsWhole(table.sheet.contest.sections) ? wholeQuota(half, electOn) : half, reached };
}

const halfOfBase = (table: CountTable): Rational => divide(table.base(table.options.majorityBase), rational(2));

function wholeQuota(half: Rational, electOn: '>' | '>='): Rational {
  const floor = rational(half.n / half.d);
  return electOn === '>=' && compare(floor, half) === 0 ? floor : add(floor, ONE);
}
