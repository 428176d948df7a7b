import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux and macOS refuse longer paths; macOS has the smaller number. */
const LONGEST_PATH = 103;
const PORT = 5432;
const NAME = `.s.PGSQL.${PORT}`;

interface SocketPlace {
  readonly file: string;
  readonly connectionString: string;
}

export interface UnixSocket extends SocketPlace {
  remove(): Promise<void>;
}

/** The socket of a folder; undefined where its path would be too long. */
export function placeIn(folder: string): SocketPlace | undefined {
  const file = join(folder, NAME);
  const connectionString = `postgresql://postgres@localhost:${PORT}/postgres?host=${encodeURIComponent(folder)}`;
  return file.length <= LONGEST_PATH ? { file, connectionString } : undefined;
}

/**
 * A place for a socket that only this user can open: in the folder itself, or in a fresh folder for temporary files where the
 * path would be too long. What an ended process left there is removed.
 */
export async function unixSocketIn(folder: string): Promise<UnixSocket> {
  const own = placeIn(folder);
  if (own !== undefined) {
    await rm(own.file, { force: true });
    return { ...own, remove: () => rm(own.file, { force: true }) };
  }
  const elsewhere = await mkdtemp(join(tmpdir(), 'selectorate-socket-'));
  const place = placeIn(elsewhere);
  if (place === undefined) throw new Error('the folder for temporary files has too long a path for a socket');
  return { ...place, remove: () => rm(elsewhere, { recursive: true, force: true }) };
}
