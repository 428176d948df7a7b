import { err, ok } from '@selectorate/basics';
import type { SignatureAlgorithm } from '@selectorate/record';
import type { Database } from './database.ts';
import type { AccountId } from './ids.ts';
import type { Schema } from './schema.ts';
import type { Device, DeviceRows } from './store.ts';

export function deviceRows(database: Database): DeviceRows {
  return {
    add: async ({ account, key: { alg, key } }) => {
      const made = await database.now
        .insertInto('device')
        .values({ key, alg, account })
        .onConflict((conflict) => conflict.doNothing())
        .returning('key')
        .execute();
      return made.length === 1 ? ok(null) : err('key-taken');
    },
    byKey: async (key) => {
      const row = await database.now.selectFrom('device').selectAll().where('key', '=', key).executeTakeFirst();
      return row === undefined ? undefined : deviceOf(row);
    },
    of: async (account) => {
      const rows = database.now.selectFrom('device').selectAll().where('account', '=', account);
      return (await rows.orderBy('key').execute()).map(deviceOf);
    },
  };
}

const deviceOf = ({ account, alg, key }: Schema['device']): Device => ({
  account: account as AccountId,
  key: { alg: alg as SignatureAlgorithm, key },
});
