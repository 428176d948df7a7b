import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Is there something at this path? */
export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Writes a whole folder or nothing: beside its place first, then renamed into it. The place must be free. */
export async function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    const file = join(unfinished, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes, { mode: path.startsWith('private/') || path.startsWith('keys/') ? 0o600 : 0o644 });
  }
  await rename(unfinished, folder);
}
