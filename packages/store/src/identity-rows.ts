import { canonicalJson, err, ok } from '@selectorate/basics';
import type { Database } from './database.ts';
import type { AccountId } from './ids.ts';
import type { Sealer } from './seal.ts';
import type { IdentityRows } from './store.ts';

export function identityRows(database: Database, sealer: Sealer): IdentityRows {
  const lookupOf = (issuer: string, subject: string) => sealer.lookupOf('oidc', canonicalJson([issuer, subject]));
  const holderOf = async (lookup: string): Promise<AccountId | undefined> => {
    const row = database.now.selectFrom('identity').select('account').where('lookup', '=', lookup);
    return (await row.executeTakeFirst())?.account as AccountId | undefined;
  };
  return {
    link: async (account, issuer, subject) => {
      const lookup = await lookupOf(issuer, subject);
      await database.now
        .insertInto('identity')
        .values({ lookup, account })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return (await holderOf(lookup)) === account ? ok(null) : err('identity-taken');
    },
    byOidc: async (issuer, subject) => holderOf(await lookupOf(issuer, subject)),
  };
}
