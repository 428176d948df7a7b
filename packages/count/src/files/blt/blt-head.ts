import { type CandidateId, err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { MOST_CANDIDATES } from '../../ballots/packed-ballots.ts';
import { numberedCandidates } from '../gather.ts';
import type { BltFault } from './blt.ts';
import type { Word } from './blt-line.ts';

/** What stands above the ballots. The lists grow as directives are read. */
export interface BltHead {
  readonly candidates: readonly CandidateId[];
  readonly seats: number;
  readonly withdrawn: CandidateId[];
  tieOrder: readonly CandidateId[] | null;
  /** Numbers by the names that a `[nick ...]` line gave them. */
  readonly nicks: Map<string, number>;
}

export const HEADER = `two whole numbers: candidates (at most ${MOST_CANDIDATES}) and seats`;

/** Reads `candidates seats`. */
export function readHeader(
  words: readonly Word[],
  line: number,
  candidates: readonly CandidateId[] | undefined,
): Result<BltHead, BltFault> {
  const [howMany, seats] = words.map((word) => parseWholeNumber(word.text));
  const sound = howMany !== undefined && howMany >= 1 && howMany <= MOST_CANDIDATES && words.length === 2;
  if (!sound || seats === undefined || seats < 1) {
    return err({ code: 'bad-header', line, column: 1, expected: HEADER });
  }
  if (candidates !== undefined && candidates.length !== howMany) {
    return err({
      code: 'wrong-number-of-candidates',
      line,
      column: 1,
      expected: `${candidates.length} candidates`,
    });
  }
  const ids = candidates ?? numberedCandidates(howMany);
  return ok({ candidates: ids, seats, withdrawn: [], tieOrder: null, nicks: new Map() });
}

/** What a line above the ballots turned out to be. */
export type DirectiveLine = 'read' | 'unknown-directive' | 'no-directive';

/** Reads `-2 -5` or `[withdrawn ...]`, `[tie ...]`, `[nick ...]` into the head. */
export function readDirective(words: readonly Word[], line: number, head: BltHead): Result<DirectiveLine, BltFault> {
  const first = words[0]?.text ?? '';
  const isNegative = /^-\d/.test(first);
  const directive = /^\[(\w+)/.exec(first)?.[1];
  if (!isNegative && directive === undefined) return ok('no-directive');
  const numbers = isNegative ? words : bracketed(words);
  if (directive === 'nick') {
    numbers.forEach(({ text }, i) => head.nicks.set(text, i + 1));
    return ok('read');
  }
  if (directive !== undefined && directive !== 'withdrawn' && directive !== 'tie') return ok('unknown-directive');
  const ids = numbers.map(({ text }) => head.candidates[numberOf(text, head) - 1]);
  const stranger = numbers[ids.indexOf(undefined)];
  if (stranger !== undefined) {
    const expected = `a number from 1 to ${head.candidates.length}`;
    return err({ code: 'bad-directive', line, column: stranger.column, expected });
  }
  const known = ids.filter((id) => id !== undefined);
  if (directive === 'tie') head.tieOrder = known;
  else head.withdrawn.push(...known.filter((id, i) => !head.withdrawn.includes(id) && known.indexOf(id) === i));
  return ok('read');
}

const numberOf = (text: string, { nicks }: BltHead): number =>
  nicks.get(text) ?? parseWholeNumber(text.replace(/^-/, '')) ?? 0;

/** The words of `[name a b c]` between its name and its bracket. */
const bracketed = (words: readonly Word[]): readonly Word[] =>
  words
    .slice(1)
    .map(({ text, column }) => ({ text: text.replace(/\]$/, ''), column }))
    .filter(({ text }) => text !== '');
