import { err, ok, toHex } from '@selectorate/basics';
import type { Entropy } from '@selectorate/selection';
import type { Database } from './database.ts';
import { deviceRows } from './device-rows.ts';
import { identityRows } from './identity-rows.ts';
import type { AccountId } from './ids.ts';
import { passkeyRows } from './passkey-rows.ts';
import { peopleRows } from './people-rows.ts';
import type { Schema } from './schema.ts';
import type { Owner, Sealer } from './seal.ts';
import type { Account, AccountRows } from './store.ts';

/** The data key of an account: also of its messages and of the answers kept for it. */
export const ownedBy = (account: string): Owner => ({ scope: 'house/account', subject: account });

const aboutAccount = (id: string): string => `account ${id}`;

export function accountRows(database: Database, sealer: Sealer, entropy: Entropy): AccountRows {
  const seal = (id: string, named: { name: string; email: string | null }) =>
    sealer.sealJson(ownedBy(id), aboutAccount(id), named);
  const lookupOf = (email: string) => sealer.lookupOf('email', email.trim().toLowerCase());
  const opened = async (row: Schema['account'] | undefined): Promise<Account | undefined> => {
    if (row === undefined) return undefined;
    const json = await sealer.openJson(row.sealed, aboutAccount(row.id));
    const { name, email } = json === 'erased' ? { name: null, email: null } : (json as Pick<Account, 'name' | 'email'>);
    return { id: row.id as AccountId, name, email, operator: row.operator };
  };
  const rowOf = (id: AccountId) =>
    database.now.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  const rename = async (id: AccountId, change: (known: Account) => { name: string; email: string | null }) => {
    const known = await opened(await rowOf(id));
    if (known?.name === undefined || known.name === null) return;
    const sealed = await seal(id, change(known));
    await database.now.updateTable('account').set({ sealed }).where('id', '=', id).execute();
  };
  return {
    create: ({ name, email, operator = false, at }) =>
      database.together(async () => {
        const id = toHex(entropy(16)) as AccountId;
        const lookup = email === null ? null : await lookupOf(email);
        if (lookup !== null && (await holderOf(database, lookup)) !== undefined) return err('email-taken');
        const sealed = await seal(id, { name, email });
        const row = { id, sealed, email_lookup: lookup, operator, created: at };
        await database.now.insertInto('account').values(row).execute();
        return ok(id);
      }),
    get: async (id) => opened(await rowOf(id)),
    byEmail: async (email) => {
      const lookup = await lookupOf(email);
      const row = database.now.selectFrom('account').selectAll().where('email_lookup', '=', lookup);
      return opened(await row.executeTakeFirst());
    },
    list: async () => {
      const rows = await database.now.selectFrom('account').selectAll().orderBy('created').orderBy('id').execute();
      const accounts = await Promise.all(rows.map(opened));
      return accounts.filter((account) => account !== undefined);
    },
    setName: (id, name) => rename(id, ({ email }) => ({ name, email })),
    setEmail: (id, email) =>
      database.together(async () => {
        const lookup = email === null ? null : await lookupOf(email);
        const holder = lookup === null ? undefined : await holderOf(database, lookup);
        if (holder !== undefined && holder !== id) return err('email-taken');
        await rename(id, ({ name }) => ({ name: name ?? '', email }));
        await database.now.updateTable('account').set({ email_lookup: lookup }).where('id', '=', id).execute();
        return ok(null);
      }),
    setOperator: async (id, operator) => {
      await database.now.updateTable('account').set({ operator }).where('id', '=', id).execute();
    },
    erase: (id) =>
      database.together(async () => {
        await sealer.erase(ownedBy(id));
        for (const table of ['session', 'passkey', 'identity', 'device'] as const)
          await database.now.deleteFrom(table).where('account', '=', id).execute();
        await database.now.updateTable('account').set({ email_lookup: null }).where('id', '=', id).execute();
      }),
    passkeys: passkeyRows(database),
    devices: deviceRows(database),
    oidc: identityRows(database, sealer),
    people: peopleRows(database),
  };
}

/** Who has this address; nobody else can take it until the transaction ends. */
async function holderOf(database: Database, lookup: string): Promise<string | undefined> {
  return database.locked(`email ${lookup}`, async (transaction) => {
    const row = transaction.selectFrom('account').select('id').where('email_lookup', '=', lookup);
    return (await row.executeTakeFirst())?.id;
  });
}
