import { err, ok, type Result } from '@selectorate/basics';
import { iterateBallots } from '../../ballots/ballots.ts';
import type { CastBallot } from '../../ballots/packed-ballots.ts';
import { escapeHidden, plainName } from '../clean-name.ts';
import type { AbifContent } from './abif.ts';

export interface AbifPrinting {
  /** The format has no sign for a rank that was left out: refuse such papers, or close the gap and say less than they did. */
  readonly skippedRanks: 'refuse' | 'close-up';
}

/** Why there is no file: so many papers say what the format cannot. */
export interface AbifPrintFault {
  readonly code: 'skipped-ranks' | 'names-alike';
  readonly papers: number;
}

/**
 * Ballots in the Aggregated Ballot Information Format, candidates as `c1`, `c2`, …. White space within a name becomes one
 * space, square brackets round ones; characters that nobody sees are left out, and escaped in metadata.
 */
export function printAbif(
  { ballots, names, metadata }: AbifContent,
  { skippedRanks }: AbifPrinting = { skippedRanks: 'refuse' },
): Result<string, AbifPrintFault> {
  const cast = [...iterateBallots(ballots)];
  const gaps = cast.filter(({ ranking }) => ranking.some((rank) => rank.length === 0));
  if (skippedRanks === 'refuse' && gaps.length > 0) {
    return err({ code: 'skipped-ranks', papers: gaps.reduce((papers, { times }) => papers + times, 0) });
  }
  const plain = names.map((name) => plainName(name.replaceAll('[', '(').replaceAll(']', ')')));
  if (new Set(plain).size < plain.length) return err({ code: 'names-alike', papers: 0 });
  const lines = [
    ...metadata.map(({ key, value }) => escapeHidden(`{${JSON.stringify(key)}: ${JSON.stringify(value)}}`)),
    ...plain.map((name, i) => `=c${i + 1}:[${name}]`),
    ...cast.map(printPaper),
  ];
  return ok([...lines, ''].join('\n'));
}

function printPaper({ ranking, times }: CastBallot): string {
  const ranks = ranking
    .filter((rank) => rank.length > 0)
    .map((rank) => rank.map((candidate) => `c${candidate + 1}`).join('='));
  return `${times}: ${ranks.join('>')}`.trimEnd();
}
