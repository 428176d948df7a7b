import { err, ok, type Result, utf8 } from '@selectorate/basics';
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { type FileFault, TEXT_LIMITS, type TextLimits } from '../file-fault.ts';
import { type Line, LineCutter } from '../lines.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/** A row where it stands: cell `i` is `text.slice(starts[i], ends[i])`. One object is used for all rows of a file. */
export interface Row {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly cells: number;
  /** The line on which the row begins, from 1. */
  readonly line: number;
  /** Counted from 1, a row of several lines once. */
  readonly number: number;
  /** Where in `text` the line begins; null where the cells no longer stand as they did in the file. */
  readonly lineStart: number | null;
}

export type RowFault = FileFault<'too-large' | 'line-too-long' | 'quote-not-closed' | 'quote-misplaced'>;

export type ReadRow = (row: Row) => boolean;

export interface RowOptions extends Partial<TextLimits> {
  readonly delimiter: Delimiter;
}

const QUOTE = 34;

/**
 * Cuts comma-separated text that comes in pieces into rows and cells (RFC 4180). Rows without quotation marks, or with
 * whole cells in a plain pair of them, are cut where they stand; what has doubled marks or line ends inside of a cell goes
 * through csv-parse, row by row. What a cell says is text and nothing else: a formula in it is never more than a name.
 */
export class RowCutter {
  readonly #read: ReadRow;
  readonly #delimiter: Delimiter;
  readonly #mostCharacters: number;
  readonly #lines: LineCutter;
  readonly #row = {
    text: '',
    starts: [] as number[],
    ends: [] as number[],
    cells: 0,
    line: 0,
    number: 0,
    lineStart: null as number | null,
  };
  /** Lines of a row whose quotation marks are not paired yet. */
  #open: string[] = [];
  #isOpen = false;
  #openFrom = 0;
  #openLength = 0;
  /** The first quotation mark in a piece from a place on, so that text without any is searched once. */
  #quoteIn = '';
  #quoteFrom = 0;
  #quoteAt = -1;
  #fault: RowFault | undefined;

  constructor(read: ReadRow, options: RowOptions) {
    this.#read = read;
    this.#delimiter = options.delimiter;
    this.#mostCharacters = options.mostLineCharacters ?? TEXT_LIMITS.mostLineCharacters;
    this.#lines = new LineCutter((line) => this.#line(line), options);
  }

  get hadByteOrderMark(): boolean {
    return this.#lines.hadByteOrderMark;
  }

  push(piece: string): boolean {
    return this.#lines.push(piece);
  }

  finish(): Result<null, RowFault> {
    const cut = this.#lines.finish();
    if (this.#fault === undefined && cut.ok && this.#open.length > 0) this.#notClosed();
    return this.#fault === undefined ? cut : err(this.#fault);
  }

  #line(line: Line): boolean {
    if (this.#open.length === 0 && this.#cut(line)) {
      this.#row.line = line.number;
      this.#row.number++;
      return this.#read(this.#row);
    }
    const text = line.text.slice(line.start, line.end);
    if (this.#open.length === 0) this.#openFrom = line.number;
    this.#open.push(text);
    this.#openLength += text.length + 1;
    if (hasOddQuotes(text)) this.#isOpen = !this.#isOpen;
    if (this.#openLength > this.#mostCharacters) return this.#notClosed();
    return this.#isOpen || this.#cutPatiently(this.#open.join('\n'));
  }

  /** Notes where the cells of a line are; false where quotation marks make that more than a matter of delimiters. */
  #cut({ text, start, end }: Line): boolean {
    const row = this.#row;
    const { starts, ends } = row;
    const delimiter = this.#delimiter;
    const isQuoted = this.#hasQuote(text, start, end);
    let cells = 0;
    let at = start;
    for (;;) {
      if (isQuoted && at < end && text.charCodeAt(at) === QUOTE) {
        starts[cells] = at + 1;
        at = text.indexOf('"', at + 1);
        if (at < 0 || at >= end) return false;
        ends[cells] = at++;
        if (at < end && !text.startsWith(delimiter, at)) return false;
      } else {
        starts[cells] = at;
        const next = text.indexOf(delimiter, at);
        at = next < 0 || next > end ? end : next;
        ends[cells] = at;
        if (isQuoted && this.#hasQuote(text, starts[cells] ?? 0, at)) return false;
      }
      cells++;
      if (at >= end) break;
      at++;
    }
    row.text = text;
    row.cells = cells;
    row.lineStart = start;
    return true;
  }

  #hasQuote(text: string, start: number, end: number): boolean {
    if (text !== this.#quoteIn || (this.#quoteAt >= 0 && this.#quoteAt < start) || start < this.#quoteFrom) {
      this.#quoteIn = text;
      this.#quoteFrom = start;
      this.#quoteAt = text.indexOf('"', start);
    }
    return this.#quoteAt >= 0 && this.#quoteAt < end;
  }

  #cutPatiently(whole: string): boolean {
    const row = this.#row;
    this.#open = [];
    this.#openLength = 0;
    const cells = splitRow(whole, this.#delimiter);
    row.line = this.#openFrom;
    if (cells === undefined) {
      this.#fault = {
        code: 'quote-misplaced',
        line: row.line,
        column: 1,
        expected: 'quotation marks around whole cells',
      };
      return false;
    }
    let at = 0;
    for (const [i, cell] of cells.entries()) {
      row.starts[i] = at;
      at += cell.length;
      row.ends[i] = at;
    }
    row.text = cells.join('');
    row.cells = cells.length;
    row.lineStart = null;
    row.number++;
    return this.#read(row);
  }

  #notClosed(): false {
    const expected = 'a closing quotation mark';
    this.#fault = { code: 'quote-not-closed', line: this.#openFrom, column: 1, expected };
    this.#open = [];
    return false;
  }
}

function splitRow(whole: string, delimiter: Delimiter): readonly string[] | undefined {
  try {
    return parse(utf8(whole), { delimiter, record_delimiter: '\r\n', relax_column_count: true })[0] ?? [''];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** Whether an odd number of quotation marks leaves a cell open. */
function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

export const cellOf = ({ text, starts, ends }: Row, i: number): string => text.slice(starts[i] ?? 0, ends[i] ?? 0);

/** The first rows of a text, for looking at before it is read. */
export function firstRows(text: string, howMany: number, delimiter: Delimiter): Result<readonly string[][], RowFault> {
  const rows: string[][] = [];
  const cutter = new RowCutter(
    (row) => {
      rows.push(Array.from({ length: row.cells }, (_, i) => cellOf(row, i)));
      return rows.length < howMany;
    },
    { delimiter },
  );
  cutter.push(text);
  const cut = cutter.finish();
  return cut.ok ? ok(rows) : cut;
}
