import { type CandidateId, err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { BallotPacker } from '../../ballots/ballot-packer.ts';
import type { BltFault, BltFile, BltPaper, Repair, UntrustedText } from './blt.ts';
import { quotedOf, type Word, wordsOf } from './blt-line.ts';
import { readPaperLine } from './blt-papers.ts';
import { MOST_CANDIDATES, MOST_PAPERS } from '../../ballots/packed-ballots.ts';

export interface BltOptions {
  /** The contest's ids in the order of the file; without them candidates are `c1`, `c2`, … */
  readonly candidates?: readonly CandidateId[];
  /** Larger texts are refused unread; 64 Mi characters unless told. */
  readonly mostCharacters?: number;
}

const MOST_CHARACTERS = 64 * 1024 * 1024;

/**
 * Reads a BLT file: `candidates seats`, withdrawn candidates as negative numbers, one line for each ballot, `0`, then
 * the names and a title in quotes. What is clear in spite of its form is read and listed in `repaired`; anything else is
 * a fault with its place, and nothing is counted. A ballot stands on one line.
 *
 * @example
 * ```ts
 * parseBlt('2 1\n3 1 2 0\n0\n"Candidate 1"\n"Candidate 2"\n"Batch 7"');
 * ```
 */
export function parseBlt(text: UntrustedText, options: BltOptions = {}): Result<BltFile, BltFault> {
  const { mostCharacters = MOST_CHARACTERS } = options;
  if (text.length > mostCharacters) return fault('too-large', 1, 1, `at most ${mostCharacters} characters`);
  const reader = openReader(text);
  const header = readHeader(reader, options);
  if (!header.ok) return header;
  const { candidates, seats } = header.value;
  const directives = readDirectives(reader, candidates);
  if (!directives.ok) return directives;
  const { nicks, ...declared } = directives.value;
  const papers = readPapers(reader, candidates.length, nicks);
  if (!papers.ok) return papers;
  const { names, title } = readNames(reader, candidates.length);

  const packer = new BallotPacker(candidates);
  for (const { ranking, times } of papers.value) packer.add(ranking, times);
  const { repaired } = reader;
  return ok({ ballots: packer.finish(), papers: papers.value, seats, ...declared, names, title, repaired });
}

/** The lines and how far they have been read: a cursor shared by the parts of one file. */
interface Reader {
  readonly lines: readonly string[];
  readonly repaired: Repair[];
  next: number;
}

function openReader(text: UntrustedText): Reader {
  const marked = text.startsWith('\uFEFF');
  const lines = (marked ? text.slice(1) : text).split(/\r\n|\n|\r/);
  return { lines, repaired: marked ? [{ code: 'byte-order-mark', line: 1 }] : [], next: 0 };
}

/** The words of the next line that has any, without going past it. */
function peek(reader: Reader): readonly Word[] | undefined {
  for (; reader.next < reader.lines.length; reader.next++) {
    const words = wordsOf(reader.lines[reader.next] ?? '');
    if (words.length > 0) return words;
  }
  return undefined;
}

function readHeader(
  reader: Reader,
  { candidates }: BltOptions,
): Result<{ candidates: readonly CandidateId[]; seats: number }, BltFault> {
  const words = peek(reader) ?? [];
  const line = Math.min(reader.next + 1, reader.lines.length);
  const [howMany, seats] = words.map((word) => parseWholeNumber(word.text));
  const sound = howMany !== undefined && howMany >= 1 && howMany <= MOST_CANDIDATES && words.length === 2;
  if (!sound || seats === undefined || seats < 1) {
    return fault('bad-header', line, 1, 'two whole numbers: candidates and seats');
  }
  if (candidates !== undefined && candidates.length !== howMany) {
    return fault('wrong-number-of-candidates', line, 1, `${candidates.length} candidates`);
  }
  reader.next++;
  const ids = candidates ?? Array.from({ length: howMany }, (_, i) => `c${i + 1}` as CandidateId);
  return ok({ candidates: ids, seats });
}

function readDirectives(
  reader: Reader,
  candidates: readonly CandidateId[],
): Result<Pick<BltFile, 'withdrawn' | 'tieOrder'> & { nicks: ReadonlyMap<string, number> }, BltFault> {
  const withdrawn: CandidateId[] = [];
  const nicks = new Map<string, number>();
  let tieOrder: readonly CandidateId[] | null = null;
  for (let words = peek(reader); words !== undefined; words = peek(reader)) {
    const line = reader.next + 1;
    const [first] = words;
    const isNegative = /^-\d/.test(first?.text ?? '');
    const directive = /^\[(\w+)/.exec(first?.text ?? '')?.[1];
    if (!isNegative && directive === undefined) break;
    const numbers = isNegative ? words : bracketed(words);
    if (directive === undefined || directive === 'withdrawn' || directive === 'tie') {
      const numberOf = (text: string): number => nicks.get(text) ?? parseWholeNumber(text.replace(/^-/, '')) ?? 0;
      const ids = numbers.map(({ text }) => candidates[numberOf(text) - 1]);
      const stranger = numbers[ids.indexOf(undefined)];
      if (stranger !== undefined) {
        return fault('bad-directive', line, stranger.column, `a number from 1 to ${candidates.length}`);
      }
      const known = ids.filter((id) => id !== undefined);
      if (directive === 'tie') tieOrder = known;
      else withdrawn.push(...known.filter((id) => !withdrawn.includes(id)));
    } else if (directive === 'nick') {
      numbers.forEach(({ text }, i) => nicks.set(text, i + 1));
    } else {
      reader.repaired.push({ code: 'unknown-directive', line });
    }
    reader.next++;
  }
  return ok({ withdrawn, tieOrder, nicks });
}

/** The words of `[name a b c]` between its name and its bracket. */
const bracketed = (words: readonly Word[]): readonly Word[] =>
  words
    .slice(1)
    .map(({ text, column }) => ({ text: text.replace(/\]$/, ''), column }))
    .filter(({ text }) => text !== '');

function readPapers(
  reader: Reader,
  candidates: number,
  nicks: ReadonlyMap<string, number>,
): Result<readonly BltPaper[], BltFault> {
  const papers: BltPaper[] = [];
  let total = 0;
  for (let words = peek(reader); words !== undefined; words = peek(reader)) {
    const line = reader.next + 1;
    if (words[0]?.text.startsWith('"') === true) break;
    const read = readPaperLine(words, { line, candidates, nicks });
    if (!read.ok) return read;
    reader.next++;
    if (read.value.kind === 'end') return ok(papers);
    for (const code of read.value.repaired) reader.repaired.push({ code, line });
    if (read.value.kind === 'nothing') continue;
    papers.push(read.value.paper);
    total += read.value.paper.times;
    if (total > MOST_PAPERS) return fault('too-many-papers', line, 1, `at most ${MOST_PAPERS} papers in all`);
  }
  reader.repaired.push({ code: 'no-end-of-ballots', line: reader.next + 1 });
  return ok(papers);
}

/** One string a line where there are lines enough (a party may follow a name); otherwise string by string. */
function readNames(reader: Reader, candidates: number): Pick<BltFile, 'names' | 'title'> {
  const lines: { line: number; strings: readonly string[]; quoted: boolean; more: boolean }[] = [];
  for (let words = peek(reader); words !== undefined; words = peek(reader)) {
    const raw = reader.lines[reader.next] ?? '';
    const { strings, rest } = quotedOf(raw);
    const quoted = strings.length > 0;
    const more = quoted && (rest || strings.length > 1);
    lines.push({ line: reader.next + 1, strings: quoted ? strings : [raw.trim()], quoted, more });
    reader.next++;
  }
  const perLine = lines.length >= candidates;
  const entries = perLine
    ? lines.map(({ strings, ...line }) => ({ ...line, text: strings[0] ?? '' }))
    : lines.flatMap(({ strings, ...line }) => strings.map((text) => ({ ...line, text, more: false })));
  const repair = (code: Repair['code'], line: number): void => void reader.repaired.push({ code, line });

  const names = Array.from({ length: candidates }, (_, i) => {
    const entry = entries[i];
    if (entry === undefined) repair('name-missing', reader.lines.length);
    else if (entry.more) repair('text-after-name', entry.line);
    else if (!entry.quoted) repair('name-not-quoted', entry.line);
    return entry?.text ?? `Candidate ${i + 1}`;
  });
  const title = entries[candidates];
  const after = entries[candidates + 1];
  if (title === undefined) repair('title-missing', reader.lines.length);
  if (after !== undefined) repair('text-after-title', after.line);
  return { names, title: title?.text ?? '' };
}

const fault = (code: BltFault['code'], line: number, column: number, expected: string): Result<never, BltFault> =>
  err({ code, line, column, expected });
