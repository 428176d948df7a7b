import type { ColumnChoice } from './map-columns.ts';
import { squeeze, type TableLayout } from './table-layout.ts';

/** Which columns were chosen for files with which column names. Plain JSON; holds names of columns, never a value. */
export type ColumnMemory = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * What to keep of a choice, so that the next file with the same column names needs none. Memories are joined by
 * spreading: `{ ...known, ...columnMemory(headers, choice) }`.
 */
export const columnMemory = <F extends string>(headers: readonly string[], columns: ColumnChoice<F>): ColumnMemory => ({
  [keyOf(headers)]: columns as ColumnMemory[string],
});

/** The choice kept for a file with these column names, in any order; empty where there is none, or it fits no longer. */
export function recallColumns<F extends string>(
  memory: ColumnMemory,
  headers: readonly string[],
  { fields }: Pick<TableLayout<F>, 'fields'>,
): ColumnChoice<F> {
  const key = keyOf(headers);
  const kept = Object.hasOwn(memory, key) ? (memory[key] ?? {}) : {};
  return Object.fromEntries(
    fields.flatMap((field) => (Object.hasOwn(kept, field) ? [[field, kept[field]] as const] : [])),
  ) as ColumnChoice<F>;
}

/** No squeezed name has a bar in it. */
const keyOf = (headers: readonly string[]): string => headers.map(squeeze).toSorted().join('|');
