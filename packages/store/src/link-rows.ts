import { type ContestId, err, ok, type PersonId, type Result } from '@selectorate/basics';
import type { Instant } from '@selectorate/selection';
import type { Database } from './database.ts';
import type { AccountId, LinkKind, LinkToken } from './ids.ts';
import type { Schema } from './schema.ts';
import type { Link, LinkFault, LinkRows } from './store.ts';
import { tokenId } from './token.ts';

const LETTERS: readonly LinkKind[] = ['contact-notice', 'my-entry'];

export function linkRows(database: Database): LinkRows {
  const peek = async (token: LinkToken, now: Instant): Promise<Result<Link, LinkFault>> => {
    const row = database.now.selectFrom('link').selectAll().where('id', '=', tokenId(token));
    const found = await row.executeTakeFirst();
    return found === undefined ? err('link-unknown') : usable(linkOf(found), now);
  };
  return {
    create: async (token, { createdBy, ...link }) => {
      const id = tokenId(token);
      await database.now
        .insertInto('link')
        .values({ id, ...link, created_by: createdBy, used: null, revoked: false })
        .execute();
      return id;
    },
    peek,
    use: async (token, now) => {
      const row = await database.now
        .updateTable('link')
        .set({ used: now })
        .where('id', '=', tokenId(token))
        .where('used', 'is', null)
        .where('revoked', '=', false)
        .where('expires', '>', now)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? peek(token, now) : ok(linkOf(row));
    },
    revoke: async (id) => {
      const revoked = await database.now
        .updateTable('link')
        .set({ revoked: true })
        .where('id', '=', id)
        .where('used', 'is', null)
        .returning('id')
        .execute();
      return revoked.length === 1;
    },
    list: async (contest) => {
      const rows = database.now.selectFrom('link').selectAll();
      const chosen = contest === null ? rows.where('contest', 'is', null) : rows.where('contest', '=', contest);
      return (await chosen.where('kind', 'not in', LETTERS).orderBy('created').orderBy('id').execute()).map(linkOf);
    },
    sweepLetters: async (now) => {
      const ended = await database.now
        .deleteFrom('link')
        .where('kind', 'in', LETTERS)
        .where(({ eb, or }) => or([eb('expires', '<=', now), eb('used', '<=', now)]))
        .returning('id')
        .execute();
      return ended.map(({ id }) => id);
    },
  };
}

function usable(link: Link, now: Instant): Result<Link, LinkFault> {
  if (link.used !== null) return err('link-used');
  if (link.revoked) return err('link-revoked');
  return link.expires <= now ? err('link-expired') : ok(link);
}

const linkOf = ({ created_by: createdBy, ...row }: Schema['link']): Link => ({
  ...row,
  kind: row.kind as LinkKind,
  contest: row.contest as ContestId | null,
  person: row.person as PersonId | null,
  createdBy: createdBy as AccountId | null,
});
