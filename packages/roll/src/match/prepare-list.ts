import type { Form } from './compare/comparator.ts';
import { COMPARATORS } from './compare/comparators.ts';
import type { MatchModel, ModelComparison } from './model/match-model.ts';

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
  prepare(row: MatchRow): RowForms;
}

const SEPARATOR = '\u0000';

type Reader = (row: MatchRow) => readonly string[];

function readerOf({ of }: ModelComparison, fields: readonly string[]): Reader {
  const indexes = of.map((field) => fields.indexOf(field));
  return (row) => indexes.map((index) => row[index] ?? '');
}

/** Rows of the list in memory. Throws for a model that was not checked. */
export function prepareList(rows: Iterable<MatchRow>, model: MatchModel): PreparedList {
  const lexicons = model.comparisons.map((comparison) => lexiconOf(comparison, model));
  const columns: number[][] = lexicons.map(() => []);
  let size = 0;
  for (const row of rows) {
    size++;
    lexicons.forEach((lexicon, i) => columns[i]?.push(lexicon.idOf(row)));
  }
  return {
    size,
    values: lexicons.map(({ values }) => values),
    columns: columns.map((column) => Int32Array.from(column)),
  };
}

interface Lexicon {
  readonly values: (Form | null)[];
  idOf(row: MatchRow): number;
}

function lexiconOf(comparison: ModelComparison, { fields }: MatchModel): Lexicon {
  const values: (Form | null)[] = [];
  const known = new Map<string, number>();
  const { kind } = comparison;
  // The order of names prepares nothing of its own.
  if (kind === 'name-order') return { values: [null], idOf: () => 0 };
  const read = readerOf(comparison, fields);
  return {
    values,
    idOf(row) {
      const texts = read(row);
      const text = texts.join(SEPARATOR);
      const found = known.get(text);
      if (found !== undefined) return found;
      const id = values.push(COMPARATORS[kind].prepare(texts)) - 1;
      known.set(text, id);
      return id;
    },
  };
}

/** More distinct values than any register of one country has names; then remembering starts afresh. */
const MOST_REMEMBERED = 400_000;

/** For rows that pass by once. Of addresses only the last is remembered: a household stands together, and is not met again. */
export function rowPreparer({ comparisons, fields }: MatchModel): RowPreparer {
  const preparers = comparisons.map((comparison) => {
    const { kind } = comparison;
    if (kind === 'name-order') return () => null;
    const read = readerOf(comparison, fields);
    const { prepare } = COMPARATORS[kind];
    if (kind === 'address') return rememberingLast(read, prepare);
    const [field = ''] = comparison.of;
    const index = fields.indexOf(field);
    const known = new Map<string, Form | null>();
    return (row: MatchRow): Form | null => {
      const text = row[index] ?? '';
      const found = known.get(text);
      if (found !== undefined) return found;
      const form = prepare([text]);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, form);
      return form;
    };
  });
  return { prepare: (row) => preparers.map((prepare) => prepare(row)) };
}

function rememberingLast(
  read: Reader,
  prepare: (texts: readonly string[]) => Form | null,
): (row: MatchRow) => Form | null {
  let last: readonly string[] = [];
  let form: Form | null = null;
  return (row) => {
    const texts = read(row);
    if (texts.length !== last.length || texts.some((text, i) => text !== last[i])) {
      form = prepare(texts);
      last = texts;
    }
    return form;
  };
}

/** The prepared values of one row of the list. */
export const formsOf = ({ values, columns }: PreparedList, row: number): RowForms =>
  columns.map((column, i) => values[i]?.[column[row] ?? -1] ?? null);
