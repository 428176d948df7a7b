import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '@selectorate/basics';
import { type FolderHeld, lockFolder } from '@selectorate/machine';
import { copySnapshot } from './snapshot.ts';
import { startTrialThread } from './trial-thread.ts';
import { placeIn, unixSocketIn } from './unix-socket.ts';

/** A trial database that is being served. */
export interface TrialEngine {
  readonly connectionString: string;
  close(): Promise<void>;
}

/**
 * Opens the trial engine on a folder, made if it is not there: PGlite in a thread, behind a unix socket that only this user
 * can open. It never syncs to the disk: killing the process loses nothing acknowledged, a power cut may.
 */
export async function openTrial(folder: string): Promise<Result<TrialEngine, FolderHeld>> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  const lock = await lockFolder(folder);
  if (!lock.ok) return lock;
  try {
    const data = join(folder, 'data');
    if (!existsSync(data)) await copySnapshot(data);
    const socket = await unixSocketIn(folder);
    const thread = await startTrialThread(data, socket.file);
    return ok({
      connectionString: socket.connectionString,
      close: async () => {
        await thread.close();
        await socket.remove();
        await lock.value.release();
      },
    });
  } catch (error) {
    await lock.value.release();
    throw error;
  }
}

/** Where to reach a trial database that a running process holds; undefined if its socket is elsewhere. */
export function runningTrial(folder: string): string | undefined {
  const place = placeIn(folder);
  return place !== undefined && existsSync(place.file) ? place.connectionString : undefined;
}
