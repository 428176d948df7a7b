import { unwrap } from '@selectorate/basics';
import { blockTexts, type MatchModel, type MatchRow, type RowPreparer } from '@selectorate/roll/matching';
import type { RegisterText } from '../register/register-csv.ts';
import { hash32 } from './block-hashes.ts';
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
    const wanted = wantedHashes(rows, model, preparer);
    await connection.run('DELETE FROM wanted');
    const appender = await connection.createAppender('wanted');
    for (const [list, { hashes }] of wanted.entries()) {
      for (const hash of hashes) {
        appender.appendUTinyInt(list);
        appender.appendUInteger(hash);
        appender.endRow();
      }
    }
    appender.closeSync();
    const found = wanted
      .flatMap(({ block, only, hashes }, list) =>
        hashes.size === 0 ? [] : `(${only}block${block} IN (SELECT hash FROM wanted WHERE list = ${list}))`,
      )
      .join(' OR ');
    return {
      read: async ({ files, place }, visit) => {
        const columns = ['number', ...TEXTS.map((text) => `${text}_text`)].join(', ');
        const result = await connection.stream(
          `SELECT ${columns} FROM read_parquet(${listText(files)}) WHERE place = ${quoteText(place)} AND (${found === '' ? 'false' : found})`,
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
    await database.connection.run('CREATE TABLE wanted (list UTINYINT, hash UINTEGER)');
    return database;
  }
}

/** Hashes that a row is asked for by in one block, and what must be so of the row besides, as SQL that ends in AND, or nothing. */
interface Wanted {
  readonly block: number;
  readonly only: string;
  readonly hashes: ReadonlySet<number>;
}

/**
 * What the matcher would look up, and no more of it than can be told beforehand: keys that too many members have are left out as
 * it leaves them out, and a block for pairs of which one has no key asks all members for rows without it, members without it for all.
 */
function wantedHashes(rows: readonly MatchRow[], model: MatchModel, preparer: RowPreparer): readonly Wanted[] {
  const textsOf = blockTexts(model, preparer);
  const all = model.blocks.map(() => new Map<string, number>());
  const keyless = model.blocks.map(() => new Map<string, number>());
  const keyBlocks = model.blocks.map(({ eitherWithoutKey }) => keyBlockOf(model, eitherWithoutKey));
  for (const row of rows) {
    const texts = textsOf(row);
    for (const [block, text] of texts.entries()) {
      if (text === null) continue;
      count(all[block], text);
      if (texts[keyBlocks[block] ?? -1] === null) count(keyless[block], text);
    }
  }
  return model.blocks.flatMap(({ atMost = Infinity }, block): readonly Wanted[] => {
    const keyBlock = keyBlocks[block];
    if (keyBlock === null || keyBlock === undefined) return [{ block, only: '', hashes: hashesOf(all[block], atMost) }];
    return [
      { block, only: `block${keyBlock} IS NULL AND `, hashes: hashesOf(all[block], atMost) },
      { block, only: '', hashes: hashesOf(keyless[block], atMost) },
    ];
  });
}

/** The block that consists of the key of a comparison: rows that have nothing there have no key. Null where there is none. */
function keyBlockOf({ blocks }: MatchModel, comparison: string | undefined): number | null {
  const at = blocks.findIndex(({ parts: [part, another], atMost }) => {
    return part?.take === 'key' && part.of === comparison && another === undefined && atMost === undefined;
  });
  return at < 0 ? null : at;
}

function count(texts: Map<string, number> | undefined, text: string): void {
  texts?.set(text, (texts.get(text) ?? 0) + 1);
}

function hashesOf(texts: ReadonlyMap<string, number> | undefined, atMost: number): ReadonlySet<number> {
  const hashes = new Set<number>();
  for (const [text, members] of texts ?? []) if (members <= atMost) hashes.add(hash32(text));
  return hashes;
}
