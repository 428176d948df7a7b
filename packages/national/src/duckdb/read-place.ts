import { unwrap } from '@selectorate/basics';
import type { MatchModel, MatchRow, RowPreparer } from '@selectorate/roll';
import type { RegisterText } from '../register/register-csv.ts';
import { blockHashes } from './block-hashes.ts';
import { listText, type OpenDuckDb, openDuckDb, quoteText } from './open-duckdb.ts';
import { TEXTS } from './prepare-register.ts';

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
}

/** Reads, of the places of a prepared register, the rows that some member may be found by. */
export interface PreparedReader {
  /** Answers with how many rows were visited. */
  read(piece: PreparedPiece, visit: (row: RegisterText, at: number) => void): Promise<number>;
}

/** One database of a thread, whose wanted hashes are those of the members it was last told of. */
export class WantedRows {
  private database: OpenDuckDb | null = null;
  private readonly reading: PreparedReading;

  constructor(reading: PreparedReading) {
    this.reading = reading;
  }

  /** A reader for these members. Whoever was asked for before is forgotten. */
  async readerFor(rows: readonly MatchRow[], model: MatchModel, preparer: RowPreparer): Promise<PreparedReader> {
    const { connection } = (this.database ??= await this.open());
    const wanted = hashSets(rows, model, preparer);
    await connection.run('DELETE FROM wanted');
    const appender = await connection.createAppender('wanted');
    for (const [block, hashes] of wanted.entries()) {
      for (const hash of hashes) {
        appender.appendUTinyInt(block);
        appender.appendUInteger(hash);
        appender.endRow();
      }
    }
    appender.closeSync();
    const found = wanted
      .map((_, block) => `block${block} IN (SELECT hash FROM wanted WHERE block = ${block})`)
      .join(' OR ');
    return {
      read: async ({ files, place }, visit) => {
        const columns = ['number', ...TEXTS.map((text) => `${text}_text`)].join(', ');
        const result = await connection.stream(
          `SELECT ${columns} FROM read_parquet(${listText(files)}) WHERE place = ${quoteText(place)} AND (${found})`,
        );
        let visited = 0;
        for (;;) {
          const chunk = await result.fetchChunk();
          if (chunk === null || chunk.rowCount === 0) return visited;
          const [numbers = [], ...texts] = chunk.getColumns();
          const [electors, givens, families, addresses, postcodes] = texts as string[][];
          for (let i = 0; i < chunk.rowCount; i++) {
            const row = {
              elector: electors?.[i] ?? '',
              given: givens?.[i] ?? '',
              family: families?.[i] ?? '',
              address: addresses?.[i] ?? '',
              postcode: postcodes?.[i] ?? '',
            };
            visit(row, numbers[i] as number);
          }
          visited += chunk.rowCount;
        }
      },
    };
  }

  close(): void {
    this.database?.close();
    this.database = null;
  }

  private async open(): Promise<OpenDuckDb> {
    const { files, memory } = this.reading;
    // That there is a DuckDB was seen before any thread was started.
    const database = unwrap(await openDuckDb({ files, memory, threads: 1 }));
    await database.connection.run('CREATE TABLE wanted (block UTINYINT, hash UINTEGER)');
    return database;
  }
}

function hashSets(rows: readonly MatchRow[], model: MatchModel, preparer: RowPreparer): readonly ReadonlySet<number>[] {
  const hashesOf = blockHashes(model, preparer);
  const sets = model.blocks.map(() => new Set<number>());
  for (const row of rows) {
    for (const [block, hash] of hashesOf(row).entries()) if (hash !== null) sets[block]?.add(hash);
  }
  return sets;
}
