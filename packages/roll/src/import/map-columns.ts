import { err, ok, type Result } from '@selectorate/basics';
import type { RollField } from '../field.ts';
import { type ImportFault, importFault } from './import-fault.ts';
import { type FieldNames, squeeze, type TableLayout } from './table-layout.ts';

/** A field read from one column, or from several whose values are put together in this order. */
export type ColumnChoice<F extends string = RollField> = Readonly<Partial<Record<F, string | readonly string[]>>>;

/** What each column of the file was taken for; null where it was not read. Columns count from 1. */
export interface MappedColumn<F extends string = RollField> {
  readonly column: number;
  readonly header: string;
  readonly field: F | null;
}

export interface ColumnMap<F extends string> {
  readonly columns: readonly MappedColumn<F>[];
  /** For each field the columns (from 0) that make it up, in order; empty where the file has none. */
  readonly of: Readonly<Record<F, readonly number[]>>;
}

/**
 * Which column holds what: as told by `chosen`, otherwise by the names that exports use. A field that two columns could
 * be, one name given to two columns that are read, or a missing required field is a fault.
 */
export function mapColumns<F extends string>(
  headers: readonly string[],
  line: number,
  { layout, chosen }: { readonly layout: TableLayout<F>; readonly chosen: ColumnChoice<F> },
): Result<ColumnMap<F>, readonly ImportFault[]> {
  const faults: ImportFault[] = [];
  const places = placesOf(headers);
  const of = Object.fromEntries(
    layout.fields.map((field) => {
      const names = chosen[field];
      const found = names === undefined ? guess(headers, places, layout.names[field]) : choose(places, names);
      if ('fault' in found) faults.push(importFault(found.fault, { line, columnName: found.name }, field));
      return [field, 'fault' in found ? null : found.columns];
    }),
  ) as Record<F, readonly number[] | null>;
  for (const group of layout.needed) {
    if (group.every((field) => of[field]?.length === 0)) {
      faults.push(importFault('header-missing', { line, columnName: group.join(' or ') }, headers.join(', ')));
    }
  }
  const used = layout.fields.flatMap((field) => of[field] ?? []);
  faults.push(...usedTwice(headers, line, used));
  if (faults.length > 0) return err(faults);
  const found = of as Record<F, readonly number[]>;
  const fieldOf = new Map(layout.fields.flatMap((field) => found[field].map((column) => [column, field] as const)));
  const columns = headers.map((header, index) => ({ column: index + 1, header, field: fieldOf.get(index) ?? null }));
  return ok({ of: found, columns });
}

/** The choice that gives this map again for the same column names. */
export function choiceOf<F extends string>({ columns, of }: ColumnMap<F>): ColumnChoice<F> {
  const choice: Partial<Record<F, readonly string[]>> = {};
  for (const { field } of columns) {
    if (field !== null) choice[field] = of[field].map((column) => columns[column]?.header ?? '');
  }
  return choice;
}

type Found =
  | { readonly columns: readonly number[] }
  | { readonly fault: 'header-twice' | 'header-not-found'; readonly name: string };

/** Columns (from 0) by their squeezed name. */
type Places = ReadonlyMap<string, readonly number[]>;

function placesOf(headers: readonly string[]): Places {
  const places = new Map<string, number[]>();
  for (const [index, header] of headers.entries()) {
    const name = squeeze(header);
    const known = places.get(name);
    if (known === undefined) places.set(name, [index]);
    else known.push(index);
  }
  return places;
}

const columnsNamed = (places: Places, names: readonly string[]): readonly number[] =>
  names.flatMap((name) => places.get(name) ?? []).toSorted((a, b) => a - b);

function guess(headers: readonly string[], places: Places, { whole, parts }: FieldNames): Found {
  const [first, second] = columnsNamed(places, whole);
  if (second !== undefined) return { fault: 'header-twice', name: headers[second] ?? '' };
  if (first !== undefined) return { columns: [first] };
  const columns: number[] = [];
  for (const names of parts) {
    const [part, again] = columnsNamed(places, names);
    if (again !== undefined) return { fault: 'header-twice', name: headers[again] ?? '' };
    if (part !== undefined) columns.push(part);
  }
  return { columns };
}

function choose(places: Places, names: string | readonly string[]): Found {
  const columns: number[] = [];
  for (const name of typeof names === 'string' ? [names] : names) {
    const [column, again] = columnsNamed(places, [squeeze(name)]);
    if (column === undefined) return { fault: 'header-not-found', name };
    if (again !== undefined) return { fault: 'header-twice', name };
    columns.push(column);
  }
  return { columns };
}

const usedTwice = (headers: readonly string[], line: number, used: readonly number[]): readonly ImportFault[] =>
  used
    .filter((column, index) => used.indexOf(column) !== index)
    .map((column) => importFault('header-twice', { line, column: column + 1, columnName: headers[column] ?? '' }, ''));
