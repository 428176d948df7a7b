import { err, ok, type Result } from '@selectorate/basics';
import type { ImportedSheet, UntrustedBytes } from '@selectorate/roll';
import { looksLikeWorkbook, readWorkbookOnThread } from '@selectorate/sheets';
import { type Failures, failuresOf } from './failed-rows.ts';

/** A file as the imports take it: the bytes of a CSV file, or the rows of a workbook's sheet. */
export type TableFile =
  | { readonly format: 'csv'; readonly table: UntrustedBytes }
  | { readonly format: 'xlsx'; readonly table: ImportedSheet };

/** What a file is by its first bytes; a workbook is read here, within its limits, whole or not at all. */
export async function tableFrom(bytes: UntrustedBytes, sheet?: string): Promise<Result<TableFile, Failures>> {
  if (!looksLikeWorkbook(bytes)) return ok({ format: 'csv', table: bytes });
  const read = await readWorkbookOnThread(bytes, sheet === undefined ? {} : { sheet });
  return read.ok ? ok({ format: 'xlsx', table: read.value }) : err(failuresOf(read.error));
}
