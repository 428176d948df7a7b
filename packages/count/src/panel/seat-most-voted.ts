import { compare, ok, type Rational, type Result, ZERO } from '@selectorate/basics';
import type { CountFault, Working } from '../result/result.ts';
import type { CountSheet, StageEntry } from '../table/count-sheet.ts';
import type { Tie } from '../ties/tie-result.ts';
import type { Verdict } from './panel.ts';

/** Whom one look at the tallies elects under constraints, and who was passed over. */
interface Seated {
  readonly elected: StageEntry['elected'];
  readonly ties: readonly Tie[];
  readonly workings: readonly Working[];
}

/**
 * Rules of one look (plurality, approvals, points) under constraints: from the highest tally down each takes a seat, unless
 * the constraints could then not be met any more: then they are passed over. Equal tallies are asked of the ladder one seat
 * at a time, as long as not all of them can be seated. Guarding would change nothing: nobody is excluded.
 */
export function seatMostVoted(sheet: CountSheet, tallies: readonly Rational[]): Result<Seated, CountFault> {
  const votes = (index: number): Rational => tallies[index] ?? ZERO;
  const by = sheet.electable.length > sheet.openSeats ? ('most-votes' as const) : ('last-left' as const);
  const seats = sheet.openSeats;
  let waiting = sheet.continuing.filter((index) => !sheet.unelectable.includes(index));
  const seated: number[] = [];
  const passed: Verdict[] = [];
  const ties: Tie[] = [];
  while (seated.length < seats && waiting.length > 0) {
    const doomed = sheet.doomedAfter(seated);
    const most = waiting.reduce((high, index) => (compare(votes(index), votes(high)) > 0 ? index : high));
    const level = waiting.filter((index) => compare(votes(index), votes(most)) === 0);
    const passing = doomed.filter(({ index }) => level.includes(index));
    passed.push(...passing);
    const isPassed = new Set(passing.map(({ index }) => index));
    const tied = level.filter((index) => !isPassed.has(index));
    const chosen = allFit(sheet, seated, tied)
      ? ok({ chosen: tied, tie: undefined })
      : sheet.breakTie('elect', tied, tallies);
    if (!chosen.ok) return chosen;
    seated.push(...chosen.value.chosen);
    if (chosen.value.tie !== undefined) ties.push(chosen.value.tie);
    waiting = waiting.filter((index) => !isPassed.has(index) && !seated.includes(index));
  }
  return ok({
    elected: seated.map((index) => ({ index, by })),
    ties,
    workings: [...sheet.judgedWorkings(), ...passedOver(sheet, passed)],
  });
}

/** Whether all of these can be seated one after another, whoever comes first. */
export function allFit(sheet: CountSheet, seated: readonly number[], tied: readonly number[]): boolean {
  if (tied.length <= 1) return true;
  if (seated.length + tied.length > sheet.openSeats) return false;
  return tied.every((index, at) => {
    const doomed = sheet.doomedAfter([...seated, ...tied.slice(0, at)]);
    return doomed.every((verdict) => verdict.index !== index);
  });
}

const passedOver = (sheet: CountSheet, passed: readonly Verdict[]): readonly Working[] =>
  passed.length === 0 ? [] : [{ kind: 'passed-over', candidates: passed.map(sheet.judgedOf) }];
