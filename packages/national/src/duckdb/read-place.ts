import type { DuckDBVector } from '@duckdb/node-api';
import { unwrap } from '@selectorate/basics';
import { glanceFilter, type PreparedRoll } from '@selectorate/roll/matching';
import type { RegisterText } from '../register/register-csv.ts';
import { keptRow } from './kept-text.ts';
import { listText, type OpenDuckDb, openDuckDb, quoteText } from './open-duckdb.ts';
import { glanceNames } from './prepare-register.ts';

/** A place of a prepared register, and the files that have rows of it. */
export interface PreparedPiece {
  readonly files: readonly string[];
  readonly place: string;
  readonly rows: number;
}

/** What a thread needs to read a prepared register. */
export interface PreparedReading {
  readonly files: readonly string[];
  /** Mebibytes for the database of one thread. */
  readonly memory: number;
  /** How many numbers each row is kept with. */
  readonly width: number;
}

/** Reads, of the places of a prepared register, the rows that some member may be found by. */
export type PreparedReader = (piece: PreparedPiece, visit: (row: RegisterText, at: number) => void) => Promise<void>;

/** DuckDB's vectors have never more. */
const ROWS_OF_A_CHUNK = 2_048;
const NONE = new Int32Array(0);

/** Numbers are looked at again and again; a vector asks each time whether there is one. */
function copyNumbers(vector: DuckDBVector<number>, to: Int32Array): void {
  for (let row = 0; row < vector.itemCount; row++) to[row] = vector.getItem(row) ?? 0;
}

/** The database of one thread. */
export class PreparedDatabase {
  private database: OpenDuckDb | null = null;
  private readonly reading: PreparedReading;

  constructor(reading: PreparedReading) {
    this.reading = reading;
  }

  /** A reader for the members of this roll. Of rows that nobody is found by no text is made. */
  async readerFor(roll: PreparedRoll): Promise<PreparedReader> {
    const { connection } = (this.database ??= await this.open());
    const mayBeFoundBy = glanceFilter(roll);
    const columns = ['number', 'kept', ...glanceNames(this.reading.width)];
    const glances = Array.from({ length: this.reading.width }, () => new Int32Array(ROWS_OF_A_CHUNK));
    return async ({ files, place }, visit) => {
      const result = await connection.stream(
        `SELECT ${columns.join(', ')} FROM read_parquet(${listText(files)}) WHERE place = ${quoteText(place)}`,
      );
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        const [numbers, texts, ...seen] = columns.map((_, i) => chunk.getColumnVector(i)) as readonly DuckDBVector[];
        for (const [i, vector] of seen.entries()) copyNumbers(vector as DuckDBVector<number>, glances[i] ?? NONE);
        const { rowCount } = chunk;
        for (let row = 0; row < rowCount; row++) {
          if (!mayBeFoundBy(glances, row)) continue;
          visit(keptRow(texts?.getItem(row) as string), numbers?.getItem(row) as number);
        }
      }
    };
  }

  private async open(): Promise<OpenDuckDb> {
    const { files, memory } = this.reading;
    // That there is a DuckDB was seen before any thread was started.
    return unwrap(await openDuckDb({ files, memory, threads: 1 }));
  }
}
