import { ID_PATTERN, ok, type PersonId, type Result } from '@selectorate/basics';
import type { SampleContribution } from '@selectorate/roll';
import { z } from 'zod';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { describeFault } from '../folder/folder-fault.ts';
import { FolderReader } from '../folder/folder-reader.ts';
import { readYaml } from '../folder/read-yaml.ts';
import type { RollDesk } from './roll-desk.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case');
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'an instant in UTC as 2022-09-12T11:00:00Z')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'an instant in UTC as 2022-09-12T11:00:00Z');

/** What each person gave to the draw; docs/roll-check.md describes the file. */
const revealsSchema = z.strictObject({
  people: z
    .array(
      z.strictObject({
        person: z
          .string()
          .regex(ID_PATTERN, 'an id: lower-case letters, digits, points and hyphens')
          .transform((id) => id as PersonId),
        committed: z.strictObject({ at: instant, commitment: hash }).nullable().default(null),
        revealed: z.strictObject({ at: instant, value: hash }).nullable().default(null),
      }),
    )
    .min(1)
    .max(100),
});

/** A person's part of the file, for whoever has none yet. */
const TEMPLATE = [
  'people:',
  '  - person: returning-officer',
  '    committed: { at: 2022-09-12T10:00:00Z, commitment: "64 hexadecimal digits" }',
  '    revealed: { at: 2022-09-13T10:00:00Z, value: "64 hexadecimal digits" }',
];

/** Reads commitments and reveals (YAML, or JSON, which is YAML too); every fault is named by line and field. */
export async function readReveals(
  file: string,
  { texts }: RollDesk,
): Promise<Result<readonly SampleContribution[], Trouble>> {
  const reader = new FolderReader('');
  const read = await readYaml(reader, file, { schema: revealsSchema });
  if (read !== undefined) return ok(read.people);
  const lines = reader.faults.map(describeFault);
  return (await reader.has(file))
    ? faulty(...lines)
    : cannot(texts.text('roll-reveals-missing', { file }), ...TEMPLATE);
}
