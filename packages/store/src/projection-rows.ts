import { sql } from 'kysely';
import { err, ok, type Result } from '@selectorate/basics';
import { readPinnedRulebook } from '@selectorate/rulebook';
import { replayEntries } from '@selectorate/selection';
import type { Database } from './database.ts';
import type { LogId } from './ids.ts';
import type { RebuildFault } from './logs.ts';
import { projectionOf } from './projection-of.ts';
import type { Projection } from './projection.ts';

/** Rows go in by so many at once: a statement takes at most 65,535 parameters. */
const ROWS_AT_ONCE = 1_000;

/** Makes the projected rows of a log those of a projection; rows that are so already are not written again. */
export async function writeProjection(database: Database, log: LogId, projection: Projection): Promise<void> {
  const { endedBy, openChallenges, openIncidents, ...same } = projection.status;
  const status = { ...same, ended_by: endedBy, open_challenges: openChallenges, open_incidents: openIncidents };
  await database.now
    .insertInto('contest_status')
    .values({ log, ...status })
    .onConflict((conflict) => conflict.column('log').doUpdateSet(status))
    .execute();
  await writeRows(database, { table: 'holding', log }, projection.holdings);
  await writeRows(database, { table: 'deadline', log }, projection.deadlines);
  await writeRows(database, { table: 'unit', log }, projection.units);
}

async function writeRows<Row extends object>(
  database: Database,
  { table, log }: { readonly table: 'holding' | 'deadline' | 'unit'; readonly log: LogId },
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  const beyond = sql`delete from ${sql.table(table)} where log = ${log} and place >= ${rows.length}`;
  if (first === undefined) {
    await beyond.execute(database.now);
    return;
  }
  const columns = Object.keys(first) as (keyof Row & string)[];
  const listed = sql.join(columns.map((column) => sql.ref(column)));
  const own = sql.join(columns.map((column) => sql.ref(`${table}.${column}`)));
  const excluded = sql.join(columns.map((column) => sql.ref(`excluded.${column}`)));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE);
    const values = sql.join(
      some.map((row, i) => sql`(${log}, ${at + i}::integer, ${sql.join(columns.map((column) => row[column]))})`),
    );
    await sql`
      with gone as (${beyond})
      insert into ${sql.table(table)} (log, place, ${listed}) values ${values}
      on conflict (log, place) do update set (${listed}) = row(${excluded})
      where (${own}) is distinct from (${excluded})`.execute(database.now);
  }
}

export async function readProjection(database: Database, log: LogId): Promise<Projection | undefined> {
  const row = await database.now.selectFrom('contest_status').selectAll().where('log', '=', log).executeTakeFirst();
  if (row === undefined) return undefined;
  const { log: _, ended_by: endedBy, open_challenges: openChallenges, open_incidents: openIncidents, ...same } = row;
  const holdings = database.now.selectFrom('holding').select(['person', 'role', 'unit', 'body', 'since', 'until']);
  const deadlines = database.now.selectFrom('deadline').select(['id', 'civil', 'zone', 'instant', 'passed']);
  const units = database.now.selectFrom('unit').select(['unit', 'section', 'entitled', 'returns', 'outcome']);
  return {
    status: { ...same, endedBy, openChallenges, openIncidents },
    holdings: await holdings.where('log', '=', log).orderBy('place').execute(),
    deadlines: await deadlines.where('log', '=', log).orderBy('place').execute(),
    units: await units.where('log', '=', log).orderBy('place').execute(),
  };
}

/** What replaying the entries under the pinned rulebook comes to. */
export function replayed(entries: readonly Uint8Array[], rulebookBytes: Uint8Array): Result<Projection, RebuildFault> {
  const rulebook = readPinnedRulebook(rulebookBytes);
  if (!rulebook.ok) return err('rulebook-unreadable');
  const { state, faults } = replayEntries(entries, { rulebook: rulebook.value, rulebookBytes });
  return faults.length === 0 ? ok(projectionOf(state)) : err('entries-refused');
}
