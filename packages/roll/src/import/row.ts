/** A row of a file with the line on which it begins. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * A table that was never text: a sheet of a workbook, as `packages/sheets` reads it. The first row holds the column names;
 * a row may end before the last column. Lines are row numbers of the sheet.
 */
export interface ImportedSheet {
  readonly rows: readonly Row[];
}
