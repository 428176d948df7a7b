import { sql, type Transaction } from 'kysely';
import { err, ok, type Result } from '@selectorate/basics';
import type { Database } from './database.ts';
import { FIRST } from './migrations/0001-first.ts';
import { LETTERS } from './migrations/0002-letters.ts';
import type { Schema } from './schema.ts';

/** Every migration in order; the first has number 1. They only go forward, and released ones never change. */
export const MIGRATIONS: readonly string[] = [FIRST, LETTERS];

/**
 * Brings a database up to this program. Servers that start at once take turns under a lock; each migration is a
 * transaction of its own. A database that is ahead of the program is left alone.
 */
export async function migrate(database: Database): Promise<Result<null, 'newer-than-program'>> {
  const applied = await database.locked('migrations', prepare);
  if (applied > MIGRATIONS.length) return err('newer-than-program');
  for (const number of MIGRATIONS.keys()) {
    await database.locked('migrations', (transaction) => applyOne(transaction, number + 1));
  }
  return ok(null);
}

/** The number of the last migration that was applied; 0 for none. */
export async function lastMigration(database: Database): Promise<number> {
  const row = await database.now
    .selectFrom('migration')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function prepare(transaction: Transaction<Schema>): Promise<number> {
  await sql`create table if not exists migration (number integer primary key)`.execute(transaction);
  const row = await transaction
    .selectFrom('migration')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function applyOne(transaction: Transaction<Schema>, number: number): Promise<void> {
  const known = await transaction.selectFrom('migration').select('number').where('number', '=', number).execute();
  if (known.length > 0) return;
  await sql.raw(MIGRATIONS[number - 1] ?? '').execute(transaction);
  await transaction.insertInto('migration').values({ number }).execute();
}
