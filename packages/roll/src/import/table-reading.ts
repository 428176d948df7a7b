import { err, ok, type Result } from '@selectorate/basics';
import { cleanText } from './clean-text.ts';
import { type ColumnMemory, recallColumns } from './column-memory.ts';
import type { Encoding } from './decode-text.ts';
import { LONGEST } from '../entry.ts';
import {
  type CellFault,
  FaultBook,
  type ImportFault,
  importFault,
  type ImportRefusal,
  type Place,
  refuseImport,
} from './import-fault.ts';
import { choiceOf, type ColumnChoice, type ColumnMap, mapColumns, type MappedColumn } from './map-columns.ts';
import { type DateOrder, DateSurvey, type StatedDateOrder } from './read-dates.ts';
import type { SourceFacts } from './read-source.ts';
import type { ImportLimits, TableSetting } from './read-table.ts';
import type { Row } from './row.ts';
import { placeOf, type Repair, RowReader } from './row-reader.ts';
import type { Delimiter } from './split-rows.ts';
import { headersRecognised, type TableLayout } from './table-layout.ts';

/** What the person importing has said beforehand; everything may be left to the evidence in the file. */
export interface TableOptions<F extends string> {
  readonly columns?: ColumnChoice<F>;
  /** Choices that were made for files with the same column names; `columns` goes before them. */
  readonly memory?: ColumnMemory;
  readonly dateOrder?: StatedDateOrder;
  readonly limits?: Partial<ImportLimits>;
}

/** What is said of every table that was read. Encoding and delimiter are null for a sheet of a workbook. */
export interface TableFacts<F extends string> {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly columns: readonly MappedColumn<F>[];
  /** The columns of each field by name, in their order: what `columnMemory` keeps. */
  readonly choice: ColumnChoice<F>;
  readonly dateOrder: DateOrder;
  readonly repairs: readonly Repair<F>[];
  readonly blankLines: number;
}

/** A kind of file: its columns, how a row becomes an item, and what may occur only once. */
export interface TableKind<F extends string, T> {
  readonly layout: TableLayout<F>;
  /** How rows are read in this order of dates: the item, or undefined after every fault of the row has been noted. */
  readonly reading: (dateOrder: DateOrder) => (reader: RowReader<F>) => T | undefined;
  readonly unique: {
    readonly field: F;
    /** Null for an item that is not counted. */
    readonly of: (item: T) => string | null;
    readonly code: CellFault | 'member-id-twice' | 'elector-twice';
  } | null;
}

export interface TableOrder<F extends string, T> {
  readonly kind: TableKind<F, T>;
  readonly limits: ImportLimits;
  readonly options: TableOptions<F>;
}

/**
 * One reading of a table. Which of day and month comes first is known at its end only, so that it is read as if the day
 * did; where the file proves otherwise the reading is not {@link settled}, and a second one is made in the proven order.
 */
export class TableReading<F extends string, T> {
  readonly setting: TableSetting;
  readonly #order: TableOrder<F, T>;
  readonly #read: (reader: RowReader<F>) => T | undefined;
  readonly #proven: DateOrder | null;
  readonly #keep: (item: T, line: number) => void;
  readonly #faults = new FaultBook();
  readonly #dates = new DateSurvey();
  #map: ColumnMap<F> | null = null;
  #reader: RowReader<F> | null = null;
  #dateColumns: readonly number[] = [];

  /** `proven` is the order that an earlier reading found; null for the first. */
  constructor(order: TableOrder<F, T>, proven: DateOrder | null, keep: (item: T, line: number) => void) {
    const { kind, limits, options } = order;
    this.#order = order;
    this.#proven = proven;
    this.#read = kind.reading(options.dateOrder ?? proven ?? 'day-first');
    this.#keep = keep;
    this.setting = {
      limits: { ...limits, ...options.limits },
      recognised: (headers) => headersRecognised(headers, kind.layout),
      sink: { header: (row) => this.#header(row), row: (row) => this.#row(row) },
    };
  }

  /** Whether every date was read in the order that the whole file proves, or that was stated. */
  get settled(): boolean {
    if (this.#order.options.dateOrder !== undefined || this.#proven !== null) return true;
    const order = this.provenOrder;
    return order !== 'month-first' && order !== 'unknown';
  }

  get failed(): boolean {
    return !this.#faults.empty;
  }

  get provenOrder(): DateOrder {
    return this.#dates.order();
  }

  placeOf(field: F): Partial<Place> {
    return this.#map === null ? {} : placeOf(field, this.#map);
  }

  /** The outcome; `others` are faults that no single row shows. */
  facts(source: SourceFacts, others: FaultBook): Result<TableFacts<F>, ImportRefusal> {
    const [map, reader] = [this.#map, this.#reader];
    const changed = this.#proven !== null && this.#proven !== this.provenOrder;
    // Without a map no header was ever reached, which the reading of the source has refused already.
    if (changed || map === null || reader === null) return err(refuseImport([importFault('file-changed', {}, '')]));
    if (!this.#faults.empty || !others.empty) return err(this.#faults.refusalWith(others));
    const { encoding, delimiter, blankLines } = source;
    const dateOrder = this.#order.options.dateOrder ?? this.provenOrder;
    const { columns } = map;
    return ok({
      encoding,
      delimiter,
      columns,
      choice: choiceOf(map),
      dateOrder,
      repairs: reader.repairs(),
      blankLines,
    });
  }

  #header({ line, cells }: Row): readonly ImportFault[] {
    const { kind, options } = this.#order;
    const { layout } = kind;
    const headers = readHeader({ line, cells });
    if (!headers.ok) return headers.error;
    const chosen = { ...recallColumns(options.memory ?? {}, headers.value, layout), ...options.columns };
    const mapped = mapColumns(headers.value, line, { layout, chosen });
    if (!mapped.ok) return mapped.error;
    const map = mapped.value;
    this.#map = map;
    this.#reader = new RowReader({ layout, map, faults: this.#faults, longest: LONGEST.person });
    this.#dateColumns = layout.dates.flatMap((field) => map.of[field]);
    return [];
  }

  #row(row: Row): void {
    for (const column of this.#dateColumns) {
      const cleaned = cleanText(row.cells[column] ?? '', LONGEST.person);
      if (cleaned.ok) this.#dates.add(cleaned.value.value);
    }
    const reader = this.#reader;
    if (reader === null || !reader.turnTo(row)) return;
    const item = this.#read(reader);
    if (item !== undefined) this.#keep(item, row.line);
  }
}

/** Column names are as untrusted as values: they are shown to people. */
export function readHeader({ line, cells }: Row): Result<readonly string[], readonly ImportFault[]> {
  const cleaned = cells.map((cell) => cleanText(cell, LONGEST.person));
  const faults = cleaned.flatMap((cell, index) =>
    cell.ok ? [] : [importFault(cell.error, { line, column: index + 1 }, cells[index] ?? '')],
  );
  return faults.length > 0 ? err(faults) : ok(cleaned.map((cell) => (cell.ok ? cell.value.value : '')));
}
