import type { CandidateId } from '@selectorate/basics';
import type { BltContent } from './blt.ts';
import type { CastBallot } from '../../ballots/packed-ballots.ts';

/** A BLT file that any strict reader accepts. A double quote in a name becomes two single ones, a line break a space. */
export function printBlt({ candidates, seats, withdrawn, tieOrder, papers, names, title }: BltContent): string {
  const number = (candidate: CandidateId): number => candidates.indexOf(candidate) + 1;
  return [
    `${candidates.length} ${seats}`,
    ...(withdrawn.length === 0 ? [] : [withdrawn.map((candidate) => `-${number(candidate)}`).join(' ')]),
    ...(tieOrder === null ? [] : [`[tie ${tieOrder.map(number).join(' ')}]`]),
    ...papers.map(printPaper),
    '0',
    ...[...names, title].map((text) => `"${text.replaceAll('"', "''").replace(/[\r\n]+/g, ' ')}"`),
    '',
  ].join('\n');
}

function printPaper({ ranking, times }: CastBallot): string {
  const ranks = ranking.map((rank) => (rank.length === 0 ? '-' : rank.map((candidate) => candidate + 1).join('=')));
  return [times, ...ranks, 0].join(' ');
}
