import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Replaces a file whole and durably: written beside it, synced, renamed over it, and the folder synced. */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${file}.unfinished`;
  await written(unfinished, bytes);
  await rename(unfinished, file);
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function written(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
