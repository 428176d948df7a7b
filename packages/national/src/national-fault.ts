/** Why nothing was matched. Faults of a file name its line; nothing of what stands there is repeated. */
export type NationalFaultCode =
  | 'member-id-twice'
  | 'lists-differ'
  | 'file-unreadable'
  | 'row-too-long'
  | 'quote-not-closed'
  | 'quote-misplaced'
  | 'cells-missing'
  | 'text-malformed'
  | 'register-empty'
  | 'register-of-other-blocks'
  | 'duckdb-missing'
  | 'stopped';

export interface NationalFault {
  readonly code: NationalFaultCode;
  /** The register file, as it was named by the caller; null where no file is at fault. */
  readonly path: string | null;
  /** The line on which the row begins, from 1. */
  readonly line: number | null;
}

export const nationalFault = (code: NationalFaultCode, where: Partial<NationalFault> = {}): NationalFault => ({
  code,
  path: where.path ?? null,
  line: where.line ?? null,
});
