import type { Database } from './database.ts';
import type { AccountId } from './ids.ts';
import type { SessionRows } from './store.ts';
import { tokenId } from './token.ts';

export function sessionRows(database: Database): SessionRows {
  return {
    create: async (token, session) => {
      await database.now
        .insertInto('session')
        .values({ id: tokenId(token), ...session })
        .execute();
    },
    byToken: async (token, now) => {
      const rows = database.now.selectFrom('session').selectAll().where('id', '=', tokenId(token));
      const row = await rows.where('expires', '>', now).executeTakeFirst();
      if (row === undefined) return undefined;
      const { account, csrf, created, seen, expires } = row;
      return { account: account as AccountId, csrf, created, seen, expires };
    },
    touch: async (token, times) => {
      await database.now.updateTable('session').set(times).where('id', '=', tokenId(token)).execute();
    },
    end: async (token) => {
      await database.now.deleteFrom('session').where('id', '=', tokenId(token)).execute();
    },
    endAll: async (account) => {
      await database.now.deleteFrom('session').where('account', '=', account).execute();
    },
    sweep: async (now) => {
      const gone = await database.now.deleteFrom('session').where('expires', '<=', now).returning('id').execute();
      return gone.length;
    },
  };
}
