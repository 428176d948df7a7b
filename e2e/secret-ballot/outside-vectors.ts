import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = join(
  process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../shared/vectors'),
  'belenios',
);

/** Whether archives made by others are at hand. Says so where they are not. */
export const hasOutsideVectors: boolean = existsSync(FOLDER);
if (!hasOutsideVectors) process.stderr.write('skipped: outside vectors not found\n');

/** An archive made by others, by the name of its folder. */
export function outsideVector(name: string): Uint8Array {
  const folder = join(FOLDER, name);
  const file = readdirSync(folder).find((one) => /\.bel(\.gz)?$/.test(one));
  if (file === undefined) throw new Error(`outsideVector: no archive in ${name}`);
  const bytes = readFileSync(join(folder, file));
  return new Uint8Array(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}
