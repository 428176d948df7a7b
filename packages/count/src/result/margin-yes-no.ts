import {
  compare,
  divide,
  multiply,
  ONE,
  parseFraction,
  rational,
  type Rational,
  subtract,
  ZERO,
} from '@selectorate/basics';
import { lower, type Margin, papersAbove, papersReaching, roomFor, upper } from './bound.ts';
import { workingOf } from './decided.ts';
import { number } from './figures.ts';
import type { Count } from './result.ts';
import type { ThresholdTest } from './sentence.ts';

/**
 * A question. A test is met while votes less the threshold's share of the base are not below nothing; one paper changes that
 * by at most the larger of the threshold and the rest, or by one where the base is those entitled. Passed: the test nearest to
 * failing. Not passed: the test furthest from being met. `cannot win` and withdrawals of an answer leave no bound.
 */
export function marginOfQuestion(count: Count): Margin {
  const [stage] = count.stages;
  const tests = workingOf(stage, 'thresholds')?.tests ?? [];
  const [yes, no] = count.candidates;
  const [answer] = count.elected;
  const room = roomFor(count);
  const free = count.contest.withdrawn.length === 0 && (count.options.cannotWin ?? []).length === 0;
  if (!free || no === undefined || stage === undefined) return { upperBound: null, lowerBound: lower(0, 1) };
  if (answer === yes) {
    const yesPapers = number(stage.tallies[0]?.votes ?? '0');
    const fail = least(tests.flatMap((test) => toFail(test, { yesPapers, room })));
    return {
      upperBound: fail === undefined ? null : upper(fail, 1),
      lowerBound: lower(least(tests.map(toTouch)) ?? 0, 1),
    };
  }
  const pass = tests.map(toPass);
  const possible = pass.flatMap((papers) => (papers === null || papers > room ? [] : [papers]));
  return {
    upperBound: possible.length < pass.length ? null : upper(Math.max(...possible), 1),
    lowerBound: lower(Math.max(...tests.filter(({ met }) => !met).map(toReach)), 1),
  };
}

const shareOf = ({ threshold }: ThresholdTest): Rational => parseFraction(threshold) ?? ZERO;

/** Above nothing: to spare. Below: lacking. */
const spare = (test: ThresholdTest): Rational =>
  subtract(number(test.votes), multiply(shareOf(test), number(test.base)));

const rest = (test: ThresholdTest): Rational => subtract(ONE, shareOf(test));

const mostPerPaper = (test: ThresholdTest): Rational => {
  if (test.of === 'entitled') return ONE;
  return compare(shareOf(test), rest(test)) > 0 ? shareOf(test) : rest(test);
};

/** Papers with which a met test may fail at the earliest; a base that is emptied fails as well. */
function toTouch(test: ThresholdTest): number {
  const papers = toUse(test, mostPerPaper(test));
  return test.of === 'entitled' ? papers : Math.min(papers, papersReaching(number(test.base)));
}

/** Papers with which a met test does fail: against it as far as there is room, or taken from it as far as there are any. */
function toFail(
  test: ThresholdTest,
  { yesPapers, room }: { readonly yesPapers: Rational; readonly room: number },
): readonly number[] {
  const against = toUse(test, test.of === 'entitled' ? ZERO : shareOf(test));
  const taken = toUse(test, test.of === 'entitled' ? ONE : rest(test));
  const there = test.what === 'yes' ? yesPapers : number(test.votes);
  return [
    ...(Number.isFinite(against) && against <= room ? [against] : []),
    ...(Number.isFinite(taken) && compare(rational(taken), there) <= 0 ? [taken] : []),
  ];
}

/** Papers of this effect that use up what a test has to spare, and under `>=` one step more. */
function toUse(test: ThresholdTest, each: Rational): number {
  if (each.n === 0n) return Infinity;
  const papers = divide(spare(test), each);
  return test.comparator === '>' ? papersReaching(papers) : papersAbove(papers);
}

/** Papers with which a test that is not met may be met at the earliest. */
const toReach = (test: ThresholdTest): number => toMeet(test, mostPerPaper(test)) ?? 1;

/** Papers for yes with which a test is met; null where no number of them does it. */
const toPass = (test: ThresholdTest): number | null =>
  test.met ? 0 : toMeet(test, test.of === 'entitled' ? ONE : rest(test));

function toMeet(test: ThresholdTest, each: Rational): number | null {
  const lacking = subtract(ZERO, spare(test));
  if (each.n === 0n) return test.comparator === '>=' && lacking.n <= 0n ? 1 : null;
  const papers = divide(lacking, each);
  return Math.max(1, test.comparator === '>=' ? papersReaching(papers) : papersAbove(papers));
}

const least = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : Math.min(...numbers);
