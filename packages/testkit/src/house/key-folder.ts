import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test; `remove` takes it away with all that is in it. */
export interface TestFolder {
  readonly path: string;
  remove(): Promise<void>;
}

export async function testFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'selectorate-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A key folder of a server as it stands on a disk: one seed, and as many wrapping keys as asked for. */
export async function writeKeyFolder(folder: string, wrappingKeys: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = Array.from({ length: wrappingKeys }, (_, i) => `wrapping-${String(i + 1).padStart(4, '0')}`);
  for (const name of ['seed', ...names])
    await writeFile(join(folder, `${name}.key`), `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
}
