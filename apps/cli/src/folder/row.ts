import { isId, parseIsoDate, parseWholeNumber } from '@selectorate/basics';
import type { FolderFault } from './folder-fault.ts';

/** Takes a fault and answers nothing, so that a reader can `return` it. */
export interface FaultSink {
  fault(fault: FolderFault): undefined;
}

interface RowContent {
  readonly file: string;
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

const CIVIL_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/;

/** One row of a table. Every reader names the cell that it could not read, and answers undefined. */
export class Row {
  readonly file: string;
  readonly line: number;
  readonly #cells: ReadonlyMap<string, string>;
  readonly #sink: FaultSink;

  constructor(sink: FaultSink, { file, line, cells }: RowContent) {
    this.#sink = sink;
    this.file = file;
    this.line = line;
    this.#cells = cells;
  }

  /** The cell as it is; empty when the table has no such column. */
  text(column: string): string {
    return this.#cells.get(column) ?? '';
  }

  wrong(column: string, expected: string): undefined {
    return this.#sink.fault({ file: this.file, line: this.line, column, found: this.text(column), expected });
  }

  label(column: string): string | undefined {
    return this.text(column) === '' ? this.wrong(column, 'a name or label') : this.text(column);
  }

  id<Id extends string>(column: string): Id | undefined {
    return isId(this.text(column))
      ? (this.text(column) as Id)
      : this.wrong(column, 'an id: lower-case letters, digits, points and hyphens, at most 64');
  }

  whole(column: string): number | undefined {
    return parseWholeNumber(this.text(column)) ?? this.wrong(column, 'a whole number in plain digits');
  }

  date(column: string): string | undefined {
    return parseIsoDate(this.text(column)) === undefined
      ? this.wrong(column, 'a date as 2022-10-10')
      : this.text(column);
  }

  /** Local time to the minute, in the contest's zone. */
  civil(column: string): string | undefined {
    const parts = CIVIL_TIME.exec(this.text(column));
    return parts === null || parseIsoDate(parts[1] ?? '') === undefined
      ? this.wrong(column, 'a local time as 2022-10-10T19:00')
      : this.text(column);
  }

  oneOf<const Options extends readonly string[]>(column: string, options: Options): Options[number] | undefined {
    const found = options.find((option) => option === this.text(column));
    return found ?? this.wrong(column, `one of ${options.join(', ')}`);
  }

  /** `reason:3;other:1` as counts; empty for none. */
  reasons(column: string, known: readonly string[]): Readonly<Record<string, number>> | undefined {
    const counts: Record<string, number> = {};
    for (const part of this.text(column)
      .split(';')
      .filter((each) => each.trim() !== '')) {
      const [reason = '', number = ''] = part.split(':').map((each) => each.trim());
      const count = parseWholeNumber(number);
      if (!known.includes(reason) || count === undefined || counts[reason] !== undefined) {
        return this.wrong(column, `reason:number, separated by semicolons; reasons are ${known.join(', ')}`);
      }
      counts[reason] = count;
    }
    return counts;
  }
}
