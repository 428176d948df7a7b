import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type ContestId,
  fromHex,
  ID_PATTERN,
  type MemberId,
  ok,
  parseIsoDate,
  type Result,
  toHex,
  unwrap,
} from '@selectorate/basics';
import { nativeHashing } from '@selectorate/machine';
import { freezeRoll, type FreezeSummary, type FrozenRoll, type RollEntry, rollEntrySchema } from '@selectorate/roll';
import { compileElectorate } from '@selectorate/rulebook';
import { z } from 'zod';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { readTextFile } from './read-text-file.ts';
import type { RollDesk } from './roll-desk.ts';
import { jsonOf } from './roll-folder.ts';

// A folder that `roll freeze` writes: the private roll as a contest holds it, and the public summary.

export const FROZEN_FILE = 'frozen.json';
export const SUMMARY_FILE = 'summary.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What of a published summary a proof is checked against; counts may stand beside it. */
const summarySchema = z.looseObject({
  contest: z
    .string()
    .regex(ID_PATTERN)
    .transform((text) => text as ContestId),
  version: z.string().max(64),
  freezeDay: z.string(),
  root: hash,
  members: z.int().nonnegative(),
});
export type ReadSummary = z.infer<typeof summarySchema>;

/** The private part of a contest that freezes this roll has the same form: here its first line, closed, and a line of an entry. */
const headSchema = z.strictObject({
  schema: z.literal('selectorate-roll/1'),
  version: z.string(),
  orderKey: hash,
  entries: z.array(z.never()),
});
const frozenEntrySchema = z.strictObject({ entry: rollEntrySchema, salt: hash });

/** An electorate without rules: everybody may vote. */
export const everybody = unwrap(compileElectorate({ rules: [] }));

/** The lines of `frozen.json`: JSON with an entry a line, so that half a million of them are never one text. */
export function* frozenLines(frozen: FrozenRoll, orderKey: Uint8Array): Generator<string> {
  const { version, members } = frozen;
  yield `{"schema":"selectorate-roll/1","version":${JSON.stringify(version)},"orderKey":"${toHex(orderKey)}","entries":[\n`;
  for (const [i, { entry, salt }] of members.entries()) {
    yield `${JSON.stringify({ entry, salt: toHex(salt) })}${i + 1 < members.length ? ',' : ''}\n`;
  }
  yield ']}\n';
}

export interface FrozenFolder {
  readonly frozen: FrozenRoll;
  readonly summary: FreezeSummary | ReadSummary;
}

/** Reads a frozen roll and works its root out again; another root than the summary's is a fault. */
export async function readFrozenFolder(folder: string, desk: RollDesk): Promise<Result<FrozenFolder, Trouble>> {
  const read = await refreezeFolder(folder, desk);
  if (!read.ok) return read;
  const { frozen, summary } = read.value;
  return toHex(frozen.root) === summary.root ? read : faulty(desk.texts.text('roll-root-differs', { folder }));
}

/** Reads a frozen roll and works its tree out again, whatever root comes of it. */
export async function refreezeFolder(folder: string, desk: RollDesk): Promise<Result<FrozenFolder, Trouble>> {
  const { texts } = desk;
  const file = join(folder, FROZEN_FILE);
  const there = await stat(file).catch(() => undefined);
  if (there === undefined) {
    const isThere = await stat(folder).catch(() => undefined);
    return cannot(texts.text(isThere === undefined ? 'roll-no-file' : 'roll-not-frozen', { file: folder }));
  }
  const summary = await readSummary(join(folder, SUMMARY_FILE), desk);
  if (!summary.ok) return summary;
  const read = await readFrozenFile(file);
  const { contest, version, freezeDay } = summary.value;
  const day = parseIsoDate(freezeDay);
  if (read === undefined || day === undefined || read.salts.size !== read.entries.length) {
    return faulty(texts.text('roll-folder-changed', { folder, file: FROZEN_FILE }));
  }
  const frozen = freezeRoll({
    contest,
    version,
    freezeDay: day,
    entries: read.entries,
    // Who may vote was settled at the freeze and stands in the summary; here only the tree is wanted.
    electorates: { trigger: everybody, ballot: everybody },
    salts: (member) => read.salts.get(member) ?? new Uint8Array(0),
    orderKey: read.orderKey,
    sha256: nativeHashing.sha256Into,
  });
  return ok({ frozen, summary: summary.value });
}

interface FrozenFile {
  readonly orderKey: Uint8Array;
  readonly entries: readonly RollEntry[];
  readonly salts: ReadonlyMap<MemberId, Uint8Array>;
}

/** Reads the lines that {@link frozenLines} writes, one after another; undefined for anything else. */
async function readFrozenFile(file: string): Promise<FrozenFile | undefined> {
  const entries: RollEntry[] = [];
  const salts = new Map<MemberId, Uint8Array>();
  let head: z.infer<typeof headSchema> | undefined;
  let ended = false;
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) {
    if (head === undefined) {
      const read = headSchema.safeParse(jsonOf(`${line}]}`));
      if (!read.success) break;
      head = read.data;
    } else if (line === ']}') ended = true;
    else {
      const read = ended ? undefined : frozenEntrySchema.safeParse(jsonOf(line.replace(/,$/, '')));
      if (read?.success !== true) return undefined;
      const { entry, salt } = read.data;
      entries.push(entry);
      salts.set(entry.member, bytesOf(salt));
    }
  }
  lines.close();
  return head === undefined || !ended ? undefined : { orderKey: bytesOf(head.orderKey), entries, salts };
}

/** Reads a published summary; `file` may be one that somebody downloaded. */
export async function readSummary(file: string, desk: RollDesk): Promise<Result<ReadSummary, Trouble>> {
  const content = await readTextFile(file, desk);
  if (!content.ok) return content;
  const read = summarySchema.safeParse(jsonOf(content.value));
  return read.success ? ok(read.data) : faulty(desk.texts.text('roll-not-a-summary', { file }));
}

const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0);
