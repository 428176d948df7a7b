import type { Database } from './database.ts';
import type { Sealer } from './seal.ts';
import type { Documents } from './store.ts';

const aboutDocument = (scope: string, name: string): string => `document ${scope} ${name}`;

export function documentRows(database: Database, sealer: Sealer): Documents {
  return {
    put: async (scope, name, { subject, json }) => {
      const sealed = await sealer.sealJson({ scope, subject }, aboutDocument(scope, name), json);
      await database.now
        .insertInto('document')
        .values({ scope, name, subject, sealed })
        .onConflict((conflict) => conflict.columns(['scope', 'name']).doUpdateSet({ subject, sealed }))
        .execute();
    },
    get: async (scope, name) => {
      const row = await database.now
        .selectFrom('document')
        .selectAll()
        .where('scope', '=', scope)
        .where('name', '=', name)
        .executeTakeFirst();
      return row === undefined ? undefined : sealer.openJson(row.sealed, aboutDocument(scope, name));
    },
    list: (scope) =>
      database.now
        .selectFrom('document')
        .select(['name', 'subject'])
        .where('scope', '=', scope)
        .orderBy('name')
        .execute(),
    remove: async (scope, name) => {
      await database.now.deleteFrom('document').where('scope', '=', scope).where('name', '=', name).execute();
    },
    erase: (scope, subject) => sealer.erase({ scope, subject }),
  };
}
