import type { Result } from '@selectorate/basics';
import type { ReleaseLog } from '@selectorate/roll';
import { z } from 'zod';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { readYamlFile } from './read-yaml-file.ts';
import type { RollDesk } from './roll-desk.ts';

const named = z.string().trim().min(1).max(200);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'an instant in UTC as 2022-09-12T11:00:00Z');

/** Who had the list, and canaries that somebody wrote to; docs/roll-check.md describes the file. */
const releasesSchema: z.ZodType<ReleaseLog> = z.strictObject(
  {
    exports: z.array(
      z.strictObject({
        id: named,
        at: instant,
        by: named,
        rows: z.int().nonnegative(),
        authority: z.string().max(500).nullable().default(null),
      }),
      'a list of exports: { id, at, by, rows, authority }',
    ),
    sightings: z.array(z.strictObject({ canary: named, export: named.nullable().default(null) })).default([]),
  },
  'lines of YAML that begin with exports:',
);

/** Reads the log of exports (YAML, or JSON); every fault is named by line and field. */
export async function readReleases(file: string, { texts }: RollDesk): Promise<Result<ReleaseLog, Trouble>> {
  const read = await readYamlFile(file, releasesSchema);
  if (read.ok) return read;
  return read.error.kind === 'missing' ? cannot(texts.text('roll-no-file', { file })) : faulty(...read.error.lines);
}
