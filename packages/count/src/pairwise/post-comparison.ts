import { ok, type Rational, type Result, ZERO } from '@selectorate/basics';
import type { CountFault, Election, Working } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { CountSheet } from '../table/count-sheet.ts';
import type { Tie } from '../ties/tie-result.ts';
import type { Comparison, PreferenceMatrix } from './preference-matrix.ts';

/** What a pairwise rule makes of the comparisons. */
export interface Outcome {
  /** Places of those whom the rule puts first, level with each other; at least one. */
  readonly first: readonly number[];
  /** The rule's own figures, row over column. */
  readonly strengths: readonly (readonly Rational[])[];
  /** Questions that the rule asked of the ladder on its way. */
  readonly ties: readonly Tie[];
}

/** Elects the one put first, by the ladder where several are, and writes the only stage down. */
export function postComparison(
  sheet: CountSheet,
  { firsts, matrix }: Comparison,
  { first, strengths, ties }: Outcome,
): Result<null, CountFault> {
  const level = first.map((place) => matrix.candidates[place] ?? place);
  const broken = level.length > 1 ? sheet.breakTie('elect', level, firsts.scores) : undefined;
  if (broken?.ok === false) return broken;
  const chosen = broken === undefined ? level : broken.value.chosen;
  const by: Election['by'] = matrix.candidates.length === 1 ? 'last-left' : 'pairwise';
  sheet.post({
    action: { kind: 'first-preferences' },
    quota: null,
    tallies: firsts.scores,
    movements: [],
    nonTransferable: firsts.silent,
    residual: ZERO,
    elected: chosen.map((index) => ({ index, by })),
    excluded: [],
    ties: broken === undefined ? ties : [...ties, broken.value.tie],
    workings: workingsOf(sheet, matrix, strengths),
  });
  return ok(null);
}

function workingsOf(
  sheet: CountSheet,
  matrix: PreferenceMatrix,
  strengths: readonly (readonly Rational[])[],
): readonly Working[] {
  const candidates = matrix.candidates.map((index) => sheet.name(index));
  return [
    { kind: 'pairwise', candidates, votes: matrix.votes.map((row) => row.map(formatVotes)) },
    { kind: 'strengths', candidates, strengths: strengths.map((row) => row.map(formatVotes)) },
  ];
}
