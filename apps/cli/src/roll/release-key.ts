import { fromHex, ok, type Result } from '@selectorate/basics';
import { type CanaryGrounds, ROLL_FIELDS, type RollField } from '@selectorate/roll';
import { z } from 'zod';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { readYamlFile } from './read-yaml-file.ts';
import type { RollDesk } from './roll-desk.ts';

/** What the releases of one contest are made with. Whoever has the key can tell canaries from members. */
export interface ReleaseKey {
  readonly key: Uint8Array;
  /** The columns that the rulebook lets out. */
  readonly fields: readonly RollField[];
  readonly grounds: CanaryGrounds;
}

const words = z.string().trim().min(1).max(200);

const keySchema = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case'),
  fields: z.array(z.enum(ROLL_FIELDS)).min(1),
  domains: z.array(words).min(1).max(100),
  phones: z.array(words).max(10_000).default([]),
  homes: z
    .array(z.strictObject({ address: words, postcode: z.string().trim().max(20) }))
    .min(1)
    .max(10_000),
});

/** The lines that the file must have, for whoever has none yet. */
const TEMPLATE = [
  'key: "64 hexadecimal digits"             # secret, new for each contest: openssl rand -hex 32',
  'fields: [name, unit, email]              # the columns that the rulebook lets out',
  'domains: [post.example]                  # mail to them reaches the organisers',
  'phones: []                               # numbers that ring at the organisers',
  'homes: [{ address: "1 Example Street", postcode: "ZZ1 1ZZ" }]   # post to them reaches the organisers',
];

/** Reads the key of the releases; every fault is named by line and field. */
export async function readReleaseKey(file: string, { texts }: RollDesk): Promise<Result<ReleaseKey, Trouble>> {
  const read = await readYamlFile(file, keySchema, ['key']);
  if (!read.ok) {
    return read.error.kind === 'missing'
      ? cannot(texts.text('roll-release-key-missing', { file }), ...TEMPLATE)
      : faulty(...read.error.lines);
  }
  const { key, fields, ...grounds } = read.value;
  return ok({ key: fromHex(key) ?? new Uint8Array(0), fields: [...new Set(fields)], grounds });
}
