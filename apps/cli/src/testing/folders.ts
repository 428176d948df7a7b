import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const made: string[] = [];

/** The reference contest of the examples. */
export const REFERENCE: string = fileURLToPath(new URL('../../../../examples/reference', import.meta.url));

/** An empty folder that {@link removeFolders} takes away. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'selectorate-test-'));
  made.push(folder);
  return folder;
}

/** A copy of a folder, to be changed by a test. */
export async function copyOf(folder: string): Promise<string> {
  const copy = join(await newFolder(), 'copy');
  await cp(folder, copy, { recursive: true });
  return copy;
}

export async function removeFolders(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** Changes a text file; a change that changes nothing is a mistake of the test. */
export async function edit(folder: string, file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the test did not change ${file}`);
  await writeFile(path, after);
}
