import { err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { BltFault, BltPaper, BltRepair } from './blt.ts';
import type { Word } from './blt-line.ts';
import { PAPERS_OF_A_LINE } from '../gather.ts';
import { MOST_PAPERS } from '../../ballots/packed-ballots.ts';

/** What one line of ballots says: a paper, nothing (weight 0), or the end of the ballots. */
export type PaperLine =
  | { readonly kind: 'paper'; readonly paper: BltPaper; readonly repaired: readonly BltRepair['code'][] }
  | { readonly kind: 'nothing'; readonly repaired: readonly BltRepair['code'][] }
  | { readonly kind: 'end' };

/** What a line is read against: its number, the candidates' number and the names that a `[nick ...]` line gave them. */
export interface PaperLineContext {
  readonly line: number;
  readonly candidates: number;
  readonly nicks: ReadonlyMap<string, number>;
}

/** Reads `weight preferences 0`; preferences are `3`, `2=4` (equal) and `-` (skipped). */
export function readPaperLine(
  words: readonly Word[],
  { line, candidates, nicks }: PaperLineContext,
): Result<PaperLine, BltFault> {
  const repaired: BltRepair['code'][] = [];
  const fault = (code: BltFault['code'], column: number, expected: string): Result<never, BltFault> =>
    err({ code, line, column, expected });

  const hasId = /^\(.*\)$/.test(words[0]?.text ?? '');
  if (hasId) repaired.push('ballot-id');
  const [weight, ...rest] = hasId ? words.slice(1) : words;
  if (weight === undefined) return fault('bad-weight', 1, 'a number of papers');
  if (weight.text === '0' && rest.length === 0) return ok({ kind: 'end' });
  const [, whole = weight.text, decimals] = /^(\d+)\.(0+)$/.exec(weight.text) ?? [];
  if (decimals !== undefined) repaired.push('decimal-weight');
  const times = parseWholeNumber(whole);
  if (times === undefined || times > MOST_PAPERS) return fault('bad-weight', weight.column, PAPERS_OF_A_LINE);

  const ranking: number[][] = [];
  let closed = false;
  for (const { text, column } of rest) {
    if (closed) return fault('text-after-ballot', column, 'the end of the line after 0');
    if (text === '0') {
      closed = true;
      continue;
    }
    const rank = readRank(text, candidates, nicks);
    if (rank === 'not-a-preference') return fault('bad-preference', column, 'a candidate number, =, - or 0');
    if (rank === 'no-such-candidate') return fault('no-such-candidate', column, `a number from 1 to ${candidates}`);
    ranking.push(rank);
  }
  if (!closed) repaired.push('line-without-final-0');
  if (times === 0) return ok({ kind: 'nothing', repaired: [...repaired, 'line-of-weight-0'] });
  while (ranking.at(-1)?.length === 0) ranking.pop();
  return ok({ kind: 'paper', paper: { line, ranking, times }, repaired });
}

function readRank(
  text: string,
  candidates: number,
  nicks: PaperLineContext['nicks'],
): number[] | 'not-a-preference' | 'no-such-candidate' {
  if (text === '-') return [];
  const rank = new Set<number>();
  for (const part of text.split('=')) {
    const number = nicks.get(part) ?? parseWholeNumber(part);
    if (number === undefined) return 'not-a-preference';
    if (number < 1 || number > candidates) return 'no-such-candidate';
    rank.add(number - 1);
  }
  return [...rank].sort((a, b) => a - b);
}
