import type { Result } from '@selectorate/basics';
import type { CellFault, Read, RepairCode } from './clean-text.ts';
import { LONGEST, type RollEntry } from '../entry.ts';
import { REQUIRED_FIELDS, type RollField } from '../field.ts';
import { type ImportFault, importFault } from './import-fault.ts';
import type { ColumnMap } from './map-columns.ts';
import {
  joinCells,
  readEmail,
  readFreeText,
  readKind,
  readMemberId,
  readOptionalDate,
  readPhone,
  readPostcode,
  readRequiredDate,
  readStatus,
  readTags,
  readUnit,
  type ReadingRules,
} from './read-fields.ts';
import type { Row } from './row.ts';

/** One kind of repair in one field: how often, and the first line where it was made. */
export interface Repair {
  readonly code: RepairCode;
  readonly field: RollField | null;
  readonly times: number;
  readonly firstLine: number;
}

export interface ReadEntries {
  readonly entries: readonly { readonly line: number; readonly entry: RollEntry }[];
  readonly faults: readonly ImportFault[];
  readonly repairs: readonly Repair[];
}

/** Reads every row, going on after a fault so that one import names all of them. */
export function readEntries(rows: readonly Row[], map: ColumnMap, rules: ReadingRules): ReadEntries {
  const faults: ImportFault[] = [];
  const repairs = repairBook();
  const entries: { line: number; entry: RollEntry }[] = [];
  for (const row of rows) {
    const misfit = checkCellCount(row, map);
    if (misfit !== undefined) {
      faults.push(misfit);
      continue;
    }
    if (row.cells.length > map.columns.length) repairs.note('cells-beyond-header-dropped', null, row.line);
    const reader = rowReader(row, map, { faults, note: repairs.note });
    const entry = readEntry(reader, rules);
    if (entry !== undefined) entries.push({ line: row.line, entry });
  }
  return { entries, faults, repairs: repairs.list() };
}

/** Spreadsheets write empty cells past the last name; anything in them means that the row has slipped. */
function checkCellCount({ line, cells }: Row, { columns }: ColumnMap): ImportFault | undefined {
  if (cells.length < columns.length)
    return importFault('too-few-cells', { line }, `${cells.length} of ${columns.length}`);
  const beyond = cells.findIndex((cell, index) => index >= columns.length && cell.trim() !== '');
  return beyond < 0 ? undefined : importFault('too-many-cells', { line, column: beyond + 1 }, cells[beyond] ?? '');
}

function readEntry(reader: RowReader, rules: ReadingRules): RollEntry | undefined {
  const member = reader.read('member', readMemberId);
  const unit = reader.read('unit', (text) => readUnit(text, rules));
  const joined = reader.read('joined', (text) => readRequiredDate(text, rules));
  const paidThrough = reader.read('paidThrough', (text) => readOptionalDate(text, rules));
  const status = reader.read('status', (text) => readStatus(text, rules));
  const kind = reader.read('kind', readKind);
  const born = reader.read('born', (text) => readOptionalDate(text, rules));
  const tags = reader.read('tags', readTags);
  const name = reader.read('name', readFreeText);
  const email = reader.read('email', readEmail);
  const phone = reader.read('phone', readPhone);
  const address = reader.read('address', readFreeText);
  const postcode = reader.read('postcode', readPostcode);
  const standing = all({ unit, joined, paidThrough, status, kind, born, tags });
  const person = all({ name, email, phone, address, postcode });
  return member === undefined || standing === undefined || person === undefined
    ? undefined
    : { member, standing, person };
}

type Defined<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

const all = <T extends object>(values: T): Defined<T> | undefined =>
  Object.values(values).includes(undefined) ? undefined : (values as Defined<T>);

interface RowReader {
  /** The value of a field, or undefined after its fault has been noted. */
  readonly read: <T>(field: RollField, reading: (text: string) => Result<Read<T>, CellFault>) => T | undefined;
}

interface Notes {
  readonly faults: ImportFault[];
  readonly note: (code: RepairCode, field: RollField, line: number) => void;
}

function rowReader({ line, cells }: Row, { of, columns }: ColumnMap, { faults, note }: Notes): RowReader {
  return {
    read: (field, reading) => {
      const raw = of[field].map((column) => cells[column] ?? '');
      const fault = (code: CellFault): undefined => {
        const column = of[field][0];
        const place = column === undefined ? {} : { column: column + 1, columnName: columns[column]?.header ?? '' };
        faults.push(importFault(code, { line, ...place }, raw.join(' ')));
      };
      const text = joinCells(raw, field === 'address' ? ', ' : ' ', LONGEST.person);
      if (!text.ok) return fault(text.error);
      if (text.value.value === '' && REQUIRED_FIELDS.includes(field)) return fault('value-missing');
      const read = reading(text.value.value);
      if (!read.ok) return fault(read.error);
      for (const repair of text.value.repairs) note(repair, field, line);
      for (const repair of read.value.repairs) note(repair, field, line);
      return read.value.value;
    },
  };
}

function repairBook() {
  const book = new Map<string, Repair>();
  return {
    note: (code: RepairCode, field: RollField | null, line: number): void => {
      const key = `${code} ${field}`;
      const known = book.get(key);
      book.set(key, known ? { ...known, times: known.times + 1 } : { code, field, times: 1, firstLine: line });
    },
    list: (): readonly Repair[] => [...book.values()],
  };
}
