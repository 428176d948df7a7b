import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { FolderReader } from './folder-reader.ts';

/** Reads a YAML document by its schema; faults name line and field. */
export async function readYaml<T>(reader: FolderReader, file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await reader.text(file);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2', schema: 'core' });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const line = broken.linePos?.[0].line ?? null;
    return reader.fault({ file, line, column: null, found: broken.code, expected: 'a YAML document' });
  }
  const read = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const node: unknown = document.getIn(issue.path, true);
    const range = (node as { range?: readonly number[] } | undefined)?.range;
    const line = range?.[0] === undefined ? nearestLine(document, issue.path, lines) : lines.linePos(range[0]).line;
    reader.fault({
      file,
      line,
      column: issue.path.map(String).join('.'),
      found: String(document.getIn(issue.path) ?? ''),
      expected: issue.message,
    });
  }
  return undefined;
}

/** The line of the nearest enclosing field that is there: where a missing one should have stood. */
function nearestLine(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
  lines: LineCounter,
): number | null {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    const range = (node as { range?: readonly number[] } | undefined)?.range;
    if (range?.[0] !== undefined) return lines.linePos(range[0]).line;
  }
  return null;
}
