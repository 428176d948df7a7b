import { writeFile } from 'node:fs/promises';
import type { Io } from './io.ts';

/** Writes JSON to a file, or to standard output for `-`. */
export async function writeJson(target: string, value: unknown, io: Io): Promise<void> {
  const text = JSON.stringify(value, null, 2);
  if (target === '-') io.out(text);
  else await writeFile(target, `${text}\n`);
}
