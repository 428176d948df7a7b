/** What a workbook may at most be. Bytes of parts are those unpacked; tags are of XML, and stand for memory. */
export interface SheetLimits {
  readonly bytes: number;
  readonly parts: number;
  readonly partBytes: number;
  readonly allBytes: number;
  /** Unpacked bytes for each packed one, for parts of a mebibyte and more. */
  readonly ratio: number;
  readonly tags: number;
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
  rows: 25_001,
  columns: 200,
  cellCharacters: 2_000,
};
