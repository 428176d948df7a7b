import { type ContestId, err, ok, type PersonId } from '@selectorate/basics';
import type { Database } from './database.ts';
import type { AccountId } from './ids.ts';
import type { PeopleRows } from './store.ts';

export function peopleRows(database: Database): PeopleRows {
  const people = () => database.now.selectFrom('person').selectAll();
  return {
    bind: async (contest, person, account) => {
      await database.now
        .insertInto('person')
        .values({ contest, person, account })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const bound = await people().where('contest', '=', contest).where('person', '=', person).executeTakeFirst();
      return bound?.account === account ? ok(null) : err('person-taken');
    },
    personOf: async (contest, account) => {
      const row = await people().where('contest', '=', contest).where('account', '=', account).executeTakeFirst();
      return row?.person as PersonId | undefined;
    },
    accountOf: async (contest, person) => {
      const row = await people().where('contest', '=', contest).where('person', '=', person).executeTakeFirst();
      return row?.account as AccountId | undefined;
    },
    of: async (account) => {
      const rows = await people().where('account', '=', account).orderBy('contest').execute();
      return rows.map(({ contest, person }) => ({ contest: contest as ContestId, person: person as PersonId }));
    },
    in: async (contest) => {
      const rows = await people().where('contest', '=', contest).orderBy('person').execute();
      return rows.map(({ person, account }) => ({ person: person as PersonId, account: account as AccountId }));
    },
  };
}
