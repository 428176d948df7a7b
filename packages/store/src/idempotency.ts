import { err, type Json, ok, type Result } from '@selectorate/basics';
import { ownedBy } from './account-rows.ts';
import type { Database } from './database.ts';
import type { Sealer } from './seal.ts';
import type { IdempotentRequest } from './store.ts';

/** Does work once per scope and key, and keeps its answer in the transaction of the work. */
export function answerOnce<A extends Json>(
  { database, sealer }: { readonly database: Database; readonly sealer: Sealer },
  { scope, key, hash, at }: IdempotentRequest,
  work: () => Promise<A>,
): Promise<Result<A, 'key-reused'>> {
  const about = `answer ${scope} ${key}`;
  return database.locked(about, async (transaction) => {
    const known = await transaction
      .selectFrom('idempotency')
      .selectAll()
      .where('scope', '=', scope)
      .where('key', '=', key)
      .executeTakeFirst();
    if (known !== undefined && known.hash !== hash) return err('key-reused');
    if (known !== undefined) {
      const answer = await sealer.openJson(known.sealed, about);
      return answer === 'erased' ? err('key-reused') : ok(answer as A);
    }
    const answer = await work();
    const sealed = await sealer.sealJson(ownedBy(scope), about, answer);
    await transaction.insertInto('idempotency').values({ scope, key, hash, sealed, at }).execute();
    return ok(answer);
  });
}
