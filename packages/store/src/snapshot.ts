import { randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTrialThread } from './trial-thread.ts';
import { unixSocketIn } from './unix-socket.ts';

/**
 * Makes an empty database once and keeps it in the cache, because making one takes seconds and copying it a tenth of one.
 * Answers with its folder. Safe to call from several processes: the last to finish changes nothing.
 */
export async function makeSnapshot(): Promise<string> {
  const snapshot = join(cacheFolder(), `pglite-${await pgliteVersion()}`);
  if (existsSync(snapshot)) return snapshot;
  const making = join(cacheFolder(), `making-${randomUUID()}`);
  await mkdir(making, { recursive: true });
  try {
    const socket = await unixSocketIn(making);
    const data = join(making, 'data');
    await (await startTrialThread(data, socket.file)).close();
    await socket.remove();
    await rename(data, snapshot).catch((error: unknown) => {
      if (!existsSync(snapshot)) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return snapshot;
}

/** Fills a data folder that is not there yet. It appears whole or not at all. */
export async function copySnapshot(data: string): Promise<void> {
  const unfinished = `${data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(await makeSnapshot(), unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rename(unfinished, data);
}

/** `$XDG_CACHE_HOME/selectorate`, else the cache of the installed packages. Never part of a commit or a backup. */
function cacheFolder(): string {
  const given = process.env['XDG_CACHE_HOME'];
  if (given !== undefined && given !== '') return join(given, 'selectorate');
  return fileURLToPath(new URL('../../../node_modules/.cache/selectorate', import.meta.url));
}

async function pgliteVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
