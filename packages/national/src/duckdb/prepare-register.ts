import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DuckDBDataChunk } from '@duckdb/node-api';
import { err, ok, type Result } from '@selectorate/basics';
import type { MatchModel } from '@selectorate/roll/matching';
import { type NationalFault, nationalFault } from '../national-fault.ts';
import type { RegisterText } from '../register/register-csv.ts';
import { registerRowMaker } from '../register/register-row-maker.ts';
import { blockHashes, blockingHash } from './block-hashes.ts';
import { openDuckDb, quoteText } from './open-duckdb.ts';

/** A register row with the constituency that it belongs to; empty where there are none. */
export type PlacedText = RegisterText & { readonly place: string };

export interface PrepareOrder {
  /** Best in the order of their places: then a place is read without the others. */
  readonly rows: AsyncIterable<PlacedText> | Iterable<PlacedText>;
  /** Whose blocks the register will be asked by. */
  readonly model: MatchModel;
  /** An existing folder; files in it of the same names are replaced. */
  readonly folder: string;
  /** Begins the files' names; `register` unless told otherwise. */
  readonly name?: string;
  /** The number of the first row, where a register is prepared in several parts. */
  readonly firstRow?: number;
}

export interface PreparedRegister {
  /** Parquet files in the order of the rows. */
  readonly files: readonly string[];
  readonly rows: number;
}

const ROWS_OF_A_FILE = 2_000_000;
const ROWS_AT_ONCE = 2_048;
const MEMORY = 1_024;

/**
 * Writes a register as Parquet, once for many jobs: each row with the hashes of what it is found by, which are worked out here. These
 * files are as personal as the register and are to be kept and removed like it.
 */
export async function prepareRegister(order: PrepareOrder): Promise<Result<PreparedRegister, NationalFault>> {
  const folder = resolve(order.folder);
  const database = await openDuckDb({ files: [], memory: MEMORY, threads: 1, temporary: folder });
  if (!database.ok) return database;
  const { connection, close } = database.value;
  const { DuckDBDataChunk: Chunk, INTEGER, UINTEGER, VARCHAR } = await import('@duckdb/node-api');
  const { model } = order;
  const hashNames = model.blocks.map((_, block) => `block${block}`);
  const types = [VARCHAR, INTEGER, ...TEXTS.map(() => VARCHAR), ...hashNames.map(() => UINTEGER)];
  const declared = [
    'place VARCHAR, number INTEGER',
    ...TEXTS.map((text) => `${text}_text VARCHAR`),
    ...hashNames.map((name) => `${name} UINTEGER`),
  ].join(', ');
  const metadata = `{selectorate_blocking: ${quoteText(blockingHash(model))}}`;
  const files: string[] = [];
  const rowOf = registerRowMaker(model.fields);
  const hashesOf = blockHashes(model);
  let [rows, inTable] = [0, 0];
  let columns: (string | number | null)[][] = types.map(() => []);
  const put = async (): Promise<void> => {
    const [first = []] = columns;
    if (first.length === 0) return;
    const chunk: DuckDBDataChunk = Chunk.create(types, first.length);
    chunk.setColumns(columns);
    const appender = await connection.createAppender('register');
    appender.appendDataChunk(chunk);
    appender.closeSync();
    inTable += first.length;
    columns = types.map(() => []);
  };
  const writeFile = async (): Promise<void> => {
    await put();
    if (inTable === 0) return;
    const path = join(folder, `${order.name ?? 'register'}-${String(files.length + 1).padStart(3, '0')}.parquet`);
    await rm(path, { force: true });
    await connection.run(
      `COPY register TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 40960, KV_METADATA ${metadata})`,
    );
    await connection.run('DELETE FROM register');
    files.push(path);
    inTable = 0;
  };
  try {
    await connection.run(`CREATE TABLE register (${declared})`);
    for await (const row of order.rows) {
      const values = [
        row.place,
        (order.firstRow ?? 0) + rows++,
        ...TEXTS.map((text) => row[text]),
        ...hashesOf(rowOf(row)),
      ];
      for (let i = 0; i < types.length; i++) columns[i]?.push(values[i] ?? null);
      if (columns[0]?.length === ROWS_AT_ONCE) await put();
      if (inTable >= ROWS_OF_A_FILE) await writeFile();
    }
    await writeFile();
  } finally {
    close();
  }
  return rows > 0 ? ok({ files, rows }) : err(nationalFault('register-empty'));
}

/** Named apart from SQL's own words. */
export const TEXTS = [
  'elector',
  'given',
  'family',
  'address',
  'postcode',
] as const satisfies readonly (keyof RegisterText)[];
