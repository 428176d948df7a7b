import { err, ok, type Result, type UnitId } from '@selectorate/basics';
import { cleanText } from './clean-text.ts';
import { decodeText, type Encoding } from './decode-text.ts';
import { LONGEST, type MemberStatus, type RollEntry } from '../entry.ts';
import { DATE_FIELDS } from '../field.ts';
import { byText, groupBy } from '../group-by.ts';
import { type ImportFault, importFault, type ImportRefusal, refuseImport } from './import-fault.ts';
import { type ColumnChoice, type ColumnMap, mapColumns, type MappedColumn } from './map-columns.ts';
import { type DateOrder, decideDateOrder, type StatedDateOrder } from './read-dates.ts';
import { type ReadEntries, readEntries, type Repair } from './read-entries.ts';
import { type Delimiter, IMPORT_LIMITS, type ImportLimits, readRows, type ReadRows } from './read-rows.ts';

/** The bytes of a file that somebody sent: anything may be in them. */
export type UntrustedBytes = Uint8Array;

/** What the person importing has said beforehand; everything may be left to the evidence in the file. */
export interface ImportOptions {
  readonly columns?: ColumnChoice;
  readonly dateOrder?: StatedDateOrder;
  readonly units?: readonly UnitId[];
  readonly statusLabels?: Readonly<Record<string, MemberStatus>>;
  readonly limits?: Partial<ImportLimits>;
}

export interface ImportTotals {
  readonly members: number;
  readonly blankLines: number;
  readonly byUnit: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
}

/** A whole roll, in the order of the file, with all that a person should see before accepting it. */
export interface ImportedRoll {
  readonly entries: readonly RollEntry[];
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly columns: readonly MappedColumn[];
  readonly dateOrder: DateOrder;
  readonly repairs: readonly Repair[];
  readonly totals: ImportTotals;
}

/**
 * Reads a roll from a CSV file in any column order. Either every row becomes an entry, or nothing is imported and every
 * row that failed is named (attack A45). Repairs that lose nothing are made and listed; nothing is ever guessed.
 */
export function importRoll(bytes: UntrustedBytes, options: ImportOptions = {}): Result<ImportedRoll, ImportRefusal> {
  const limits = { ...IMPORT_LIMITS, ...options.limits };
  if (bytes.length > limits.bytes) return refused(importFault('file-too-large', {}, `${bytes.length} bytes`));
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refused(decoded.error);
  const table = readRows(decoded.value.text, limits);
  if (!table.ok) return refused(table.error);
  const headers = readHeaders(table.value);
  if (!headers.ok) return err(refuseImport(headers.error));
  const map = mapColumns(headers.value, table.value.header.line, options.columns ?? {});
  if (!map.ok) return err(refuseImport(map.error));
  const dateOrder = options.dateOrder ?? decideDateOrder(datesOf(table.value, map.value));
  const read = readEntries(table.value.rows, map.value, {
    dateOrder,
    units: options.units === undefined ? null : new Set(options.units),
    statusLabels: new Map(Object.entries(options.statusLabels ?? {}).map(([label, is]) => [label.toLowerCase(), is])),
  });
  const faults = [...read.faults, ...membersTwice(read, map.value)];
  if (faults.length > 0) return err(refuseImport(faults));
  const entries = read.entries.map(({ entry }) => entry);
  return ok({
    entries,
    encoding: decoded.value.encoding,
    delimiter: table.value.delimiter,
    columns: map.value.columns,
    dateOrder,
    repairs: read.repairs,
    totals: totalsOf(entries, table.value.blankLines),
  });
}

const refused = (fault: ImportFault): Result<never, ImportRefusal> => err(refuseImport([fault]));

/** Column names are as untrusted as values: they are shown to people. */
function readHeaders({ header: { line, cells } }: ReadRows): Result<readonly string[], readonly ImportFault[]> {
  const cleaned = cells.map((cell) => cleanText(cell, LONGEST.person));
  const faults = cleaned.flatMap((cell, index) =>
    cell.ok ? [] : [importFault(cell.error, { line, column: index + 1 }, cells[index] ?? '')],
  );
  return faults.length > 0 ? err(faults) : ok(cleaned.map((cell) => (cell.ok ? cell.value.value : '')));
}

function* datesOf({ rows }: ReadRows, { of }: ColumnMap): Iterable<string> {
  const columns = DATE_FIELDS.flatMap((field) => of[field]);
  for (const { cells } of rows) {
    for (const column of columns) {
      const cleaned = cleanText(cells[column] ?? '', LONGEST.person);
      if (cleaned.ok) yield cleaned.value.value;
    }
  }
}

/** Every row of a membership number that occurs more than once, the first included: which is right is not ours to say. */
function membersTwice({ entries }: ReadEntries, { of, columns }: ColumnMap): readonly ImportFault[] {
  const column = of.member[0] ?? 0;
  const place = { column: column + 1, columnName: columns[column]?.header ?? '' };
  return [...groupBy(entries, ({ entry }) => entry.member)]
    .filter(([, rows]) => rows.length > 1)
    .flatMap(([member, rows]) => rows.map(({ line }) => importFault('member-id-twice', { line, ...place }, member)));
}

function totalsOf(entries: readonly RollEntry[], blankLines: number): ImportTotals {
  return {
    members: entries.length,
    blankLines,
    byUnit: countBy(entries, ({ standing }) => standing.unit),
    byStatus: countBy(entries, ({ standing }) => standing.status),
  };
}

const countBy = (
  entries: readonly RollEntry[],
  keyOf: (entry: RollEntry) => string,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...groupBy(entries, keyOf)].map(([key, own]) => [key, own.length] as const).toSorted(([a], [b]) => byText(a, b)),
  );
