import { canonicalJson, type ContestId, err, type Json, ok, type PersonId } from '@selectorate/basics';
import type { Refusal } from '@selectorate/selection';
import type { Database } from './database.ts';
import type { DraftId } from './ids.ts';
import type { Schema } from './schema.ts';
import { type Owner, readJsonText, type Sealer } from './seal.ts';
import type { DraftRow, DraftRows, DraftState, Settlement } from './store.ts';

const ownerOf = (contest: string, id: string): Owner => ({ scope: `${contest} drafts`, subject: id });
const aboutDraft = (contest: string, id: string): string => `draft ${contest} ${id}`;

export function draftRows(database: Database, sealer: Sealer): DraftRows {
  const rowOf = (contest: ContestId, id: DraftId) =>
    database.now.selectFrom('draft').selectAll().where('contest', '=', contest).where('id', '=', id);
  const get = async (contest: ContestId, id: DraftId): Promise<DraftRow | undefined> => {
    const row = await rowOf(contest, id).executeTakeFirst();
    return row === undefined ? undefined : opened(row);
  };
  const opened = async (row: Schema['draft']): Promise<DraftRow> => {
    const content = row.sealed === null ? 'erased' : await sealer.openJson(row.sealed, aboutDraft(row.contest, row.id));
    const signatures = await database.now
      .selectFrom('draft_signature')
      .selectAll()
      .where('contest', '=', row.contest)
      .where('draft', '=', row.id)
      .orderBy('signer')
      .execute();
    return {
      id: row.id as DraftId,
      contest: row.contest as ContestId,
      kind: row.kind,
      by: readJsonText(row.signers) as PersonId[],
      content: content === 'erased' ? null : content,
      signatures: signatures.map(({ signer, proof }) => ({ signer: signer as PersonId, proof: readJsonText(proof) })),
      state: row.state as DraftState,
      seq: row.seq,
      refusal: row.refusal === null ? null : (readJsonText(row.refusal) as unknown as Refusal),
      created: row.created,
    };
  };
  return {
    create: async ({ id, contest, kind, by, content, created }) => {
      const sealed = await sealer.sealJson(ownerOf(contest, id), aboutDraft(contest, id), content);
      const signers = canonicalJson(by);
      await database.now
        .insertInto('draft')
        .values({ contest, id, kind, signers, sealed, state: 'open', seq: null, refusal: null, created })
        .execute();
    },
    get,
    list: async (contest) => {
      const rows = database.now.selectFrom('draft').selectAll().where('contest', '=', contest);
      return Promise.all((await rows.orderBy('created').orderBy('id').execute()).map(opened));
    },
    sign: ({ contest, id }, signer, proof) =>
      database.together(async () => {
        const row = await rowOf(contest, id).forUpdate().executeTakeFirst();
        if (row === undefined) return err('draft-unknown');
        if (row.state !== 'open') return err('draft-settled');
        if (!(readJsonText(row.signers) as string[]).includes(signer)) return err('not-a-signer');
        const added = await database.now
          .insertInto('draft_signature')
          .values({ contest, draft: id, signer, proof: canonicalJson(proof) })
          .onConflict((conflict) => conflict.doNothing())
          .returning('signer')
          .execute();
        return added.length === 1 ? ok(await opened(row)) : err('signed-already');
      }),
    clearSignatures: async (contest, id) => {
      await database.now.deleteFrom('draft_signature').where('contest', '=', contest).where('draft', '=', id).execute();
    },
    settle: (contest, id, settlement) =>
      database.together(async () => {
        const row = await rowOf(contest, id).forUpdate().executeTakeFirst();
        if (row === undefined) return err('draft-unknown');
        if (row.state !== 'open') return err('draft-settled');
        const changes = settled(settlement);
        await database.now
          .updateTable('draft')
          .set(changes)
          .where('contest', '=', contest)
          .where('id', '=', id)
          .execute();
        if (changes.sealed === null) await sealer.erase(ownerOf(contest, id));
        return ok(null);
      }),
  };
}

function settled(settlement: Settlement): Partial<Schema['draft']> {
  const { state } = settlement;
  if (state === 'refused') return { state, refusal: canonicalJson(settlement.refusal as unknown as Json) };
  return { state, sealed: null, seq: state === 'recorded' ? settlement.seq : null };
}
