import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { FolderReader } from './folder-reader.ts';

/** Reads a YAML document by its schema and a further check of what it says; faults name line and field. */
export async function readYaml<T>(
  reader: FolderReader,
  file: string,
  { schema, check }: { readonly schema: z.ZodType<T>; readonly check?: (value: T) => readonly YamlFault[] },
): Promise<T | undefined> {
  const text = await reader.text(file);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2', schema: 'core' });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const line = broken.linePos?.[0].line ?? null;
    return reader.fault({ file, line, column: null, found: broken.code, expected: 'a YAML document' });
  }
  const value = plainValue(document);
  if (value === undefined)
    return reader.fault({ file, line: null, column: null, found: 'an alias', expected: 'every value written out' });
  const read = schema.safeParse(value.value);
  const faults = read.success ? (check?.(read.data) ?? []) : read.error.issues.flatMap((issue) => plainIssues(issue));
  for (const { path, message } of faults) {
    reader.fault({
      file,
      line: lineOf(document, path, lines),
      column: path.map(String).join('.'),
      found: String(document.getIn(path) ?? ''),
      expected: message,
    });
  }
  return read.success && faults.length === 0 ? read.data : undefined;
}

/** The document's value; undefined for one with aliases, which could stand for far more than is written. */
function plainValue(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return undefined;
  }
}

/** What is wrong with one field, by its path. */
export interface YamlFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What is wrong, field by field: unknown fields one by one, and of alternatives the one that was nearly met. */
function plainIssues(issue: z.core.$ZodIssue, before: readonly PropertyKey[] = []): readonly YamlFault[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'no field of this name here' }));
  if (issue.code !== 'invalid_union') return [{ path, message: issue.message }];
  const [nearest] = issue.errors.toSorted((a, b) => strangers(a) - strangers(b));
  return (nearest ?? []).flatMap((inner) => plainIssues(inner, path));
}

/** How far an alternative is from being meant: unknown and missing fields of its own. */
const strangers = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 10 * issue.keys.length : 1), 0);

/** The line of a field's name, or of the nearest enclosing field that is there: where a missing one should have stood. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number | null {
  for (let depth = path.length; depth > 0; depth--) {
    const offset = offsetOf(document, path.slice(0, depth));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  const start = document.contents?.range?.[0];
  return start === undefined ? null : lines.linePos(start).line;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent: unknown = document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap<unknown, unknown>(parent)) {
    const key = parent.items.find((pair) => isScalar(pair.key) && pair.key.value === last)?.key;
    return isScalar(key) ? key.range?.[0] : undefined;
  }
  const item: unknown = isSeq(parent) && typeof last === 'number' ? parent.items[last] : undefined;
  return isNode(item) ? item.range?.[0] : undefined;
}
