import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { canonicalJson, err, fromBase64, type Json, ok, type Result, toBase64, utf8 } from '@selectorate/basics';
import { replaceFile } from '@selectorate/machine';
import {
  type BackupManifest,
  backupManifest,
  hashOfFile,
  MANIFEST_FILE,
  readLines,
  tableFile,
  writeLines,
} from './backup-files.ts';
import type { Database } from './database.ts';
import { runningTrial } from './engine-trial.ts';
import { lastMigration } from './migrations.ts';
import { openDatabase, type StoreFault, type StorePlace } from './open-store.ts';
import { readJsonText } from './seal.ts';
import { type CopiedName, TABLE_NAMES, TABLES } from './tables.ts';

export type BackupFault = StoreFault | { readonly code: 'folder-not-empty' };
export type RestoreFault =
  | StoreFault
  | { readonly code: 'not-a-backup' | 'backup-of-another-version' | 'database-not-empty' }
  | { readonly code: 'backup-damaged'; readonly table: string };

/** How many rows each table had. */
export type Copied = Readonly<Record<string, number>>;

const ROWS_AT_ONCE = 500;

/**
 * Copies a database as it is at one moment into files, while servers go on. What is sealed stays sealed: the files open
 * with the wrapping keys of that moment, which are no part of them. A trial database is copied through the server that
 * holds it, if one does.
 */
export async function backup(place: StorePlace, folder: string): Promise<Result<Copied, BackupFault>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) return err({ code: 'folder-not-empty' });
  const running = typeof place === 'string' ? undefined : runningTrial(place.folder);
  const own = await openDatabase(place);
  const opened =
    !own.ok && own.error.code === 'folder-held' && running !== undefined ? await openDatabase(running) : own;
  if (!opened.ok) return opened;
  const { database, close } = opened.value;
  try {
    const manifest = await database.snapshot(() => writeTables(database, folder));
    await replaceFile(join(folder, MANIFEST_FILE), utf8(canonicalJson(manifest)));
    return ok(rowsOf(manifest));
  } finally {
    await close();
  }
}

/** Fills an empty database from a backup: all of it, or nothing where a file is not what was written. */
export async function restore(folder: string, place: StorePlace): Promise<Result<Copied, RestoreFault>> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) return err({ code: 'not-a-backup' });
  for (const table of TABLE_NAMES) {
    const written = manifest.tables[table]?.sha256;
    if (written === undefined || (await hashOfFile(tableFile(folder, table))) !== written)
      return err({ code: 'backup-damaged', table });
  }
  const opened = await openDatabase(place);
  if (!opened.ok) return opened;
  const { database, close } = opened.value;
  try {
    if ((await lastMigration(database)) !== manifest.migration) return err({ code: 'backup-of-another-version' });
    return await database.locked('restore', async () => {
      if (!(await isEmpty(database))) return err({ code: 'database-not-empty' });
      for (const table of TABLE_NAMES) await readTable(database, table, folder);
      return ok(rowsOf(manifest));
    });
  } finally {
    await close();
  }
}

async function writeTables(database: Database, folder: string): Promise<BackupManifest> {
  const tables: BackupManifest['tables'] = {};
  for (const table of TABLE_NAMES) tables[table] = await writeLines(tableFile(folder, table), linesOf(database, table));
  return { schema: 'selectorate-backup/1', migration: await lastMigration(database), tables };
}

async function* linesOf(database: Database, table: CopiedName): AsyncIterable<readonly string[]> {
  const order = sql.join(TABLES[table].key.map((column) => sql.ref(column)));
  for (let done = 0; ; done += ROWS_AT_ONCE) {
    const page = sql<Row>`select * from ${sql.table(table)} order by ${order} limit ${ROWS_AT_ONCE} offset ${done}`;
    const { rows } = await page.execute(database.now);
    yield rows.map((row) => lineOf(table, row));
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

type Row = Record<string, Json | Uint8Array>;

function lineOf(table: CopiedName, row: Row): string {
  const bytes: readonly string[] = TABLES[table].bytes;
  const columns = Object.entries(row).map(([name, value]) => [
    name,
    bytes.includes(name) ? toBase64(new Uint8Array(value as Uint8Array)) : value,
  ]);
  return canonicalJson(Object.fromEntries(columns) as Json);
}

async function readTable(database: Database, table: CopiedName, folder: string): Promise<void> {
  for await (const lines of readLines(tableFile(folder, table), ROWS_AT_ONCE)) {
    const rows = lines.map((line) => rowOf(table, line));
    await database.now
      .insertInto(table)
      .values(rows as never)
      .execute();
  }
}

function rowOf(table: CopiedName, line: string): Row {
  const bytes: readonly string[] = TABLES[table].bytes;
  const columns = Object.entries(readJsonText(line) as Record<string, Json>).map(([name, value]) => [
    name,
    bytes.includes(name) ? Buffer.from(fromBase64(String(value)) ?? []) : value,
  ]);
  return Object.fromEntries(columns) as Row;
}

async function isEmpty(database: Database): Promise<boolean> {
  for (const table of TABLE_NAMES) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(database.now);
    if (rows.length > 0) return false;
  }
  return true;
}

async function readManifest(folder: string): Promise<BackupManifest | undefined> {
  try {
    return backupManifest.parse(JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')));
  } catch {
    return undefined;
  }
}

const rowsOf = ({ tables }: BackupManifest): Copied =>
  Object.fromEntries(Object.entries(tables).map(([table, { rows }]) => [table, rows]));
