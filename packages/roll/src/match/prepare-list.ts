import type { Form } from './compare/comparator.ts';
import { COMPARATORS } from './compare/comparators.ts';
import type { MatchModel } from './model/match-model.ts';

/** A row to be matched: texts in the order of the model's fields, empty where nothing is known. */
export type MatchRow = readonly string[];

/** What the comparisons of a model have prepared from a row, in their order; null where a value is missing. */
export type RowForms = readonly (Form | null)[];

/** A list held in memory: every distinct value prepared once, rows as whole numbers. */
export interface PreparedList {
  readonly size: number;
  /** For each comparison the distinct values, and for each row the number of its value. */
  readonly values: readonly (readonly (Form | null)[])[];
  readonly columns: readonly Int32Array[];
}

/** Prepares rows, remembering each distinct value, so that keys are made once for every distinct name. */
export interface RowPreparer {
  readonly model: MatchModel;
  prepare(row: MatchRow): RowForms;
}

const SEPARATOR = '\u0000';

/** Rows of the list in memory. Throws for a model that was not checked. */
export const prepareList = (rows: Iterable<MatchRow>, model: MatchModel): PreparedList =>
  prepareListBy(rowPreparer(model), rows);

/** The same, with names that were prepared before for another list. */
export function prepareListBy(preparer: RowPreparer, rows: Iterable<MatchRow>): PreparedList {
  const { comparisons, fields } = preparer.model;
  // The order of names prepares nothing of its own: all rows have one value of it.
  const indexes = comparisons.map(({ kind, of }) =>
    kind === 'name-order' ? [] : of.map((one) => fields.indexOf(one)),
  );
  const values: (Form | null)[][] = comparisons.map(() => []);
  const known = comparisons.map(() => new Map<string, number>());
  const columns: number[][] = comparisons.map(() => []);
  let size = 0;
  for (const row of rows) {
    size++;
    let forms: RowForms | null = null;
    for (const [i, column] of columns.entries()) {
      const text = joinedText(row, indexes[i] ?? []);
      let id = known[i]?.get(text);
      if (id === undefined) {
        forms ??= preparer.prepare(row);
        id = (values[i] ?? []).push(forms[i] ?? null) - 1;
        known[i]?.set(text, id);
      }
      column.push(id);
    }
  }
  return { size, values, columns: columns.map((column) => Int32Array.from(column)) };
}

function joinedText(row: MatchRow, [first = -1, ...others]: readonly number[]): string {
  let text = row[first] ?? '';
  for (const index of others) text += SEPARATOR + (row[index] ?? '');
  return text;
}

/** Names that come again and again are among so many; then remembering starts afresh, since a name takes half a kilobyte. */
const MOST_REMEMBERED = 100_000;

/** For rows that pass by once. Of addresses only the last is remembered: a household stands together, and is not met again. */
export function rowPreparer(model: MatchModel): RowPreparer {
  const preparers = model.comparisons.map(({ kind, of }): ((row: MatchRow) => Form | null) => {
    if (kind === 'name-order') return () => null;
    const indexes = of.map((field) => model.fields.indexOf(field));
    const { prepare } = COMPARATORS[kind];
    return kind === 'address' ? rememberingLast(indexes, prepare) : rememberingAll(indexes[0] ?? -1, prepare);
  });
  return { model, prepare: (row) => preparers.map((prepare) => prepare(row)) };
}

type Prepare = (texts: readonly string[]) => Form | null;

function rememberingAll(index: number, prepare: Prepare): (row: MatchRow) => Form | null {
  const known = new Map<string, Form | null>();
  return (row) => {
    const text = row[index] ?? '';
    const found = known.get(text);
    if (found !== undefined) return found;
    const form = prepare([text]);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, form);
    return form;
  };
}

function rememberingLast(indexes: readonly number[], prepare: Prepare): (row: MatchRow) => Form | null {
  const last = indexes.map(() => '');
  let form = prepare(last);
  return (row) => {
    let changed = false;
    for (let i = 0; i < last.length; i++) {
      const text = row[indexes[i] ?? -1] ?? '';
      if (text === last[i]) continue;
      last[i] = text;
      changed = true;
    }
    if (changed) form = prepare(last);
    return form;
  };
}

/** The prepared values of one row of the list. */
export const formsOf = ({ values, columns }: PreparedList, row: number): RowForms =>
  columns.map((column, i) => values[i]?.[column[row] ?? -1] ?? null);
