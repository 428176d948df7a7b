import { err, ok, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import { type Outcome, postComparison } from './post-comparison.ts';
import { type Comparison, comparePapers } from './preference-matrix.ts';

/** How a rule puts somebody first on the comparisons; it may ask the sheet's ladder. */
export type Judge = (comparison: Comparison, sheet: Counting['sheet']) => Result<Outcome, CountFault>;

/** A count by a rule that looks at every two candidates: one stage, one seat. */
export const countByComparison =
  (judge: Judge) =>
  ({ ballots, sheet }: Counting): Result<null, CountFault> => {
    const comparison = comparePapers(ballots, sheet);
    if (!comparison.firsts.heard && sheet.electable.length > 1) return err({ code: 'no-valid-votes' });
    const outcome = judge(comparison, sheet);
    return outcome.ok ? postComparison(sheet, comparison, outcome.value) : outcome;
  };

/** A judge that never asks the ladder. */
export const withoutQuestions =
  (work: (comparison: Comparison, sheet: Counting['sheet']) => Omit<Outcome, 'ties'>): Judge =>
  (comparison, sheet) =>
    ok({ ...work(comparison, sheet), ties: [] });
