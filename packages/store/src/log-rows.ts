import { sql } from 'kysely';
import { equalBytes, err, fromUtf8, ok, type Result, unwrap, utf8 } from '@selectorate/basics';
import { leafHash, LogTree, parseCheckpointNote, parseNote, printNote, printSignatureLine } from '@selectorate/record';
import { blobRows, keepBlobs } from './blob-rows.ts';
import type { Database } from './database.ts';
import type { LogId } from './ids.ts';
import type { Append, AppendFault, CheckFault, Known, Logs, NewEntry, Since, StoredCheckpoint } from './logs.ts';
import { keepParts, partRows } from './part-rows.ts';
import { readProjection, replayed, writeProjection } from './projection-rows.ts';
import { projectionOf } from './projection-of.ts';
import type { Sealer } from './seal.ts';

const NOTHING: Known = { size: 0, checkpoint: 0 };
const ENTRIES_AT_ONCE = 1_000;

interface Beside {
  readonly database: Database;
  readonly sealer: Sealer;
}

export function logRows(beside: Beside): Logs {
  const { database, sealer } = beside;
  const parts = partRows(database, sealer);
  const blobs = blobRows(database);
  return {
    parts,
    blobs,
    read: (log, known = NOTHING) => database.together(() => readSince(database, log, known)),
    size: (log) => sizeOf(database, log),
    ids: async () => {
      const rows = await database.now.selectFrom('log_head').select('log').orderBy('log').execute();
      return rows.map(({ log }) => log as LogId);
    },
    append: (log, known, decide) =>
      underLock(database, log, async () => {
        const standing = await standingOf(database, log);
        const fault = faultOf(standing);
        if (fault !== undefined) return err(fault);
        const decided = await decide(await readSince(database, log, known));
        if (decided.append) await write(beside, { log, size: standing.size }, decided);
        return ok(decided.answer);
      }),
    checkpoints: (log) => checkpointsFrom(database, log, 0),
    saveCheckpoint: (log, size, note) => underLock(database, log, () => keepCheckpoint(database, log, { size, note })),
    check: (log) => database.together(() => check(database, log)),
    projection: (log) => database.together(() => readProjection(database, log)),
    rebuildProjections: (log, rulebookBytes) =>
      underLock(database, log, async () => {
        const { entries } = await readSince(database, log, NOTHING);
        const projection = replayed(entries, rulebookBytes);
        if (projection.ok) await writeProjection(database, log, projection.value);
        return projection;
      }),
  };
}

/** One writer to a log at a time, over every server of this database. */
const underLock = <T>(database: Database, log: LogId, work: () => Promise<T>): Promise<T> =>
  database.locked(`log ${log}`, work);

async function readSince(database: Database, log: LogId, known: Known): Promise<Since> {
  const rows = await database.now
    .selectFrom('entry')
    .select('bytes')
    .where('log', '=', log)
    .where('seq', '>=', known.size)
    .orderBy('seq')
    .execute();
  return {
    entries: rows.map(({ bytes }) => new Uint8Array(bytes)),
    checkpoints: await checkpointsFrom(database, log, known.checkpoint),
  };
}

/** From a size on, that size too: its checkpoint may have got more cosignatures since. */
const checkpointsFrom = (database: Database, log: LogId, size: number): Promise<readonly StoredCheckpoint[]> =>
  database.now
    .selectFrom('checkpoint')
    .select(['size', 'note'])
    .where('log', '=', log)
    .where('size', '>=', size)
    .orderBy('size')
    .execute();

async function sizeOf(database: Database, log: LogId): Promise<number> {
  const row = await database.now
    .selectFrom('entry')
    .select(({ fn }) => fn.countAll().as('many'))
    .where('log', '=', log)
    .executeTakeFirst();
  return Number(row?.many ?? 0);
}

/** How a log stands: its entries counted, so that a missing one is noticed wherever it stood, against its head. */
interface Standing {
  readonly size: number;
  readonly head: number;
  readonly checkpoint: number;
}

