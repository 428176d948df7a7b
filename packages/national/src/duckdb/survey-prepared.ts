import { access } from 'node:fs/promises';
import { err, ok, type Result } from '@selectorate/basics';
import type { MatchModel } from '@selectorate/roll/matching';
import { type NationalFault, nationalFault } from '../national-fault.ts';
import { blockingHash } from './block-hashes.ts';
import { type OpenDuckDb, openDuckDb, quoteText } from './open-duckdb.ts';
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
    return await survey(database.value, files, blockingHash(model));
  } finally {
    database.value.close();
  }
}

async function survey(
  { connection }: OpenDuckDb,
  files: readonly string[],
  blocking: string,
): Promise<Result<readonly PreparedPiece[], NationalFault>> {
  const pieces = new Map<string, PreparedPiece>();
  for (const path of files) {
    const marks = await connection.runAndReadAll(
      `SELECT decode(value) FROM parquet_kv_metadata(${quoteText(path)}) WHERE decode(key) = 'selectorate_blocking'`,
    );
    if (marks.getRows()[0]?.[0] !== blocking) return err(nationalFault('register-of-other-blocks', { path }));
    const counted = await connection.runAndReadAll(
      `SELECT place, count(*)::INTEGER FROM read_parquet(${quoteText(path)}) GROUP BY place ORDER BY min(number)`,
    );
    for (const [place, rows] of counted.getRows()) {
      const name = String(place);
      const known = pieces.get(name) ?? { files: [], place: name, rows: 0 };
      pieces.set(name, { ...known, files: [...known.files, path], rows: known.rows + Number(rows) });
    }
  }
  return ok([...pieces.values()]);
}
