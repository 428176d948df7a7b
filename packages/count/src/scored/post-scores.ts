import { ZERO } from '@selectorate/basics';
import type { CountSheet, StageEntry } from '../table/count-sheet.ts';
import type { ScoreBoard } from './score-board.ts';

/** One stage whose tallies are scores: a paper may give several, so they do not add up to papers. */
export function postScores(
  sheet: CountSheet,
  board: ScoreBoard,
  {
    of,
    elected,
    ties,
    workings,
  }: Pick<StageEntry, 'elected' | 'ties' | 'workings'> & { readonly of: 'approvals' | 'points' },
): void {
  sheet.post({
    action: { kind: 'scores', of },
    quota: null,
    tallies: board.scores,
    movements: [],
    nonTransferable: board.silent,
    residual: ZERO,
    elected,
    excluded: [],
    ties,
    workings,
  });
}
