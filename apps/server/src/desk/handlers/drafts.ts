import { fromBase64, type Json, ok, type PersonId } from '@selectorate/basics';
import type { DraftId } from '@selectorate/store';
import type { DeskHandlers } from '../desk.ts';
import { draftShape } from '../draft-shape.ts';
import { deny, denyWrite, type House, isOfficer, settleClock, visit } from '../house.ts';
import { mayReadDraft, mayReadParts } from '../may-read.ts';
import { prepareDraft } from '../prepare-draft.ts';
import { SUCCESSION } from '../record-draft.ts';

type DraftHandlers = Pick<DeskHandlers, 'createDraft' | 'listDrafts' | 'readDraft' | 'withdrawDraft'>;

export const draftHandlers = (house: House): DraftHandlers => ({
  createDraft: async ({ params, body }, asker) => {
    const settled = await settleClock(house, params.contest as Parameters<typeof settleClock>[1]);
    if (!settled.ok) return denyWrite(settled.error);
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { kind, parts } = body;
    // Another log has keys of the house: the operator's command makes that draft (succeed.ts), never one who signs it.
    if (kind === SUCCESSION) return deny('not-allowed');
    const by = body.by as readonly string[] as readonly PersonId[];
    if (!by.includes(who.value.person) && !isOfficer(who.value)) return deny('not-allowed');
    const blobs = body.blobs.map((blob) => fromBase64(blob));
    const known = blobs.filter((blob) => blob !== undefined);
    if (known.length !== blobs.length) return deny('request-malformed', { where: 'blobs' });
    const wish = { kind, by, body: body.body as Json, parts: parts as WishParts, blobs: known };
    return prepareDraft(house, who.value, wish);
  },

  listDrafts: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const rows = await house.options.store.drafts.list(who.value.contest);
    const drafts = rows
      .filter((row) => mayReadDraft(who.value, row))
      .map((row) => draftShape(row, who.value.log, { withParts: false }));
    return ok({ drafts: drafts.toReversed() });
  },

  readDraft: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const row = await house.options.store.drafts.get(who.value.contest, params.draft as DraftId);
    if (row === undefined || !mayReadDraft(who.value, row)) return deny('not-found');
    return ok(draftShape(row, who.value.log, { withParts: mayReadParts(who.value, row) }));
  },

  withdrawDraft: async ({ params }, asker) => {
    const { drafts } = house.options.store;
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { contest, person, log } = who.value;
    const id = params.draft as DraftId;
    const row = await drafts.get(contest, id);
    if (row === undefined || !mayReadDraft(who.value, row)) return deny('not-found');
    if (!row.by.includes(person) && !isOfficer(who.value)) return deny('draft-not-yours');
    const settled = await drafts.settle(contest, id, { state: 'withdrawn' });
    if (!settled.ok) return deny('draft-not-open');
    const withdrawn = await drafts.get(contest, id);
    return ok(draftShape(withdrawn ?? row, log, { withParts: false }));
  },
});

type WishParts = Parameters<typeof prepareDraft>[2]['parts'];
