import { ID_PATTERN, ok, type PersonId, type Result } from '@selectorate/basics';
import type { SampleContribution } from '@selectorate/roll';
import { z } from 'zod';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { readYamlFile } from './read-yaml-file.ts';
import type { RollDesk } from './roll-desk.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case');
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'an instant in UTC as 2022-09-12T11:00:00Z')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'an instant in UTC as 2022-09-12T11:00:00Z');

/** What each person gave to the draw; docs/roll-check.md describes the file. */
const revealsSchema = z.strictObject(
  {
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
        'a list of people: { person, committed, revealed }',
      )
      .min(1)
      .max(100),
  },
  'lines of YAML that begin with people:',
);

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
  const read = await readYamlFile(file, revealsSchema);
  if (read.ok) return ok(read.value.people);
  return read.error.kind === 'missing'
    ? cannot(texts.text('roll-reveals-missing', { file }), ...TEMPLATE)
    : faulty(...read.error.lines);
}
