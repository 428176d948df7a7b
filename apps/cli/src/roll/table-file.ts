import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { ok, type Result } from '@selectorate/basics';
import type { ImportedSheet, ImportRefusal, OpenFile } from '@selectorate/roll';
import { looksLikeWorkbook, readWorkbookOnThread, SHEET_LIMITS, type SheetRefusal } from '@selectorate/sheets';
import { cannot, type Trouble } from '../count/trouble.ts';
import type { RollDesk } from './roll-desk.ts';

/** A file that somebody exported: text of any size, opened anew each time it is read, or a sheet of a workbook. */
export type TableFile =
  | { readonly kind: 'text'; readonly open: OpenFile }
  | { readonly kind: 'sheet'; readonly sheet: ImportedSheet };

/** Looks at a CSV file or a workbook, which its first bytes tell; one that is not there could not begin. */
export async function openTable(file: string, desk: RollDesk, sheet?: string): Promise<Result<TableFile, Trouble>> {
  const { texts } = desk;
  const there = await stat(file).catch(() => undefined);
  if (there?.isFile() !== true) return cannot(texts.text('roll-no-file', { file }));
  if (!looksLikeWorkbook(await firstBytes(file))) {
    return ok({ kind: 'text', open: () => chunksOf(file, there.size, desk) });
  }
  if (there.size > SHEET_LIMITS.bytes) return cannot(texts.text('roll-workbook-too-large', { file }));
  const read = await readWorkbookOnThread(new Uint8Array(await readFile(file)), sheet === undefined ? {} : { sheet });
  if (read.ok) return ok({ kind: 'sheet', sheet: read.value });
  return { ok: false, error: refusedFile(file, read.error, desk) };
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

/** A refused import for people: each row that failed with line, column, what stood there and what to do. */
export function refusedFile(file: string, refusal: ImportRefusal | SheetRefusal, { texts }: RollDesk): Trouble {
  const { faults, total } = refusal;
  const shown = faults
    .slice(0, SHOWN_FAULTS)
    .flatMap(({ line, column, columnName, shown: found, expected, remedy }) => {
      const place = [
        ...(line === null ? [] : [texts.text('roll-at-line', { line })]),
        ...(column === null ? [] : [texts.text('roll-at-column', { column, name: columnName ?? '' })]),
      ];
      return [
        texts.text('roll-row-failed', { place: [file, ...place].join(', '), found, expected }),
        `    ${texts.text('roll-row-remedy', { remedy })}`,
      ];
    });
  const rest = total > SHOWN_FAULTS ? [texts.text('roll-rows-more', { more: total - SHOWN_FAULTS })] : [];
  return { exit: 1, lines: [texts.text('roll-nothing-imported', { file, total }), ...shown, ...rest] };
}
