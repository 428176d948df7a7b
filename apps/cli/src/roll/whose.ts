import { readFile, stat } from 'node:fs/promises';
import { fromUtf8, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { type CopyTrace, type ReleaseLogEntry, ROLL_FIELDS, type UntrustedRows, whoseCopy } from '@selectorate/roll';
import { z } from 'zod';
import { cannot, type Trouble } from '../count/trouble.ts';
import { readJsonLines } from './json-lines.ts';
import { readReleaseKey } from './release-key.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';
import { openTable } from './table-file.ts';

/** `roll whose LEAKED --recipients FILE… --key FILE`: whose copy a list was made from (A31). */
export function whoseAnswer(asked: RollArguments, desk: RollDesk): Promise<Answer> | null {
  const [leaked, ...more] = asked.places;
  const [recipients, key] = [asked.many('recipients'), asked.one('key')];
  if (leaked === undefined || more.length > 0 || recipients.length === 0 || key === undefined) return null;
  return traceCopy({ leaked, recipients, key }, desk);
}

interface Tracing {
  readonly leaked: string;
  readonly recipients: readonly string[];
  readonly key: string;
}

async function traceCopy({ leaked, recipients, key }: Tracing, desk: RollDesk): Promise<Answer> {
  const { texts } = desk;
  const secret = await readReleaseKey(key, desk);
  if (!secret.ok) return secret;
  const releases: ReleaseLogEntry[] = [];
  for (const file of recipients) {
    const read = await readLog(file, desk);
    if (!read.ok) return read;
    releases.push(...read.value);
  }
  const rows = await readRows(leaked, desk);
  if (!rows.ok) return rows;
  const found = whoseCopy(rows.value, releases, secret.value.key);
  const lines = [...tellTrace(found, texts), texts.text('roll-whose-means')];
  return told(lines, { schema: 'selectorate-roll-whose/1', releases: releases.length, ...found });
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const releaseSchema: z.ZodType<ReleaseLogEntry> = z.strictObject({
  schema: z.literal('selectorate-list-release/1'),
  recipient: z.string(),
  at: z.string(),
  by: z.string(),
  fields: z.array(z.enum(ROLL_FIELDS)),
  rows: z.int().nonnegative(),
  pool: z.int().positive(),
  canaries: z.array(z.strictObject({ id: hash, marks: z.array(hash) })),
});

/** The log of releases: a line for each, as `roll canaries` writes it. */
async function readLog(file: string, desk: RollDesk): Promise<Result<readonly ReleaseLogEntry[], Trouble>> {
  const there = await stat(file).catch(() => undefined);
  return there?.isFile() === true
    ? readJsonLines(file, releaseSchema, desk)
    : cannot(desk.texts.text('roll-no-file', { file }));
}

/** A list that turned up somewhere: a workbook, or text of any form, whose lines are cut at whatever parts cells. */
async function readRows(file: string, desk: RollDesk): Promise<Result<UntrustedRows, Trouble>> {
  const table = await openTable(file, desk);
  if (!table.ok) return table;
  if (table.value.kind === 'sheet') return ok(table.value.sheet.rows.map(({ cells }) => cells));
  const bytes = await readFile(file);
  const text = fromUtf8(new Uint8Array(bytes));
  const lines = (text.ok ? text.value : bytes.toString('latin1')).split(/\r\n|\n|\r/);
  return ok(lines.map((line) => line.split(/[,;|\t"<>]+/).map((cell) => cell.trim())));
}

function tellTrace(trace: CopyTrace, texts: Texts): readonly string[] {
  switch (trace.kind) {
    case 'no-canary':
      return [texts.text('roll-whose-none')];
    case 'one': {
      const { recipient, found, of, oddsAgainst } = trace;
      return [texts.text('roll-whose-one', { recipient, found, of, odds: oddsAgainst })];
    }
    case 'shared':
      return [texts.text('roll-whose-shared', { recipients: trace.recipients.join(', '), found: trace.found })];
    case 'together': {
      const { found, pairs } = trace;
      return pairs.map(([one, other]) => texts.text('roll-whose-together', { one, other, found }));
    }
    case 'unexplained':
      return [texts.text('roll-whose-unexplained', { found: trace.found })];
    default:
      return throwIllegalValue(trace);
  }
}
