import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { ok, type Result } from '@selectorate/basics';
import type { ImportedSheet, ImportFaultCode, ImportRefusal, MappedColumn, OpenFile } from '@selectorate/roll';
import type { Texts } from '@selectorate/messages';
import {
  looksLikeWorkbook,
  readWorkbookOnThread,
  SHEET_LIMITS,
  type SheetFaultCode,
  type SheetRefusal,
} from '@selectorate/sheets';
import { cannot, type Trouble } from '../count/trouble.ts';
import type { RollDesk } from './roll-desk.ts';

/** A file that somebody exported: text of any size, opened anew each time it is read, or a sheet of a workbook. */
export type TableFile =
  | { readonly kind: 'text'; readonly open: OpenFile }
  | { readonly kind: 'sheet'; readonly sheet: ImportedSheet };

export interface WhichSheet {
  readonly sheet?: string | undefined;
  /** The options that the command has for what a file leaves open. */
  readonly options?: readonly TableOption[];
}

/** Looks at a CSV file or a workbook, which its first bytes tell; one that is not there could not begin. */
export async function openTable(
  file: string,
  desk: RollDesk,
  { sheet, options = [] }: WhichSheet = {},
): Promise<Result<TableFile, Trouble>> {
  const { texts } = desk;
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory() === true) return cannot(texts.text('roll-is-folder', { file }));
  if (there?.isFile() !== true) return cannot(texts.text('roll-no-file', { file }));
  if (!looksLikeWorkbook(await firstBytes(file))) {
    return ok({ kind: 'text', open: () => chunksOf(file, there.size, desk) });
  }
  if (there.size > SHEET_LIMITS.bytes) return cannot(texts.text('roll-workbook-too-large', { file }));
  const read = await readWorkbookOnThread(new Uint8Array(await readFile(file)), sheet === undefined ? {} : { sheet });
  if (read.ok) return ok({ kind: 'sheet', sheet: read.value });
  return { ok: false, error: refusedFile(file, read.error, desk, options) };
}

/** A table that is held whole: the bytes of a text, or the rows of a sheet. */
export type Table = Uint8Array | ImportedSheet;

/** What an import made of a table, as far as a person is told. */
export type ReadTable<T> = Result<
  { readonly items: readonly T[]; readonly columns: readonly MappedColumn<string>[] },
  ImportRefusal
>;

/** Reads a table that is small enough to be held, in any form that a list may have. */
export async function readTable<T>(
  file: string,
  desk: RollDesk,
  importIt: (table: Table) => Result<T, ImportRefusal>,
): Promise<Result<T, Trouble>> {
  const opened = await openTable(file, desk);
  if (!opened.ok) return opened;
  const read = importIt(opened.value.kind === 'sheet' ? opened.value.sheet : new Uint8Array(await readFile(file)));
  return read.ok ? read : { ok: false, error: refusedFile(file, read.error, desk) };
}

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function* chunksOf(file: string, size: number, { io, texts }: RollDesk): AsyncIterable<Uint8Array> {
  const what = texts.text('roll-reading', { file });
  let done = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    done += (chunk as Uint8Array).length;
    io.progress(what, done, size);
    yield chunk as Uint8Array;
  }
}

/** Rows that failed are listed up to this many; the rest are counted. */
const SHOWN_FAULTS = 20;

/** Options by which a person says what a file leaves open, and the faults to which they are an answer. */
export type TableOption = 'columns' | 'statuses' | 'dates' | 'sheet';

interface Hint {
  readonly option: TableOption;
  readonly codes: ReadonlySet<ImportFaultCode | SheetFaultCode>;
  readonly example: string;
}

const HEADER_FAULTS: ReadonlySet<ImportFaultCode | SheetFaultCode> = new Set([
  'header-missing',
  'header-twice',
  'header-not-found',
]);

const HINTS: readonly Hint[] = [
  {
    option: 'columns',
    codes: HEADER_FAULTS,
    example: '{ "member": "No.", "name": ["First", "Last"] }',
  },
  { option: 'statuses', codes: new Set(['status-unknown']), example: '{ "Life member": "full" }' },
  { option: 'dates', codes: new Set(['date-order-unknown']), example: '' },
  { option: 'sheet', codes: new Set(['several-sheets', 'sheet-not-found']), example: '' },
];

/** A refused import for people: each row that failed with line, column, what stood there and what to do; `options` are those that the command has. */
export function refusedFile(
  file: string,
  refusal: ImportRefusal | SheetRefusal,
  { texts }: RollDesk,
  options: readonly TableOption[] = [],
): Trouble {
  const { faults, total } = refusal;
  const shown = faults
    .slice(0, SHOWN_FAULTS)
    .flatMap(({ line, column, columnName, shown: found, expected, remedy }) => {
      const place = [
        ...(line === null ? [] : [texts.text('roll-at-line', { line })]),
        ...columnOf({ column, columnName }, texts),
      ];
      const failed = { place: [file, ...place].join(', '), found, expected };
      return [
        texts.text(found === '' ? 'roll-row-failed-empty' : 'roll-row-failed', failed),
        `    ${texts.text('roll-row-remedy', { remedy })}`,
      ];
    });
  const rest = total > SHOWN_FAULTS ? [texts.text('roll-rows-more', { more: total - SHOWN_FAULTS })] : [];
  const unmapped = !options.includes('columns') && faults.some(({ code }) => HEADER_FAULTS.has(code));
  const hints = HINTS.filter(
    ({ option, codes }) => options.includes(option) && faults.some(({ code }) => codes.has(code)),
  );
  return {
    exit: 1,
    lines: [
      texts.text('roll-nothing-imported', { file, total }),
      ...shown,
      ...rest,
      ...(unmapped ? [texts.text('roll-hint-unmapped')] : []),
      ...hints.map(({ option, example }) => texts.text(`roll-hint-${option}`, { example })),
    ],
  };
}

/** A column by its place, or, where the file has none, the name that was looked for. */
function columnOf(
  { column, columnName }: { readonly column: number | null; readonly columnName: string | null },
  texts: Texts,
): readonly string[] {
  const name = columnName ?? '';
  if (column === null) return name === '' ? [] : [texts.text('roll-at-name', { name })];
  return [texts.text(name === '' ? 'roll-at-column-alone' : 'roll-at-column', { column, name })];
}
