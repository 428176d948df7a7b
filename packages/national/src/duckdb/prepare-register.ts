import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';
import { type MatchModel, type MatchRow, type RowGlances, rowGlances, rowPreparer } from '@selectorate/roll/matching';
import { type NationalFault, nationalFault } from '../national-fault.ts';
import type { RegisterText } from '../register/register-csv.ts';
import { registerRowMaker } from '../register/register-row-maker.ts';
import { keptText } from './kept-text.ts';
import { type OpenDuckDb, openDuckDb, quoteText } from './open-duckdb.ts';
import { preparedBy } from './prepared-by.ts';

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
  /** A file ends where a place ends once it has so many rows, 50,000 unless told otherwise. */
  readonly rowsOfAFile?: number;
}

export interface PreparedRegister {
  /** Parquet files in the order of the rows. */
  readonly files: readonly string[];
  readonly rows: number;
}

/** So that a constituency has a file of its own; one of a million rows ends in the midst of a place. */
const [USUAL_ROWS_OF_A_FILE, MOST_ROWS_OF_A_FILE] = [50_000, 1_000_000];
/** Constituencies of Great Britain have some 75,000 electors: one is a group of rows, which is read by itself. */
const ROW_GROUP = 122_880;
const ROWS_AT_ONCE = 2_048;
const MEMORY = 1_024;

/** What is written beside the rows of a file: what it was prepared by, and its places with how many rows each has. */
export const [PREPARED_BY, PLACES] = ['selectorate_prepared_by', 'selectorate_places'];

/** Names of the columns with what can be seen of a row at a glance. */
export const glanceNames = (width: number): readonly string[] => Array.from({ length: width }, (_, i) => `seen${i}`);

/**
 * Writes a register as Parquet, once for many jobs: each row with what can be seen of it at a glance, which is worked out here. These
 * files are as personal as the register and are to be kept and removed like it.
 */
export async function prepareRegister(order: PrepareOrder): Promise<Result<PreparedRegister, NationalFault>> {
  const folder = resolve(order.folder);
  const database = await openDuckDb({ files: [], memory: MEMORY, threads: 1, temporary: folder });
  if (!database.ok) return database;
  const writer = new RegisterWriter(database.value, await import('@duckdb/node-api'), { ...order, folder });
  try {
    for await (const row of order.rows) {
      // Most rows are only put down; waiting for nothing takes time as well.
      const writing = writer.add(row);
      if (writing !== null) await writing;
    }
    await writer.end();
  } finally {
    database.value.close();
  }
  const { files, rows } = writer;
  return rows > 0 ? ok({ files, rows }) : err(nationalFault('register-empty'));
}

type Column = (string | number)[];

class RegisterWriter {
  readonly files: string[] = [];
  rows = 0;
  private readonly database: OpenDuckDb;
  private readonly duckdb: typeof import('@duckdb/node-api');
  private readonly order: PrepareOrder;
  private readonly glances: RowGlances;
  private readonly rowOf: (text: RegisterText) => MatchRow;
  private readonly places = new Map<string, number>();
  private place: string | null = null;
  private inFile = 0;
  private columns: readonly Column[] = [];

  constructor(database: OpenDuckDb, duckdb: typeof import('@duckdb/node-api'), order: PrepareOrder) {
    this.database = database;
    this.duckdb = duckdb;
    this.order = order;
    this.glances = rowGlances(rowPreparer(order.model));
    this.rowOf = registerRowMaker(order.model.fields);
    this.columns = this.emptyColumns();
  }

  /** Null where nothing is to be waited for. */
  add(row: PlacedText): Promise<void> | null {
    const { rowsOfAFile = USUAL_ROWS_OF_A_FILE } = this.order;
    const ends = this.inFile >= MOST_ROWS_OF_A_FILE || (this.inFile >= rowsOfAFile && row.place !== this.place);
    if (ends) return this.writeFile().then(() => this.note(row));
    this.note(row);
    return (this.columns[0]?.length ?? 0) < ROWS_AT_ONCE ? null : this.put();
  }

  async end(): Promise<void> {
    if (this.inFile > 0) await this.writeFile();
  }

  private note(row: PlacedText): void {
    const [places, numbers, texts, ...seen] = this.columns;
    places?.push(row.place);
    numbers?.push((this.order.firstRow ?? 0) + this.rows++);
    texts?.push(keptText(row));
    const glance = this.glances.of(this.rowOf(row));
    for (let i = 0; i < seen.length; i++) seen[i]?.push(glance[i] ?? 0);
    this.place = row.place;
    this.places.set(row.place, (this.places.get(row.place) ?? 0) + 1);
    this.inFile++;
  }

  private emptyColumns(): readonly Column[] {
    return Array.from({ length: this.glances.width + 3 }, () => []);
  }

  /** Rows that were put down go to the database's table, which there is from the first of a file on. */
  private async put(): Promise<void> {
    const { columns, duckdb, glances } = this;
    const [first = []] = columns;
    if (first.length === 0) return;
    const seen = glanceNames(glances.width);
    const { connection } = this.database;
    const declared = seen.map((name) => `, ${name} INTEGER`).join('');
    await connection.run(
      `CREATE TABLE IF NOT EXISTS register (place VARCHAR, number INTEGER, kept VARCHAR${declared})`,
    );
    const types = [duckdb.VARCHAR, duckdb.INTEGER, duckdb.VARCHAR, ...seen.map(() => duckdb.INTEGER)];
    const chunk = duckdb.DuckDBDataChunk.create(types, first.length);
    chunk.setColumns(columns.map((column) => [...column]));
    const appender = await connection.createAppender('register');
    appender.appendDataChunk(chunk);
    appender.closeSync();
    this.columns = this.emptyColumns();
  }

  private async writeFile(): Promise<void> {
    await this.put();
    const { folder, name = 'register', model } = this.order;
    const path = join(folder, `${name}-${String(this.files.length + 1).padStart(3, '0')}.parquet`);
    await rm(path, { force: true });
    const about = `{${PREPARED_BY}: ${quoteText(preparedBy(model))}, ${PLACES}: ${quoteText(JSON.stringify([...this.places]))}}`;
    const { connection } = this.database;
    await connection.run(
      `COPY register TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP}, KV_METADATA ${about})`,
    );
    await connection.run('DROP TABLE register');
    this.files.push(path);
    this.places.clear();
    this.inFile = 0;
  }
}
