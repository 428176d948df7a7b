import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** `backup.json`: what the other files must be. Written last, so that a backup without it is none. */
export const backupManifest = z.strictObject({
  schema: z.literal('selectorate-backup/1'),
  /** The number of the last migration: only a program with the same one restores it. */
  migration: z.number().int(),
  tables: z.record(z.string(), z.strictObject({ rows: z.number().int(), sha256: z.string() })),
});
export type BackupManifest = z.infer<typeof backupManifest>;

export const MANIFEST_FILE = 'backup.json';
export const tableFile = (folder: string, table: string): string => join(folder, `${table}.jsonl`);

/** Writes lines durably, readable by this user only; answers with their number and hash. */
export async function writeLines(
  file: string,
  batches: AsyncIterable<readonly string[]>,
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  let rows = 0;
  try {
    for await (const batch of batches) {
      const text = batch.map((line) => `${line}\n`).join('');
      hash.update(text);
      await handle.write(text);
      rows += batch.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { rows, sha256: hash.digest('hex') };
}

/** SHA-256 of a file in hexadecimal; undefined where there is none. */
export async function hashOfFile(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

/** The lines of a file, so many at once. */
export async function* readLines(file: string, atOnce: number): AsyncIterable<readonly string[]> {
  let batch: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    batch.push(line);
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
