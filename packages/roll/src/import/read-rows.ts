import { err, ok, type Result, utf8 } from '@selectorate/basics';
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { type ImportFault, type ImportFaultCode, importFault } from './import-fault.ts';
import { headersRecognised } from './map-columns.ts';
import type { Row } from './row.ts';

/** What a file may at most be. Characters of a row are UTF-16 code units for a line, bytes of UTF-8 over several. */
export interface ImportLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowCharacters: number;
}

export const IMPORT_LIMITS: ImportLimits = {
  bytes: 32 * 1024 * 1024,
  rows: 25_000,
  columns: 100,
  rowCharacters: 20_000,
};

export type Delimiter = ',' | ';' | '\t';

export interface ReadRows {
  readonly delimiter: Delimiter;
  readonly header: Row;
  readonly rows: readonly Row[];
  readonly blankLines: number;
}

const STOPPED: Readonly<Record<string, ImportFaultCode>> = {
  CSV_QUOTE_NOT_CLOSED: 'quote-not-closed',
  CSV_MAX_RECORD_SIZE: 'row-too-long',
};

/** Splits text into a header and rows (RFC 4180, any line ends); rows without a single value are counted and left out. */
export function readRows(text: string, limits: ImportLimits): Result<ReadRows, ImportFault> {
  // One kind of line end, so that lines are counted alike inside and outside of quotation marks.
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const long = longLine(lines, limits.rowCharacters);
  if (long !== undefined) return err(importFault('row-too-long', { line: long }, ''));
  const delimiter = guessDelimiter(lines);
  const parsed = parseRows(lines, delimiter, limits);
  if (!parsed.ok) return parsed;
  const [header, ...rows] = parsed.value.rows;
  if (header === undefined || rows.length === 0) return err(importFault('file-empty', {}, ''));
  if (header.cells.length > limits.columns) {
    return err(importFault('too-many-columns', { line: header.line }, `${header.cells.length} columns`));
  }
  return ok({ delimiter, header, rows, blankLines: parsed.value.blankLines });
}

/** The first line longer than the limit, before anything is split into cells. */
function longLine(text: string, limit: number): number | undefined {
  let line = 1;
  for (let start = 0; start <= text.length; line++) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end - start > limit) return line;
    start = end + 1;
  }
  return undefined;
}

interface ParsedRows {
  readonly rows: readonly Row[];
  readonly blankLines: number;
}

/** Ends reading: what follows would only fill memory. */
class TooManyRows extends Error {}

function parseRows(text: string, delimiter: Delimiter, limits: ImportLimits): Result<ParsedRows, ImportFault> {
  const rows: Row[] = [];
  let blankLines = 0;
  let line = 1;
  const keep = (cells: readonly string[]): void => {
    if (cells.every((cell) => cell.trim() === '')) blankLines++;
    else rows.push({ line, cells });
    // The header is a row too.
    if (rows.length > limits.rows + 1 || blankLines > limits.rows) throw new TooManyRows();
  };
  try {
    parse(utf8(text), {
      delimiter,
      max_record_size: limits.rowCharacters,
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (cells, info) => {
        keep(cells);
        line = info.lines + 1;
        return null;
      },
    });
    return ok({ rows, blankLines });
  } catch (error) {
    if (error instanceof TooManyRows) return err(importFault('too-many-rows', { line }, ''));
    if (!(error instanceof CsvError)) throw error;
    const column = error.column === undefined ? null : error.column + 1;
    return err(importFault(STOPPED[error.code] ?? 'quote-misplaced', { line, column }, ''));
  }
}

/** The delimiter under which the first line names most fields; a comma when they are level. */
function guessDelimiter(text: string): Delimiter {
  const [first = ''] = text.trimStart().split('\n', 1);
  const score = (delimiter: Delimiter): number => headersRecognised(first.split(delimiter));
  const candidates: readonly Delimiter[] = [',', ';', '\t'];
  return candidates.reduce((best, next) => (score(next) > score(best) ? next : best));
}
