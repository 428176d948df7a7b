import { type ImportFault, importFault } from './import-fault.ts';
import type { Row } from './row.ts';

export type Delimiter = ',' | ';' | '\t';

/** Rows that are whole so far, and the fault that ends reading. */
export interface SplitRows {
  readonly rows: readonly Row[];
  readonly fault: ImportFault | null;
}

const QUOTE = '"';

/**
 * Splits text that arrives in pieces into rows of cells (RFC 4180, line ends `\n` only), the same however it is cut. A row
 * longer than the limit ends reading before it is split, so that a quotation mark never closed cannot swallow the file.
 */
export class RowSplitter {
  readonly #delimiter: Delimiter;
  readonly #rowCharacters: number;
  #rest = '';
  #line = 1;

  constructor(delimiter: Delimiter, rowCharacters: number) {
    this.#delimiter = delimiter;
    this.#rowCharacters = rowCharacters;
  }

  push(text: string): SplitRows {
    return this.#split(this.#rest + text, false);
  }

  end(): SplitRows {
    return this.#split(this.#rest, true);
  }

  /** The line on which the text so far ends. */
  get line(): number {
    return this.#line + countLines(this.#rest);
  }

  #split(text: string, last: boolean): SplitRows {
    const rows: Row[] = [];
    let start = 0;
    const stop = (fault: ImportFault | null): SplitRows => {
      this.#rest = text.slice(start);
      return { rows, fault };
    };
    while (start < text.length) {
      const next = text.indexOf('\n', start);
      const end = next < 0 ? text.length : next;
      if (end - start > this.#rowCharacters) return stop(importFault('row-too-long', { line: this.#line }, ''));
      if (next < 0 && !last) return stop(null);
      const line = text.slice(start, end);
      if (!line.includes(QUOTE)) {
        rows.push({ line: this.#line, cells: line.split(this.#delimiter) });
        start = end + 1;
        this.#line++;
        continue;
      }
      const quoted = this.#splitQuoted(text, start, last);
      if (quoted === undefined) return stop(null);
      if ('fault' in quoted) return stop(quoted.fault);
      rows.push({ line: this.#line, cells: quoted.cells });
      start = quoted.next;
      this.#line += quoted.lines;
    }
    return stop(null);
  }

  /** A row with a quotation mark in it; undefined where more text is needed to see its end. */
  #splitQuoted(text: string, start: number, last: boolean): Quoted | undefined {
    const cells: string[] = [];
    let [at, lines] = [start, 1];
    const fault = (code: 'quote-misplaced' | 'quote-not-closed' | 'row-too-long') => ({
      fault: importFault(code, { line: this.#line, column: cells.length + 1 }, ''),
    });
    for (;;) {
      if (text[at] === QUOTE) {
        const close = closingQuote(text, at + 1);
        const reached = close < 0 ? text.length : close;
        lines += countLines(text.slice(at, reached));
        if (reached - start > this.#rowCharacters && lines > 1) return fault('row-too-long');
        if (close < 0) return last ? fault('quote-not-closed') : undefined;
        // A closing mark at the end of a piece may be the first of a doubled one.
        if (close + 1 >= text.length && !last) return undefined;
        cells.push(text.slice(at + 1, close).replaceAll('""', QUOTE));
        at = close + 1;
        if (at < text.length && text[at] !== this.#delimiter && text[at] !== '\n') {
          cells.pop();
          return fault('quote-misplaced');
        }
      } else {
        const end = this.#cellEnd(text, at);
        const cell = text.slice(at, end);
        if (cell.includes(QUOTE)) return fault('quote-misplaced');
        if (end >= text.length && !last) return undefined;
        cells.push(cell);
        at = end;
      }
      if (at - start > this.#rowCharacters) return fault('row-too-long');
      if (text[at] !== this.#delimiter) return { cells, next: at + 1, lines };
      at++;
    }
  }

  #cellEnd(text: string, from: number): number {
    const delimiter = text.indexOf(this.#delimiter, from);
    const line = text.indexOf('\n', from);
    const ends = [delimiter, line].filter((index) => index >= 0);
    return ends.length === 0 ? text.length : Math.min(...ends);
  }
}

type Quoted =
  | { readonly cells: readonly string[]; readonly next: number; readonly lines: number }
  | { readonly fault: ImportFault };

/** The mark that closes a cell: the first one that is not doubled. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf(QUOTE, from);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
