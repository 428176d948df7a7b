import type { CandidateId } from '@selectorate/basics';
import { iterateBallots } from '../../ballots/ballots.ts';
import type { CastBallot } from '../../ballots/packed-ballots.ts';
import { visibleText } from '../clean-name.ts';
import type { BltContent } from './blt.ts';

/**
 * A BLT file that any strict reader accepts. A double quote in a name becomes two single ones, a tab or line break a space;
 * characters that nobody sees are left out.
 */
export function printBlt(content: BltContent): string {
  return [...printBltLines(content), ''].join('\n');
}

/** Line by line, without line ends: for files larger than a text should be. */
export function* printBltLines(content: BltContent): Generator<string> {
  const { seats, withdrawn, tieOrder, names, title } = content;
  const { candidates, papers } =
    'ballots' in content
      ? { candidates: content.ballots.candidates, papers: iterateBallots(content.ballots) }
      : content;
  const number = (candidate: CandidateId): number => candidates.indexOf(candidate) + 1;
  yield `${candidates.length} ${seats}`;
  if (withdrawn.length > 0) yield withdrawn.map((candidate) => `-${number(candidate)}`).join(' ');
  if (tieOrder !== null) yield `[tie ${tieOrder.map(number).join(' ')}]`;
  for (const paper of papers) yield printPaper(paper);
  yield '0';
  for (const text of [...names, title]) yield `"${visibleText(text).replaceAll('"', "''")}"`;
}

function printPaper({ ranking, times }: CastBallot): string {
  const ranks = ranking.map((rank) => (rank.length === 0 ? '-' : rank.map((candidate) => candidate + 1).join('=')));
  return [times, ...ranks, 0].join(' ');
}
