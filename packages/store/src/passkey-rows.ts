import { canonicalJson, err, ok } from '@selectorate/basics';
import type { SignatureAlgorithm } from '@selectorate/record';
import type { Database } from './database.ts';
import type { AccountId } from './ids.ts';
import type { Schema } from './schema.ts';
import { readJsonText } from './seal.ts';
import type { Passkey, PasskeyRows } from './store.ts';

export function passkeyRows(database: Database): PasskeyRows {
  return {
    add: async ({ account, credentialId, publicKey: { alg, key }, cosePublicKey, counter, transports }) => {
      const made = await database.now
        .insertInto('passkey')
        .values({
          credential_id: credentialId,
          account,
          alg,
          key,
          cose: Buffer.from(cosePublicKey),
          counter,
          transports: canonicalJson(transports),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('credential_id')
        .execute();
      return made.length === 1 ? ok(null) : err('key-taken');
    },
    byCredential: async (credentialId) => {
      const rows = database.now.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId);
      const row = await rows.executeTakeFirst();
      return row === undefined ? undefined : passkeyOf(row);
    },
    of: async (account) => {
      const rows = database.now.selectFrom('passkey').selectAll().where('account', '=', account);
      return (await rows.orderBy('credential_id').execute()).map(passkeyOf);
    },
    bumpCounter: async (credentialId, counter) => {
      await database.now
        .updateTable('passkey')
        .set({ counter })
        .where('credential_id', '=', credentialId)
        .where('counter', '<', counter)
        .execute();
    },
  };
}

const passkeyOf = (row: Schema['passkey']): Passkey => ({
  account: row.account as AccountId,
  credentialId: row.credential_id,
  publicKey: { alg: row.alg as SignatureAlgorithm, key: row.key },
  cosePublicKey: new Uint8Array(row.cose),
  counter: Number(row.counter),
  transports: readJsonText(row.transports) as string[],
});
