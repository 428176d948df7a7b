import { canonicalJson, type ContestId, err, type Json, ok } from '@selectorate/basics';
import type { Updateable } from 'kysely';
import type { Database } from './database.ts';
import type { AccountId } from './ids.ts';
import type { Schema } from './schema.ts';
import { readJsonText } from './seal.ts';
import type { ContestChanges, ContestRow, ContestRows } from './store.ts';

export function contestRows(database: Database): ContestRows {
  const contests = () => database.now.selectFrom('contest').selectAll();
  return {
    create: async (row) => {
      const made = await database.now
        .insertInto('contest')
        .values(storedContest(row))
        .onConflict((conflict) => conflict.doNothing())
        .returning('contest')
        .execute();
      return made.length === 1 ? ok(null) : err('contest-taken');
    },
    list: async () => (await contests().orderBy('created_at').orderBy('contest').execute()).map(contestOf),
    get: async (contest) => {
      const row = await contests().where('contest', '=', contest).executeTakeFirst();
      return row === undefined ? undefined : contestOf(row);
    },
    update: async (contest, changes) => {
      const stored = storedChanges(changes);
      if (Object.keys(stored).length === 0)
        return (await contests().where('contest', '=', contest).execute()).length > 0;
      const changed = database.now.updateTable('contest').set(stored).where('contest', '=', contest);
      return (await changed.returning('contest').execute()).length === 1;
    },
  };
}

const witnessesText = (witnesses: ContestRow['witnesses']): string => canonicalJson(witnesses as unknown as Json);

const storedContest = (row: ContestRow): Schema['contest'] => ({
  contest: row.contest,
  phase: row.phase,
  binding: row.binding,
  clock: row.clock,
  zone: row.zone,
  rulebook: Buffer.from(row.rulebook),
  log_name: row.logName,
  rehearsal_now: row.rehearsalNow,
  witnesses: witnessesText(row.witnesses),
  created_by: row.createdBy,
  created_at: row.createdAt,
});

function storedChanges({ rulebook, logName, rehearsalNow, witnesses, ...same }: ContestChanges) {
  const stored: Updateable<Schema['contest']> = { ...same };
  if (rulebook !== undefined) stored.rulebook = Buffer.from(rulebook);
  if (logName !== undefined) stored.log_name = logName;
  if (rehearsalNow !== undefined) stored.rehearsal_now = rehearsalNow;
  if (witnesses !== undefined) stored.witnesses = witnessesText(witnesses);
  return stored;
}

const contestOf = (row: Schema['contest']): ContestRow => ({
  contest: row.contest as ContestId,
  phase: row.phase as ContestRow['phase'],
  binding: row.binding,
  clock: row.clock as ContestRow['clock'],
  zone: row.zone,
  rulebook: new Uint8Array(row.rulebook),
  logName: row.log_name,
  rehearsalNow: row.rehearsal_now,
  witnesses: readJsonText(row.witnesses) as unknown as ContestRow['witnesses'],
  createdBy: row.created_by as AccountId,
  createdAt: row.created_at,
});
