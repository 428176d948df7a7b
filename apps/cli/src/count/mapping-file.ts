import { ok, type Result } from '@selectorate/basics';
import type { CvrMapping } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { z } from 'zod';
import { readJson, tellIssues } from './json-file.ts';
import { faulty, type Trouble } from './trouble.ts';

const column = z.number().int().min(1);

/** The file of `--mapping`: all of a mapping, nothing left to be guessed. */
const mappingFile: z.ZodType<CvrMapping> = z.strictObject({
  delimiter: z.enum([',', ';', '\t', '|']),
  firstRow: z.number().int().min(1),
  layout: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('column-per-rank'), columns: z.array(column).min(1) }),
    z.strictObject({
      kind: z.literal('column-per-candidate'),
      columns: z.array(z.strictObject({ column, name: z.string().min(1) })).min(1),
    }),
  ]),
  weightColumn: column.nullable(),
  candidates: z.array(z.strictObject({ name: z.string().min(1), aliases: z.array(z.string().min(1)) })).nullable(),
  labels: z.strictObject({
    skipped: z.array(z.string()),
    overvote: z.array(z.string()),
    writeIn: z.array(z.string()),
  }),
  overvoteDelimiter: z.string().min(1).nullable(),
  blankIs: z.enum(['skipped', 'write-in']),
  unknownNames: z.enum(['refuse', 'write-in']),
});

/** The text of a mapping as data; every part that is wrong is named by its path. */
export function readMapping(file: string, text: string, texts: Texts): Result<CvrMapping, Trouble> {
  const json = readJson(file, text, texts);
  if (!json.ok) return json;
  const read = mappingFile.safeParse(json.value);
  if (read.success) return ok(read.data);
  return faulty(...tellIssues(file, read.error, texts), texts.text('counting-mapping-wrong.do'));
}
