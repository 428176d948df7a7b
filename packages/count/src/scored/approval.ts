import { err, ok, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import { electMost } from './elect-most.ts';
import { readPapers } from './paper-reader.ts';
import { postScores } from './post-scores.ts';
import { ScoreBoard } from './score-board.ts';

/** Approval: every mark, at whatever rank, is one approval; the most approvals are elected (Brams and Fishburn 1978). */
export function countByApproval({ ballots, sheet }: Counting): Result<null, CountFault> {
  const board = new ScoreBoard(sheet.candidates.length);
  for (const paper of readPapers(ballots, sheet)) {
    if (paper.silent !== null) board.putAside(paper.times, paper.silent);
    else board.give(paper.times, paper.ranks.flat(), { parts: 1, of: 1 });
  }
  if (!board.heard && sheet.electable.length > sheet.openSeats) return err({ code: 'no-valid-votes' });
  const decision = electMost(sheet, board.scores);
  if (!decision.ok) return decision;
  postScores(sheet, board, { of: 'approvals', ...decision.value });
  return ok(null);
}
