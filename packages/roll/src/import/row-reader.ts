import type { Result } from '@selectorate/basics';
import type { RollField } from '../field.ts';
import { cleanText, type Read, type RepairCode } from './clean-text.ts';
import { type CellFault, type FaultBook, type ImportFault, importFault } from './import-fault.ts';
import type { ColumnMap } from './map-columns.ts';
import { joinCells } from './read-fields.ts';
import type { Row } from './row.ts';
import type { TableLayout } from './table-layout.ts';

/** One kind of repair in one field: how often, and the first line where it was made. */
export interface Repair<F extends string = RollField> {
  readonly code: RepairCode;
  readonly field: F | null;
  readonly times: number;
  readonly firstLine: number;
}

export interface ReaderSetting<F extends string> {
  readonly layout: TableLayout<F>;
  readonly map: ColumnMap<F>;
  readonly faults: FaultBook;
  /** The most UTF-16 code units that a field may hold. */
  readonly longest: number;
}

/** Where a field comes from, and how. */
interface Source {
  readonly columns: readonly number[];
  readonly separator: string;
  readonly filled: boolean;
}

/** Reads the fields of one row after another, noting what fails and what was put right, where. */
export class RowReader<F extends string> {
  readonly #setting: ReaderSetting<F>;
  readonly #sources: Readonly<Record<F, Source>>;
  readonly #repairs = new Map<string, { code: RepairCode; field: F | null; times: number; firstLine: number }>();
  #row: Row = { line: 0, cells: [] };

  constructor(setting: ReaderSetting<F>) {
    this.#setting = setting;
    const { layout, map } = setting;
    this.#sources = Object.fromEntries(
      layout.fields.map((field) => {
        const separator = layout.lines.includes(field) ? ', ' : ' ';
        return [field, { columns: map.of[field], separator, filled: layout.filled.includes(field) }];
      }),
    ) as Record<F, Source>;
  }

  /** Turns to a row; false where it has another number of cells than there are columns, which is then a fault. */
  turnTo(row: Row): boolean {
    const { map, faults } = this.#setting;
    const misfit = misfitOf(row, map.columns.length);
    if (misfit !== undefined) {
      faults.add(misfit);
      return false;
    }
    this.#row = row;
    if (row.cells.length > map.columns.length) this.#note('cells-beyond-header-dropped', null);
    return true;
  }

  get line(): number {
    return this.#row.line;
  }

  /** The value of a field, or undefined after its fault has been noted. */
  read<T>(field: F, reading: (text: string) => Result<Read<T>, CellFault>): T | undefined {
    const { columns, separator, filled } = this.#sources[field];
    const text = this.#text(columns, separator);
    if (!text.ok) return this.fail(field, text.error);
    if (filled && text.value.value === '') return this.fail(field, 'value-missing');
    const read = reading(text.value.value);
    if (!read.ok) return this.fail(field, read.error);
    if (text.value.repairs.length > 0) this.#noteAll(text.value.repairs, field);
    if (read.value.repairs.length > 0) this.#noteAll(read.value.repairs, field);
    return read.value.value;
  }

  #text(columns: readonly number[], separator: string): Result<Read<string>, CellFault> {
    const { cells } = this.#row;
    const { longest } = this.#setting;
    const [first] = columns;
    if (columns.length < 2) return cleanText(first === undefined ? '' : (cells[first] ?? ''), longest);
    const raw = columns.map((column) => cells[column] ?? '');
    return joinCells(raw, separator, longest);
  }

  /** Notes a fault of a field of this row. */
  fail(field: F, code: CellFault): undefined {
    const { map, faults } = this.#setting;
    const raw = map.of[field].map((column) => this.#row.cells[column] ?? '').join(' ');
    faults.add(importFault(code, { line: this.#row.line, ...placeOf(field, map) }, raw));
  }

  repairs(): readonly Repair<F>[] {
    return [...this.#repairs.values()];
  }

  #noteAll(codes: readonly RepairCode[], field: F): void {
    for (const code of codes) this.#note(code, field);
  }

  #note(code: RepairCode, field: F | null): void {
    const key = `${code} ${field}`;
    const known = this.#repairs.get(key);
    if (known === undefined) this.#repairs.set(key, { code, field, times: 1, firstLine: this.#row.line });
    else known.times++;
  }
}

/** Column and name of the first column that makes up a field; nothing for a field without one. */
export function placeOf<F extends string>(
  field: F,
  { of, columns }: ColumnMap<F>,
): { readonly column?: number; readonly columnName?: string } {
  const column = of[field][0];
  return column === undefined ? {} : { column: column + 1, columnName: columns[column]?.header ?? '' };
}

/** Spreadsheets write empty cells past the last name; anything in them means that the row has slipped. */
function misfitOf({ line, cells }: Row, columns: number): ImportFault | undefined {
  if (cells.length < columns) return importFault('too-few-cells', { line }, `${cells.length} of ${columns}`);
  if (cells.length === columns) return undefined;
  const beyond = cells.findIndex((cell, index) => index >= columns && cell.trim() !== '');
  return beyond < 0 ? undefined : importFault('too-many-cells', { line, column: beyond + 1 }, cells[beyond] ?? '');
}
