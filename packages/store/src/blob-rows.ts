import { sql } from 'kysely';
import { sha256Hex } from '@selectorate/record';
import type { Database } from './database.ts';
import type { LogId } from './ids.ts';
import type { LogBlobs } from './logs.ts';

export function blobRows(database: Database): LogBlobs {
  const blobs = (log: LogId) => database.now.selectFrom('blob').selectAll().where('log', '=', log);
  return {
    get: async (log, hash) => {
      const row = await blobs(log).where('hash', '=', hash).executeTakeFirst();
      return row === undefined ? undefined : new Uint8Array(row.bytes);
    },
    put: (log, all) => {
      const kept = all.map((bytes) => ({ bytes, publish: false }));
      return keepBlobs(database, log, kept);
    },
    published: async (log) => {
      const rows = await blobs(log).where('published', '=', true).orderBy('hash').execute();
      return rows.map(({ bytes }) => new Uint8Array(bytes));
    },
    publishedMark: async (log) => {
      const named = database.now.selectFrom('blob').select('hash').where('log', '=', log).where('published', '=', true);
      return (await named.orderBy('hash').execute()).map(({ hash }) => hash).join();
    },
    publish: async (log, hashes) => {
      if (hashes.length === 0) return;
      const named = database.now.updateTable('blob').set({ published: true }).where('log', '=', log);
      await named.where('hash', 'in', hashes).execute();
    },
  };
}

/** Keeps blobs; one that is there already becomes public if it is to be, and never private again. */
export async function keepBlobs(
  database: Database,
  log: LogId,
  blobs: readonly { readonly bytes: Uint8Array; readonly publish: boolean }[],
): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (const { bytes, publish } of blobs) {
    const hash = sha256Hex(bytes);
    hashes.push(hash);
    await database.now
      .insertInto('blob')
      .values({ log, hash, bytes: Buffer.from(bytes), published: publish })
      .onConflict((conflict) =>
        conflict.columns(['log', 'hash']).doUpdateSet({ published: sql`blob.published or excluded.published` }),
      )
      .execute();
  }
  return hashes;
}
