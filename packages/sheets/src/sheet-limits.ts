/** What a workbook may at most be. Bytes of parts are those unpacked; tags are of XML, and stand for memory. */
export interface SheetLimits {
  readonly bytes: number;
  readonly parts: number;
  readonly partBytes: number;
  readonly allBytes: number;
  /** Unpacked bytes for each packed one, for parts of a mebibyte and more. */
  readonly ratio: number;
  readonly tags: number;
  /** Cells of all sheets, empty ones among them. */
  readonly cells: number;
  /** Pieces of rich text of one cell, and of all cells and shared texts. */
  readonly runs: number;
  readonly allRuns: number;
  /** Characters of XML of one shared text. */
  readonly textSource: number;
  readonly rows: number;
  readonly columns: number;
  /** UTF-16 code units of one cell. */
  readonly cellCharacters: number;
}

export const SHEET_LIMITS: SheetLimits = {
  bytes: 32 * 1024 * 1024,
  parts: 500,
  partBytes: 128 * 1024 * 1024,
  allBytes: 192 * 1024 * 1024,
  ratio: 100,
  tags: 3_000_000,
  cells: 1_000_000,
  runs: 1_000,
  allRuns: 100_000,
  textSource: 512 * 1024,
  rows: 25_001,
  columns: 200,
  cellCharacters: 2_000,
};
