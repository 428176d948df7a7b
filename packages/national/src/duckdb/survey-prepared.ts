import { access } from 'node:fs/promises';
import { err, ok, type Result } from '@selectorate/basics';
import type { MatchModel } from '@selectorate/roll/matching';
import { type NationalFault, nationalFault } from '../national-fault.ts';
import { type OpenDuckDb, openDuckDb, quoteText } from './open-duckdb.ts';
import { PLACES, PREPARED_BY } from './prepare-register.ts';
import { preparedBy } from './prepared-by.ts';
import type { PreparedPiece } from './read-place.ts';

/** The places of a prepared register in the order in which they first stand, each with its rows and the files that have them. */
export async function surveyPrepared(
  files: readonly string[],
  model: MatchModel,
  memory: number,
): Promise<Result<readonly PreparedPiece[], NationalFault>> {
  for (const path of files) {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (!there) return err(nationalFault('file-unreadable', { path }));
  }
  const database = await openDuckDb({ files, memory, threads: 1 });
  if (!database.ok) return database;
  try {
    return await survey(database.value, files, preparedBy(model));
  } finally {
    database.value.close();
  }
}

async function survey(
  { connection }: OpenDuckDb,
  files: readonly string[],
  wanted: string,
): Promise<Result<readonly PreparedPiece[], NationalFault>> {
  const pieces = new Map<string, PreparedPiece>();
  for (const path of files) {
    const notes = await connection.runAndReadAll(
      `SELECT decode(key), decode(value) FROM parquet_kv_metadata(${quoteText(path)})`,
    );
    const about = new Map(notes.getRows().map(([key, value]) => [String(key), String(value)]));
    if (about.get(PREPARED_BY) !== wanted) return err(nationalFault('register-of-other-blocks', { path }));
    // Written by ourselves, as the mark shows.
    for (const [place, rows] of JSON.parse(about.get(PLACES) ?? '[]') as readonly (readonly [string, number])[]) {
      const known = pieces.get(place) ?? { files: [], place, rows: 0 };
      pieces.set(place, { ...known, files: [...known.files, path], rows: known.rows + rows });
    }
  }
  return ok([...pieces.values()]);
}
