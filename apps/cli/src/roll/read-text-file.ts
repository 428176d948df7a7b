import { readFile, stat } from 'node:fs/promises';
import { ok, type Result } from '@selectorate/basics';
import { cannot, type Trouble } from '../count/trouble.ts';
import type { RollDesk } from './roll-desk.ts';

/** The text of a file that the command line names. */
export async function readTextFile(file: string, { texts }: RollDesk): Promise<Result<string, Trouble>> {
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (content !== undefined) return ok(content);
  const there = await stat(file).catch(() => undefined);
  return cannot(texts.text(there?.isDirectory() === true ? 'roll-is-folder' : 'roll-no-file', { file }));
}
