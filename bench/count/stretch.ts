import { unwrap } from '@selectorate/basics';
import { count, plainContest } from '@selectorate/count';
import { bltPieces, type PapersKind } from './make-papers.ts';
import { readBlt } from './rows.ts';

/** Ten million papers as a BLT file that is invented, read and packed piece by piece, then counted. */
export function stretchWork(kind: PapersKind, n: number): string {
  const ballots = readBlt(bltPieces(kind, n));
  const { elected } = unwrap(count(ballots, plainContest(1), { rule: 'irv', ties: [{ kind: 'sha256', seed: '00' }] }));
  return `${ballots.times.length} rankings, elected ${elected.join(' ')}`;
}
