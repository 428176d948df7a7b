import { err, ok, type Result } from '@selectorate/basics';
import type { z } from 'zod';
import { describeFault } from '../folder/folder-fault.ts';
import { FolderReader } from '../folder/folder-reader.ts';
import { readYaml } from '../folder/read-yaml.ts';

/** Why a file of settings was not taken: it is not there, or its faults by line and field. */
export type YamlTrouble = { readonly kind: 'missing' } | { readonly kind: 'faulty'; readonly lines: readonly string[] };

/** Reads YAML, or JSON, which is YAML too. What stands in a field named in `secret` is not repeated on a screen. */
export async function readYamlFile<T>(
  file: string,
  schema: z.ZodType<T>,
  secret: readonly string[] = [],
): Promise<Result<T, YamlTrouble>> {
  const reader = new FolderReader('');
  if (!(await reader.has(file))) return err({ kind: 'missing' });
  const read = await readYaml(reader, file, { schema });
  if (read !== undefined) return ok(read);
  const lines = reader.faults.map((fault) => {
    const { column, found } = fault;
    const isSecret = secret.includes(column ?? '');
    return describeFault({ ...fault, column: column === '' ? null : column, found: isSecret ? '…' : found });
  });
  return err({ kind: 'faulty', lines });
}
