import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type MemberId, ok, type Result } from '@selectorate/basics';
import {
  CHANGE_CHANNELS,
  type ChangeLink,
  importRollRows,
  importRollStream,
  type ImportedRoll,
  type ImportOptions,
  type LoggedChange,
  ROLL_FIELDS,
  type RollEntry,
  rollEntrySchema,
  type RollVersion,
} from '@selectorate/roll';
import { z } from 'zod';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { readJsonLines } from './json-lines.ts';
import type { RollDesk } from './roll-desk.ts';
import { openTable, refusedFile, type WhichSheet } from './table-file.ts';

// A folder that `roll import` writes. docs/roll-check.md lists its files.

export const ROLL_FILE = 'roll.jsonl';
export const VERSION_FILE = 'version.json';
export const CHANGES_FILE = 'changes.jsonl';
export const EVIDENCE_FILE = 'evidence.jsonl';
/** The log of the membership system, as it was given; the changes between imports are in the other file. */
export const LOGGED_FILE = 'logged.jsonl';

const text = z.string();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const note = { at: text, by: text, channel: z.enum(CHANGE_CHANNELS), session: text, reason: text, authority: text };

const versionFileSchema = z.strictObject({
  schema: z.literal('selectorate-roll-version/1'),
  /** SHA-256 of the bytes of the file of entries. */
  file: hash,
  versions: z
    .array(
      z.strictObject({
        number: z.int().positive(),
        note: z.strictObject(note),
        members: z.int().nonnegative(),
        entries: hash,
        logged: z.int().nonnegative(),
        log: hash.nullable(),
        previous: hash.nullable(),
        hash,
      }),
    )
    .min(1),
});
export type VersionFile = z.infer<typeof versionFileSchema>;

export const changeSchema: z.ZodType<LoggedChange> = z.strictObject({
  ...note,
  member: text.transform((id) => id as MemberId),
  field: z.enum(ROLL_FIELDS),
  from: text,
  to: text,
});

const linkSchema: z.ZodType<ChangeLink> = z.strictObject({
  number: z.int().positive(),
  change: changeSchema,
  previous: hash.nullable(),
  hash,
});

/** A roll with what is known of how it came to be; a file has no versions yet. */
export interface RollOnDisk {
  readonly entries: readonly RollEntry[];
  readonly versions: readonly RollVersion[];
  readonly log: readonly ChangeLink[];
}

/** Reads the roll at a place: a folder of `roll import`, or a file that could be imported. */
export async function readRoll(place: string, desk: RollDesk): Promise<Result<RollOnDisk, Trouble>> {
  const there = await stat(place).catch(() => undefined);
  if (there === undefined) return cannot(desk.texts.text('roll-no-file', { file: place }));
  if (there.isDirectory()) return readRollFolder(place, desk);
  const imported = await importRollFile(place, desk);
  return imported.ok ? ok({ entries: imported.value.entries, versions: [], log: [] }) : imported;
}

/** The place, where it is a folder: files of an import may stand beside its roll. */
export const folderOf = (place: string): Promise<string | null> =>
  stat(place).then(
    (there) => (there.isDirectory() ? place : null),
    () => null,
  );

/** Imports a CSV file of any size, or a workbook. */
export async function importRollFile(
  file: string,
  desk: RollDesk,
  { which = {}, ...options }: ImportOptions & { readonly which?: WhichSheet } = {},
): Promise<Result<ImportedRoll, Trouble>> {
  const table = await openTable(file, desk, which);
  if (!table.ok) return table;
  const read =
    table.value.kind === 'text'
      ? await importRollStream(table.value.open, options)
      : importRollRows(table.value.sheet, options);
  return read.ok ? read : { ok: false, error: refusedFile(file, read.error, desk, which.options) };
}

async function readRollFolder(folder: string, desk: RollDesk): Promise<Result<RollOnDisk, Trouble>> {
  const version = await readVersionFile(folder, desk);
  if (!version.ok) return version;
  const file = join(folder, ROLL_FILE);
  if ((await sha256OfFile(file).catch(() => '')) !== version.value.file) {
    return faulty(desk.texts.text('roll-folder-changed', { folder, file: ROLL_FILE }));
  }
  const entries = await readJsonLines(file, rollEntrySchema, desk);
  if (!entries.ok) return entries;
  const log = await readJsonLines(join(folder, CHANGES_FILE), linkSchema, desk);
  if (!log.ok) return log;
  return ok({ entries: entries.value, versions: version.value.versions, log: log.value });
}

async function readVersionFile(folder: string, { texts }: RollDesk): Promise<Result<VersionFile, Trouble>> {
  const content = await readFile(join(folder, VERSION_FILE), 'utf8').catch(() => undefined);
  if (content === undefined) return cannot(texts.text('roll-folder-none', { folder }));
  const read = versionFileSchema.safeParse(jsonOf(content));
  return read.success ? ok(read.data) : faulty(texts.text('roll-folder-changed', { folder, file: VERSION_FILE }));
}

/** The value that a text says as JSON; undefined for none, which no schema takes. */
export function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

async function sha256OfFile(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file)) digest.update(chunk as Uint8Array);
  return digest.digest('hex');
}
