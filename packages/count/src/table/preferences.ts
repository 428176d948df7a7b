import { rational, type Rational } from '@selectorate/basics';
import { type PackedBallots, SKIPPED } from '../ballots/packed-ballots.ts';

/** Papers that rank `first` and do not rank `second` before it or beside it. Each call reads every ranking. */
export function papersPreferring(ballots: PackedBallots, first: number, second: number): Rational {
  let papers = 0;
  for (let i = 0; i < ballots.times.length; i++) {
    if (prefers(ballots, i, { first, second })) papers += ballots.times[i] ?? 0;
  }
  return rational(papers);
}

function prefers(
  { starts, marks }: PackedBallots,
  ranking: number,
  { first, second }: { first: number; second: number },
): boolean {
  let found = false;
  const end = starts[ranking + 1] ?? 0;
  for (let at = starts[ranking] ?? 0; at < end; at++) {
    const mark = marks[at] ?? SKIPPED;
    // A new rank after the one that holds the first: whatever follows is below it.
    if (found && (mark === SKIPPED || (mark & 1) === 0)) return true;
    if (mark === SKIPPED) continue;
    if (mark >> 1 === second) return false;
    if (mark >> 1 === first) found = true;
  }
  return found;
}
