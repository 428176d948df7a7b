import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';

export const FOR_ALL = 0o644;
/** For what only its owner may read. */
export const SECRET = 0o600;

/**
 * Writes a file that was not there before, whole or not at all.
 *
 * @returns whether it is written: `taken` where there is such a file, and it is left as it is
 */
export async function writeNew(file: string, content: string | Uint8Array, mode: number): Promise<'written' | 'taken'> {
  const unfinished = await writeBeside(file, content, mode);
  try {
    await link(unfinished, file);
    return 'written';
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EEXIST') return 'taken';
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Replaces a file whole. */
export async function replaceWhole(file: string, content: string | Uint8Array, mode: number): Promise<void> {
  await rename(await writeBeside(file, content, mode), file);
}

/** The name of a new file in the same folder, synced. */
async function writeBeside(file: string, content: string | Uint8Array, mode: number): Promise<string> {
  const unfinished = unfinishedOf(file);
  const handle = await open(unfinished, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return unfinished;
}

export const unfinishedOf = (file: string): string => `${file}.${randomUUID().slice(0, 8)}.unfinished`;
