import { parseWholeNumber } from '@selectorate/basics';
import type { Delimiter } from '../csv/rows.ts';
import type { CvrLabels, CvrLayout, CvrMapping } from './cvr.ts';
import { plainName } from '../clean-name.ts';

/** A mapping to be looked at by a person before it is believed, and what it was taken from. */
export interface CvrGuess {
  readonly mapping: CvrMapping;
  readonly because: 'headings-of-ranks' | 'columns-of-ranks' | 'names-in-several-columns';
}

/** As election offices, vendors and spreadsheets write them. */
export const USUAL_LABELS: CvrLabels = {
  skipped: ['undervote', 'skipped', 'skipped ranking', 'blank', 'none', '-'],
  overvote: ['overvote', 'overvoted'],
  writeIn: ['write-in', 'writein', 'write in', 'uwi', 'undeclared write-in', 'undeclared write-ins'],
};

const RANK_HEADINGS: readonly RegExp[] = [
  /(?:choice|rank|ranking|preference|pref)\s*[#:_-]?\s*(\d{1,3})\b/i,
  /\b(\d{1,3})\s*(?:st|nd|rd|th)?\s*(?:choice|rank|ranking|preference|pref)/i,
];
const WEIGHT_HEADING = /^(?:weight|count|papers|ballots|votes|number|quantity|times|freq(?:uency)?|n)$/i;
const OTHER_HEADING =
  /\b(?:id|record|serial|precinct|style|batch|tabulator|machine|time|timestamp|date|ward|district|image|group|voter|paper|ballot)\b/i;

/** Makes a mapping from the first rows of a table, headings among them or not; undefined when they look like no table of votes. */
export function guessCvrMapping(rows: readonly (readonly string[])[], delimiter: Delimiter): CvrGuess | undefined {
  const [first = [], ...others] = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const headings = first.map(plainName);
  const weight = headings.findIndex((text, i) => WEIGHT_HEADING.test(text) && isNumbered(others, i));
  const weightColumn = weight < 0 ? null : weight + 1;
  const found =
    byHeadings(headings) ?? byNumbers(headings, others, weight) ?? byNames([first, ...others], weightColumn);
  if (found === undefined) return undefined;
  const { layout, hasHeadings, because } = found;
  const mapping = {
    delimiter,
    firstRow: hasHeadings ? rows.findIndex((row) => row.some((cell) => cell.trim() !== '')) + 2 : 1,
    layout,
    weightColumn: hasHeadings ? weightColumn : null,
    candidates: null,
    labels: USUAL_LABELS,
    overvoteDelimiter: null,
    blankIs: 'skipped',
    unknownNames: 'refuse',
  } as const;
  return { mapping, because };
}

interface Found {
  readonly layout: CvrLayout;
  readonly hasHeadings: boolean;
  readonly because: CvrGuess['because'];
}

/** `Rank 1`, `2nd choice`, `Preference 3`: in the order of their numbers, each number once. */
function byHeadings(headings: readonly string[]): Found | undefined {
  const ranked = headings.flatMap((text, i) => {
    const number = RANK_HEADINGS.map((pattern) => pattern.exec(text)?.[1]).find((digits) => digits !== undefined);
    return number === undefined ? [] : [{ rank: Number(number), column: i + 1 }];
  });
  if (ranked.length === 0 || new Set(ranked.map(({ rank }) => rank)).size < ranked.length) return undefined;
  const columns = ranked.toSorted((a, b) => a.rank - b.rank).map(({ column }) => column);
  return { layout: { kind: 'column-per-rank', columns }, hasHeadings: true, because: 'headings-of-ranks' };
}

/** Headings that are names above columns of nothing but small numbers and blanks. */
function byNumbers(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  weight: number,
): Found | undefined {
  const columns = headings.flatMap((name, i) => {
    const isName = name !== '' && parseWholeNumber(name) === undefined && !OTHER_HEADING.test(name);
    return isName && i !== weight && isRanked(rows, i) ? [{ column: i + 1, name }] : [];
  });
  const isSaid = columns.some(({ column }) => rows.some((row) => (row[column - 1] ?? '').trim() !== ''));
  const isDistinct = new Set(columns.map(({ name }) => name)).size === columns.length;
  if (columns.length < 2 || !isSaid || !isDistinct) return undefined;
  return { layout: { kind: 'column-per-candidate', columns }, hasHeadings: true, because: 'columns-of-ranks' };
}

/** Columns that share what they say with another column: the names of candidates; with or without headings. */
function byNames(rows: readonly (readonly string[])[], weightColumn: number | null): Found | undefined {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const below = rows.slice(1);
  const said = Array.from({ length: width }, (_, i) => new Set(below.map((row) => plainName(row[i] ?? ''))));
  for (const texts of said) texts.delete('');
  const isNames = (i: number): boolean =>
    i + 1 !== weightColumn &&
    [...(said[i] ?? [])].some(
      (text) => parseWholeNumber(text) === undefined && said.some((other, j) => j !== i && other.has(text)),
    );
  const columns = said.flatMap((_, i) => (isNames(i) ? [i + 1] : []));
  if (columns.length < 2) return undefined;
  const hasHeadings = columns.every(
    (column) => !said.some((texts) => texts.has(plainName(rows[0]?.[column - 1] ?? ''))),
  );
  return { layout: { kind: 'column-per-rank', columns }, hasHeadings, because: 'names-in-several-columns' };
}

const cellsOf = (rows: readonly (readonly string[])[], i: number): readonly string[] =>
  rows.map((row) => (row[i] ?? '').trim());

const isNumbered = (rows: readonly (readonly string[])[], i: number): boolean =>
  rows.length > 0 && cellsOf(rows, i).every((cell) => parseWholeNumber(cell) !== undefined);

const isRanked = (rows: readonly (readonly string[])[], i: number): boolean =>
  rows.length > 0 && cellsOf(rows, i).every((cell) => cell === '' || /^[1-9]\d?$/.test(cell));

/** The delimiter that cuts the first lines into the most cells, as many in each. */
export function guessDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/, 10)
    .filter((line) => line.trim() !== '');
  const cells = (delimiter: Delimiter): number =>
    Math.min(...lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length));
  const all: readonly Delimiter[] = [',', ';', '\t', '|'];
  return all.reduce((best, next) => (cells(next) > cells(best) ? next : best));
}
