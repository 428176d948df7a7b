import { type Json, toHex } from '@selectorate/basics';
import type { Entropy } from '@selectorate/selection';
import { ownedBy } from './account-rows.ts';
import type { Database } from './database.ts';
import type { AccountId, MessageId } from './ids.ts';
import type { Schema } from './schema.ts';
import type { Owner, Sealer } from './seal.ts';
import type { MessageRow, MessageRows } from './store.ts';

const ownerOf = (id: string, account: string | null): Owner =>
  account === null ? { scope: 'house/message', subject: id } : ownedBy(account);
const aboutMessage = (id: string): string => `message ${id}`;

export function messageRows(database: Database, sealer: Sealer, entropy: Entropy): MessageRows {
  const opened = async (row: Schema['message']): Promise<MessageRow> => {
    const content = row.sealed === null ? 'erased' : await sealer.openJson(row.sealed, aboutMessage(row.id));
    return {
      id: row.id as MessageId,
      account: row.account as AccountId | null,
      template: row.template,
      content: content === 'erased' ? null : (content as unknown as { address: string; args: Json }),
      state: row.state as MessageRow['state'],
      attempts: row.attempts,
      lastError: row.last_error,
      created: row.created,
    };
  };
  const end = (id: MessageId, changes: Partial<Schema['message']>) =>
    database.together(async () => {
      const row = await database.now
        .updateTable('message')
        .set(({ eb }) => ({ ...changes, attempts: eb('attempts', '+', 1) }))
        .where('id', '=', id)
        .returning('account')
        .executeTakeFirst();
      if (row?.account === null && changes.sealed === null) await sealer.erase(ownerOf(id, null));
    });
  return {
    queue: async ({ account, address, template, args, created }) => {
      const id = toHex(entropy(16)) as MessageId;
      const sealed = await sealer.sealJson(ownerOf(id, account), aboutMessage(id), { address, args });
      await database.now
        .insertInto('message')
        .values({ id, account, template, sealed, state: 'due', attempts: 0, last_error: null, created })
        .execute();
      return id;
    },
    get: async (id) => {
      const row = await database.now.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : opened(row);
    },
    due: async (limit) => {
      const rows = database.now.selectFrom('message').selectAll().where('state', '=', 'due');
      return Promise.all((await rows.orderBy('created').orderBy('id').limit(limit).execute()).map(opened));
    },
    sent: (id) => end(id, { state: 'sent', sealed: null, last_error: null }),
    failed: (id, { code, final }) =>
      end(id, final ? { state: 'failed', sealed: null, last_error: code } : { last_error: code }),
    counts: async () => {
      const rows = await database.now
        .selectFrom('message')
        .select(({ fn }) => ['state', fn.countAll().as('many')])
        .groupBy('state')
        .execute();
      const many = (state: string) => Number(rows.find((row) => row.state === state)?.many ?? 0);
      return { due: many('due'), sent: many('sent'), failed: many('failed') };
    },
  };
}
