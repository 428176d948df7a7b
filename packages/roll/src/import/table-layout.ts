/** Names of columns that may hold a field, squeezed to letters and digits: one column, or parts in their order. */
export interface FieldNames {
  readonly whole: readonly string[];
  readonly parts: readonly (readonly string[])[];
}

/** What a kind of file holds, and under which names exports write it. */
export interface TableLayout<F extends string> {
  readonly fields: readonly F[];
  /** Of each group at least one field must have a column. */
  readonly needed: readonly (readonly F[])[];
  /** Fields that no row may leave empty. */
  readonly filled: readonly F[];
  readonly dates: readonly F[];
  /** Fields whose parts are lines: joined by `, `, the others by a space. */
  readonly lines: readonly F[];
  readonly names: Readonly<Record<F, FieldNames>>;
}

/** A column name as it is compared: letters and digits only, lower case, compatibility forms composed. */
export const squeeze = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** How many of these texts are names that the layout knows. */
export function headersRecognised<F extends string>(headers: readonly string[], layout: TableLayout<F>): number {
  const names = Object.values<FieldNames>(layout.names);
  const known = new Set(names.flatMap(({ whole, parts }) => [...whole, ...parts.flat()]));
  return headers.filter((header) => known.has(squeeze(header))).length;
}
