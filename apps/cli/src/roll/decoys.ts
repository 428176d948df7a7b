import { readFile } from 'node:fs/promises';
import { fromUtf8, ok, type Result } from '@selectorate/basics';
import { type Decoy, type ImportedSheet, importRollRows, type RollEntry } from '@selectorate/roll';
import { parse } from 'csv-parse/sync';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { describeFault } from '../folder/folder-fault.ts';
import type { RollDesk } from './roll-desk.ts';
import { openTable, refusedFile } from './table-file.ts';

/** Entries that the organisers planted, none of which is in the real roll. */
export interface PlantedEntries {
  readonly entries: readonly RollEntry[];
  readonly decoys: readonly Decoy[];
}

const KINDS = ['ghost', 'second'] as const;
const COLUMN = 'decoy';

/**
 * Reads planted entries: lists like a roll's, with one column more, `decoy`, which says of each row whether it is a `ghost` or a `second`
 * entry of somebody. Null where no file is named. One whose number is on the roll is refused: the real roll is never planted.
 */
export async function readDecoys(
  files: readonly string[],
  roll: readonly RollEntry[],
  desk: RollDesk,
): Promise<Result<PlantedEntries | null, Trouble>> {
  const all: PlantedEntries[] = [];
  for (const file of files) {
    const read = await readFileOfDecoys(file, desk);
    if (!read.ok) return read;
    all.push(read.value);
  }
  if (all.length === 0) return ok(null);
  const entries = all.flatMap((each) => each.entries);
  const taken = new Set(roll.map(({ member }) => member));
  for (const { member } of entries) {
    if (taken.has(member)) return faulty(desk.texts.text('roll-decoy-taken', { member }));
    taken.add(member);
  }
  return ok({ entries, decoys: all.flatMap(({ decoys }) => decoys) });
}

async function readFileOfDecoys(file: string, desk: RollDesk): Promise<Result<PlantedEntries, Trouble>> {
  const sheet = await readSheet(file, desk);
  if (!sheet.ok) return sheet;
  const [header, ...rows] = sheet.value.rows;
  const at = header?.cells.findIndex((name) => name.trim().toLowerCase() === COLUMN) ?? -1;
  if (header === undefined || at < 0) return faulty(desk.texts.text('roll-decoy-column', { file }));
  const kindOf = (cells: readonly string[]): string => (cells[at] ?? '').trim().toLowerCase();
  const wrong = rows.filter(({ cells }) => !KINDS.some((kind) => kind === kindOf(cells)));
  if (wrong.length > 0) {
    const expected = KINDS.join(' or ');
    return faulty(
      ...wrong.map(({ line, cells }) => describeFault({ file, line, column: COLUMN, found: kindOf(cells), expected })),
    );
  }
  const planted: PlantedEntries[] = [];
  for (const kind of KINDS) {
    const own = rows.filter(({ cells }) => kindOf(cells) === kind);
    if (own.length === 0) continue;
    const read = importRollRows({ rows: [header, ...own] });
    if (!read.ok) return { ok: false, error: refusedFile(file, read.error, desk) };
    const { entries } = read.value;
    planted.push({ entries, decoys: entries.map(({ member }) => ({ member, kind })) });
  }
  return ok({
    entries: planted.flatMap(({ entries }) => entries),
    decoys: planted.flatMap(({ decoys }) => decoys),
  });
}

/** Planted entries are few: the whole file is read. */
async function readSheet(file: string, desk: RollDesk): Promise<Result<ImportedSheet, Trouble>> {
  const table = await openTable(file, desk);
  if (!table.ok) return table;
  if (table.value.kind === 'sheet') return ok(table.value.sheet);
  const text = fromUtf8(new Uint8Array(await readFile(file)));
  const records = text.ok ? recordsOf(text.value) : undefined;
  return records === undefined ? cannot(desk.texts.text('roll-not-csv', { file })) : ok({ rows: records });
}

function recordsOf(text: string): ImportedSheet['rows'] | undefined {
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 65_536,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch {
    return undefined;
  }
}
