import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool } from 'pg';
import type { Schema } from './schema.ts';

export interface PoolOptions {
  readonly connectionString: string;
  readonly most: number;
}

/**
 * A database and the transaction that the running work is in, if any. Whatever asks {@link Database.now} inside a
 * transaction takes part in it: nobody can wait for a connection while holding one.
 */
export class Database {
  readonly #pool: Pool;
  readonly #kysely: Kysely<Schema>;
  readonly #within = new AsyncLocalStorage<Transaction<Schema>>();

  constructor({ connectionString, most }: PoolOptions) {
    this.#pool = new Pool({ connectionString, max: most, idleTimeoutMillis: 0, connectionTimeoutMillis: 30_000 });
    // A connection that breaks says so to whoever waits on it; unheard, the same news would end the process.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    this.#kysely = new Kysely({ dialect: new PostgresDialect({ pool: this.#pool }) });
  }

  /** What to query with now: the transaction around this work, or any connection. */
  get now(): Kysely<Schema> {
    return this.#within.getStore() ?? this.#kysely;
  }

  /** Runs work in one transaction; work that is in one already joins it. */
  together<T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> {
    const around = this.#within.getStore();
    if (around !== undefined) return work(around);
    return this.#kysely.transaction().execute((made) => this.#within.run(made, () => work(made)));
  }

  /** One transaction that reads the database as it is at one moment. */
  snapshot<T>(work: () => Promise<T>): Promise<T> {
    return this.#kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((made) => this.#within.run(made, work));
  }

  /** Runs work in a transaction that nobody else can be in under the same name. */
  locked<T>(name: string, work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> {
    return this.together(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
      return work(transaction);
    });
  }

  async answers(): Promise<boolean> {
    try {
      await sql`select 1`.execute(this.#kysely);
      return true;
    } catch {
      return false;
    }
  }

  async version(): Promise<string> {
    const { rows } = await sql<{ version: string }>`select version()`.execute(this.#kysely);
    return rows[0]?.version ?? '';
  }

  close(): Promise<void> {
    return this.#kysely.destroy();
  }
}
