import { type Encoding, TextDecoding } from './decode-text.ts';
import type { DecodedText } from './decoded-text.ts';
import { type ImportFault, importFault } from './import-fault.ts';
import type { ImportedSheet, Row } from './row.ts';
import { type Delimiter, RowSplitter, type SplitRows } from './split-rows.ts';

/** What a file may at most be. Characters are UTF-16 code units. */
export interface ImportLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowCharacters: number;
}

/** For one file held in memory. */
export const IMPORT_LIMITS: ImportLimits = {
  bytes: 32 * 1024 * 1024,
  rows: 25_000,
  columns: 100,
  rowCharacters: 20_000,
};

/** For a file that is streamed. */
export const STREAM_LIMITS: ImportLimits = { ...IMPORT_LIMITS, bytes: 2 ** 32, rows: 10_000_000 };

/** Where the rows of a table go. Its faults end the reading. */
export interface TableSink {
  readonly header: (row: Row) => readonly ImportFault[];
  readonly row: (row: Row) => void;
}

export interface TableSetting {
  readonly limits: ImportLimits;
  /** How many of these texts are names that the layout knows. */
  readonly recognised: (headers: readonly string[]) => number;
  readonly sink: TableSink;
}

/** Takes the rows of a table, whatever it came as: blank ones are counted and left out, and limits are kept. */
class RowIntake {
  readonly #setting: TableSetting;
  #header = false;
  #rows = 0;
  blankLines = 0;

  constructor(setting: TableSetting) {
    this.#setting = setting;
  }

  take(row: Row): readonly ImportFault[] {
    const { limits, sink } = this.#setting;
    const { line, cells } = row;
    if (cells.every((cell) => cell.trim() === '')) {
      this.blankLines++;
      return this.blankLines > limits.rows ? [importFault('too-many-rows', { line }, '')] : [];
    }
    if (!this.#header) {
      this.#header = true;
      if (cells.length <= limits.columns) return sink.header(row);
      return [importFault('too-many-columns', { line }, `${cells.length} columns`)];
    }
    this.#rows++;
    if (this.#rows > limits.rows) return [importFault('too-many-rows', { line }, '')];
    sink.row(row);
    return [];
  }

  end(): readonly ImportFault[] {
    return this.#rows === 0 ? [importFault('file-empty', {}, '')] : [];
  }
}

/** Reads a CSV file chunk by chunk. Each step answers with the faults that end the reading, mostly none. */
export class CsvReading {
  readonly #setting: TableSetting;
  readonly #intake: RowIntake;
  readonly #text = new TextDecoding();
  #bytes = 0;
  #head = '';
  #lineEnd = '';
  #splitter: RowSplitter | null = null;
  #delimiter: Delimiter = ',';

  constructor(setting: TableSetting) {
    this.#setting = setting;
    this.#intake = new RowIntake(setting);
  }

  push(chunk: Uint8Array): readonly ImportFault[] {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#setting.limits.bytes) {
      return [importFault('file-too-large', {}, `more than ${this.#setting.limits.bytes} bytes`)];
    }
    return this.#take(this.#text.push(chunk), false);
  }

  end(): readonly ImportFault[] {
    const faults = this.#take(this.#text.end(), true);
    return faults.length > 0 ? faults : this.#intake.end();
  }

  get encoding(): Encoding {
    return this.#text.encoding();
  }

  get delimiter(): Delimiter {
    return this.#delimiter;
  }

  get blankLines(): number {
    return this.#intake.blankLines;
  }

  #take({ text, fault }: DecodedText, last: boolean): readonly ImportFault[] {
    // One kind of line end; whether a carriage return stands alone shows only when the next character is there.
    const held = this.#lineEnd + text;
    const cut = held.endsWith('\r') && !last && fault === null ? held.length - 1 : held.length;
    this.#lineEnd = held.slice(cut);
    const faults = this.#split(held.slice(0, cut).replaceAll(/\r\n?/g, '\n'), last && fault === null);
    if (faults.length > 0 || fault === null) return faults;
    const line = this.#splitter?.line ?? this.#head.split('\n').length;
    return [importFault(fault, fault === 'file-kind-unknown' ? {} : { line }, '')];
  }

  #split(text: string, last: boolean): readonly ImportFault[] {
    if (this.#splitter !== null) return this.#deliver(this.#splitter.push(text), last);
    this.#head += text;
    const head = this.#head.slice(0, this.#setting.limits.rowCharacters);
    const begun = head.trimStart();
    if (!last && head === this.#head && !begun.includes('\n')) return [];
    this.#delimiter = this.#guessDelimiter(begun);
    this.#splitter = new RowSplitter(this.#delimiter, this.#setting.limits.rowCharacters);
    const all = this.#head;
    this.#head = '';
    return this.#deliver(this.#splitter.push(all), last);
  }

  #deliver({ rows, fault }: SplitRows, last: boolean): readonly ImportFault[] {
    for (const row of rows) {
      const faults = this.#intake.take(row);
      if (faults.length > 0) return faults;
    }
    if (fault !== null) return [fault];
    return last && this.#splitter !== null ? this.#deliver(this.#splitter.end(), false) : [];
  }

  /** The delimiter under which the first line names most fields, or has most cells; a comma when they are level. */
  #guessDelimiter(text: string): Delimiter {
    const [first = ''] = text.split('\n', 1);
    const score = (delimiter: Delimiter): number => {
      const cells = first.split(delimiter);
      return this.#setting.recognised(cells) * (this.#setting.limits.rowCharacters + 1) + cells.length;
    };
    const candidates: readonly Delimiter[] = [',', ';', '\t'];
    return candidates.reduce((best, next) => (score(next) > score(best) ? next : best));
  }
}

/** Reads the rows of a sheet; a short row is one whose last cells are empty. */
export class SheetReading {
  readonly #setting: TableSetting;
  readonly #intake: RowIntake;
  #columns = 0;

  constructor(setting: TableSetting) {
    this.#setting = setting;
    this.#intake = new RowIntake(setting);
  }

  read({ rows }: ImportedSheet): readonly ImportFault[] {
    for (const row of rows) {
      const characters = row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (characters > this.#setting.limits.rowCharacters) {
        return [importFault('row-too-long', { line: row.line }, '')];
      }
      const faults = this.#intake.take(this.#filled(row));
      if (faults.length > 0) return faults;
    }
    return this.#intake.end();
  }

  get blankLines(): number {
    return this.#intake.blankLines;
  }

  #filled({ line, cells }: Row): Row {
    if (this.#columns === 0 && cells.some((cell) => cell.trim() !== '')) this.#columns = cells.length;
    const missing = this.#columns - cells.length;
    return missing <= 0 ? { line, cells } : { line, cells: [...cells, ...Array<string>(missing).fill('')] };
  }
}
