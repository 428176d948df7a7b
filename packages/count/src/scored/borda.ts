import { err, ok, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import { electMost } from './elect-most.ts';
import { readPapers } from './paper-reader.ts';
import { postScores } from './post-scores.ts';
import { ScoreBoard } from './score-board.ts';

/**
 * Borda: a point for each candidate standing below, half a point for each at the same rank, and what the last gets. Candidates
 * whom the paper does not rank share the places below, or neither get nor give anything.
 */
export function countByBorda({ ballots, sheet }: Counting): Result<null, CountFault> {
  const { lastPoints, unranked } = sheet.options;
  const board = new ScoreBoard(sheet.candidates.length);
  const standing = sheet.continuing;
  // The number of the last paper that ranks each candidate.
  const rankedBy = new Uint32Array(sheet.candidates.length);
  let number = 0;
  for (const paper of readPapers(ballots, sheet)) {
    number++;
    if (paper.silent !== null) {
      board.putAside(paper.times, paper.silent);
      continue;
    }
    let below = 0;
    for (const rank of paper.ranks) {
      below += rank.length;
      for (const index of rank) rankedBy[index] = number;
    }
    const rest = unranked === 'below' ? standing.filter((index) => rankedBy[index] !== number) : [];
    below += rest.length;
    for (const rank of rest.length > 0 ? [...paper.ranks, rest] : paper.ranks) {
      below -= rank.length;
      board.give(paper.times, rank, { parts: 2 * (below + lastPoints) + rank.length - 1, of: 2 });
    }
  }
  if (!board.heard && sheet.electable.length > sheet.openSeats) return err({ code: 'no-valid-votes' });
  const decision = electMost(sheet, board.scores);
  if (!decision.ok) return decision;
  postScores(sheet, board, { of: 'points', ...decision.value });
  return ok(null);
}
