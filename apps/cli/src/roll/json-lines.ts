import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ok, type Result } from '@selectorate/basics';
import type { z } from 'zod';
import { faulty, type Trouble } from '../count/trouble.ts';
import type { RollDesk } from './roll-desk.ts';

/** Reads a file of one JSON value a line, each by the schema; the first line that is not names itself. */
export async function readJsonLines<T>(
  file: string,
  schema: z.ZodType<T>,
  { texts }: RollDesk,
): Promise<Result<readonly T[], Trouble>> {
  const items: T[] = [];
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) {
    const read = schema.safeParse(parsed(line));
    if (!read.success) {
      lines.close();
      return faulty(texts.text('roll-line-damaged', { file, line: items.length + 1 }));
    }
    items.push(read.data);
  }
  return ok(items);
}

/** Values as lines, ready to be written piece by piece. */
export function* jsonLines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
