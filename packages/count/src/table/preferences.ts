import { multiply, rational, type Rational, sum, ZERO } from '@selectorate/basics';
import { type PackedBallots, SKIPPED } from '../ballots/packed-ballots.ts';
import type { Section } from '../contest/contest.ts';
import { votesPerPaper } from './weigh.ts';

/**
 * Votes on papers that rank `first` and do not rank `second` before it or beside it. Papers that share a section's weight
 * share it here with all papers of the section, whether they still count or not. Each call reads every ranking.
 */
export function votesPreferring(
  ballots: PackedBallots,
  sections: readonly Section[],
  pair: { readonly first: number; readonly second: number },
): Rational {
  const papers = sumOfPapers(ballots, sections, pair);
  const all = sumOfPapers(ballots, sections, null);
  const worth = votesPerPaper(sections, all);
  return sum(papers.map((count, row) => multiply(rational(count), worth[row] ?? ZERO)));
}

/** Papers of each section: those that prefer the first of a pair, or all. */
function sumOfPapers(
  { times, section, ...ballots }: PackedBallots,
  sections: readonly Section[],
  pair: { readonly first: number; readonly second: number } | null,
): readonly number[] {
  const papers = Array.from({ length: Math.max(1, sections.length) }, () => 0);
  for (let i = 0; i < times.length; i++) {
    if (pair !== null && !prefers(ballots, i, pair)) continue;
    const row = sections.length > 1 ? (section?.[i] ?? 0) : 0;
    papers[row] = (papers[row] ?? 0) + (times[i] ?? 0);
  }
  return papers;
}

function prefers(
  { starts, marks }: Pick<PackedBallots, 'starts' | 'marks'>,
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
