// The part of csv-parse that this room leans on. Its own declarations would bring the whole of Node's globals into a room
// that must not see them; the browser build needs none.
declare module 'csv-parse/browser/esm/sync' {
  export interface ParseOptions {
    readonly delimiter: string;
    readonly record_delimiter: string;
    readonly relax_column_count: boolean;
    /** Bytes of one record. */
    readonly max_record_size: number;
    /** Called for each record with the line on which it ends; null keeps nothing. */
    readonly on_record: (record: string[], info: { readonly lines: number }) => null;
  }
  /** UTF-8 bytes, which the browser build would otherwise make from text in a slow and greedy way of its own. */
  export function parse(utf8: Uint8Array, options: ParseOptions): readonly never[];
  export class CsvError extends Error {
    readonly code: string;
    /** The column on which reading stopped, 0 for the first. */
    readonly column?: number;
  }
}
