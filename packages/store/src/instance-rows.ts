import type { Database } from './database.ts';
import type { InstanceRows } from './store.ts';

const ONLY = 1;

export function instanceRows(database: Database): InstanceRows {
  return {
    get: async () => {
      const row = await database.now.selectFrom('instance').selectAll().executeTakeFirst();
      if (row === undefined) return undefined;
      return { name: row.name, created: row.created, setUp: row.set_up, generation: row.generation };
    },
    create: async ({ name, created }) => {
      const made = await database.now
        .insertInto('instance')
        .values({ id: ONLY, name, created, set_up: false, generation: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute();
      return made.length === 1;
    },
    finishSetUp: async () => {
      await database.now.updateTable('instance').set({ set_up: true }).execute();
    },
    rename: async (name) => {
      await database.now.updateTable('instance').set({ name }).execute();
    },
    nextGeneration: async () => {
      const row = await database.now
        .updateTable('instance')
        .set(({ eb }) => ({ generation: eb('generation', '+', 1) }))
        .returning('generation')
        .executeTakeFirstOrThrow();
      return row.generation;
    },
  };
}