async function standingOf(database: Database, log: LogId): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select
      (select count(*)::integer from entry where log = ${log}) as size,
      coalesce((select size from log_head where log = ${log}), 0) as head,
      greatest(
        (select checkpoint from log_head where log = ${log}),
        (select max(size) from checkpoint where log = ${log}),
        0
      ) as checkpoint`.execute(database.now);
  return rows[0] ?? { size: 0, head: 0, checkpoint: 0 };
}

/** Why this log may not grow. */
function faultOf({ size, head, checkpoint }: Standing): AppendFault | undefined {
  if (size < checkpoint) return 'behind-checkpoint';
  return size === head ? undefined : 'entries-missing';
}

type Appended<T> = Extract<Append<T>, { append: true }>;

async function write<T>(
  beside: Beside,
  { log, size }: { readonly log: LogId; readonly size: number },
  decided: Appended<T>,
): Promise<void> {
  const { database } = beside;
  if (decided.entries.some(({ seq }, i) => seq !== size + i)) throw new Error('entries that do not follow the log');
  if (decided.state.size !== size + decided.entries.length) throw new Error('a state of another size than the log');
  for (let at = 0; at < decided.entries.length; at += ENTRIES_AT_ONCE) {
    const rows = decided.entries.slice(at, at + ENTRIES_AT_ONCE).map((entry) => entryRow(log, entry));
    await database.now.insertInto('entry').values(rows).execute();
  }
  await keepParts(beside, log, decided.parts);
  await keepBlobs(database, log, decided.blobs);
  await blobRows(database).publish(log, decided.publishBlobs ?? []);
  await writeProjection(database, log, projectionOf(decided.state));
  await moveHead(database, log, { size: decided.state.size, checkpoint: 0 });
}

const entryRow = (log: LogId, { entry, seq, kind, at }: NewEntry) => ({
  log,
  seq,
  bytes: Buffer.from(entry),
  kind,
  at,
});

/** The head never moves back. */
async function moveHead(database: Database, log: LogId, to: Known): Promise<void> {
  await database.now
    .insertInto('log_head')
    .values({ log, ...to })
    .onConflict((conflict) =>
      conflict.column('log').doUpdateSet({
        size: sql`greatest(log_head.size, excluded.size)`,
        checkpoint: sql`greatest(log_head.checkpoint, excluded.checkpoint)`,
      }),
    )
    .execute();
}

async function keepCheckpoint(database: Database, log: LogId, { size, note }: StoredCheckpoint): Promise<void> {
  const kept = await database.now
    .selectFrom('checkpoint')
    .select('note')
    .where('log', '=', log)
    .where('size', '=', size)
    .executeTakeFirst();
  const merged = kept === undefined ? note : withLinesOf(note, kept.note);
  await database.now
    .insertInto('checkpoint')
    .values({ log, size, note: merged })
    .onConflict((conflict) => conflict.columns(['log', 'size']).doUpdateSet({ note: merged }))
    .execute();
  await moveHead(database, log, { size: 0, checkpoint: size });
}

/** A note with the signature lines that the one kept before has and it has not: two servers may each bring another. */
function withLinesOf(note: string, kept: string): string {
  const [fresh, known] = [parseNote(utf8(note)), parseNote(utf8(kept))];
  if (!fresh.ok || !known.ok || fresh.value.text !== known.value.text) return note;
  const lines = new Set(fresh.value.signatures.map(printSignatureLine));
  const missing = known.value.signatures.filter((line) => !lines.has(printSignatureLine(line)));
  return unwrap(fromUtf8(printNote({ ...fresh.value, signatures: [...fresh.value.signatures, ...missing] })));
}

async function check(database: Database, log: LogId): Promise<Result<{ readonly size: number }, CheckFault>> {
  const fault = faultOf(await standingOf(database, log));
  if (fault !== undefined) return err(fault);
  const { entries, checkpoints } = await readSince(database, log, NOTHING);
  const tree = LogTree.of(entries.map(leafHash));
  for (const { size, note } of checkpoints) {
    const signed = parseCheckpointNote(utf8(note));
    if (!signed.ok || signed.value.checkpoint.size !== size) return err('checkpoint-malformed');
    if (!equalBytes(signed.value.checkpoint.root, tree.rootAt(size))) return err('differs-from-checkpoint');
  }
  return ok({ size: entries.length });
}
