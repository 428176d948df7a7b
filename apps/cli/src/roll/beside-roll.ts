import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type MemberId, ok, type Result } from '@selectorate/basics';
import {
  importChangeLog,
  type ImportRefusal,
  importEvidence,
  type LoggedChange,
  type MemberEvidence,
  STREAM_LIMITS,
} from '@selectorate/roll';
import { z } from 'zod';
import type { Trouble } from '../count/trouble.ts';
import { readJsonLines } from './json-lines.ts';
import type { RollArguments } from './roll-arguments.ts';
import type { RollDesk } from './roll-desk.ts';
import { changeSchema, EVIDENCE_FILE, LOGGED_FILE } from './roll-folder.ts';
import { readTable, type Table } from './table-file.ts';

/** What a membership system knows beside the roll; null where nothing was given. */
export interface Beside {
  readonly evidence: readonly MemberEvidence[] | null;
  readonly changes: readonly LoggedChange[] | null;
}

const orNull = z.string().nullable();
const evidenceSchema: z.ZodType<MemberEvidence> = z.strictObject({
  member: z.string().transform((id) => id as MemberId),
  firstCleared: orNull,
  lastCleared: orNull,
  instrument: orNull,
  recruiter: orNull,
  device: orNull,
  mailReturned: z.boolean(),
  emailBounced: z.boolean(),
});

/** The files of `--evidence` and `--changes`; failing these, what an import kept in the folder of the roll. */
export async function readBeside(
  asked: RollArguments,
  desk: RollDesk,
  folder: string | null = null,
): Promise<Result<Beside, Trouble>> {
  const [evidenceFile, changesFile] = [asked.one('evidence'), asked.one('changes')];
  const evidence =
    evidenceFile === undefined
      ? await kept(folder, EVIDENCE_FILE, evidenceSchema, desk)
      : await readTable(evidenceFile, desk, importedEvidence);
  if (!evidence.ok) return evidence;
  const changes =
    changesFile === undefined
      ? await kept(folder, LOGGED_FILE, changeSchema, desk)
      : await readTable(changesFile, desk, importedChanges);
  if (!changes.ok) return changes;
  return ok({ evidence: evidence.value, changes: changes.value });
}

function importedEvidence(table: Table): Result<readonly MemberEvidence[], ImportRefusal> {
  const read = importEvidence(table, { limits: STREAM_LIMITS });
  return read.ok ? ok(read.value.evidence) : read;
}

function importedChanges(table: Table): Result<readonly LoggedChange[], ImportRefusal> {
  const read = importChangeLog(table, { limits: STREAM_LIMITS });
  return read.ok ? ok(read.value.changes) : read;
}

async function kept<T>(
  folder: string | null,
  name: string,
  schema: z.ZodType<T>,
  desk: RollDesk,
): Promise<Result<readonly T[] | null, Trouble>> {
  if (folder === null) return ok(null);
  const file = join(folder, name);
  const there = await stat(file).catch(() => undefined);
  return there === undefined ? ok(null) : readJsonLines(file, schema, desk);
}
