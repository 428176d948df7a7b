import { sql } from 'kysely';
import { unwrap } from '@selectorate/basics';
import { commitmentOf, hashHex, type OpenedPart, openPart, partBytes } from '@selectorate/selection';
import type { Database } from './database.ts';
import type { LogId } from './ids.ts';
import type { LogParts } from './logs.ts';
import type { Sealer } from './seal.ts';

const aboutPart = (log: string, commitment: string): string => `part ${log} ${commitment}`;

export function partRows(database: Database, sealer: Sealer): LogParts {
  const parts = (log: LogId) => database.now.selectFrom('part').selectAll().where('log', '=', log);
  const openBytes = async (rows: readonly { log: string; commitment: string; sealed: string }[]) => {
    const things = rows.map(({ log, commitment, sealed }) => ({ sealed, about: aboutPart(log, commitment) }));
    return (await sealer.openAll(things)).filter((opened) => opened !== 'erased');
  };
  return {
    get: async (log, commitment) => {
      const row = await parts(log).where('commitment', '=', commitment).executeTakeFirst();
      if (row === undefined) return undefined;
      const bytes = await sealer.open(row.sealed, aboutPart(log, commitment));
      return bytes === 'erased' ? bytes : unwrap(openPart(bytes, commitment));
    },
    publishedMark: async (log) => {
      const rows = await database.now
        .selectFrom('part')
        .innerJoin('data_key', (join) => join.on(sql`split_part(part.sealed, ':', 1)`, '=', sql.ref('data_key.id')))
        .select('part.commitment')
        .where('part.log', '=', log)
        .where('part.published', '=', true)
        .orderBy('part.commitment')
        .execute();
      return hashHex(rows.map(({ commitment }) => commitment).join());
    },
    published: async (log) => openBytes(await parts(log).where('published', '=', true).orderBy('commitment').execute()),
    ofContest: async (log) => {
      const bytes = await openBytes(await parts(log).orderBy('commitment').execute());
      return bytes.map((each) => unwrap(openPart(each, hashHex(each))));
    },
    withdraw: async (log, commitment) => {
      await database.now
        .updateTable('part')
        .set({ published: false })
        .where('log', '=', log)
        .where('commitment', '=', commitment)
        .execute();
    },
  };
}

/** Keeps parts sealed, each under the data key of its subject within the log. */
export async function keepParts(
  { database, sealer }: { readonly database: Database; readonly sealer: Sealer },
  log: LogId,
  parts: readonly { readonly part: OpenedPart; readonly publish: boolean }[],
): Promise<void> {
  for (const { part, publish } of parts) {
    const commitment = commitmentOf(part);
    const about = aboutPart(log, commitment);
    const sealed = await sealer.seal({ scope: log, subject: part.subject }, about, partBytes(part));
    await database.now
      .insertInto('part')
      .values({ log, commitment, subject: part.subject, sealed, published: publish })
      .onConflict((conflict) => conflict.columns(['log', 'commitment']).doNothing())
      .execute();
  }
}
