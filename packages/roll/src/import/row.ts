/** A row of a file with the line on which it begins. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}
