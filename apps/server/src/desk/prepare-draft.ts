import { ok, type Result, toHex } from '@selectorate/basics';
import type { DraftShape } from '@selectorate/api';
import { type Act, checkBlobs, definitionOf, type Refusal } from '@selectorate/selection';
import type { DraftId } from '@selectorate/store';
import type { Denial } from '../handlers.ts';
import { besideOf } from './beside.ts';
import { checkKeys, checkOpening, checkParts } from './check-wish.ts';
import { contentOf, type DraftContent, printContent, type Wish } from './draft-content.ts';
import { draftShape } from './draft-shape.ts';
import { deny, denyAct, type House, type Visit } from './house.ts';
import { mayReadParts } from './may-read.ts';

/** Keeps a draft that the rules would admit now; refuses it here, before anybody signs, if they would not. */
export async function prepareDraft(house: House, who: Visit, wish: Wish): Promise<Result<DraftShape, Denial>> {
  const { store, entropy } = house.options;
  const { contest, person, log } = who;
  if (needsDurableEngine(house, who, wish)) return deny('contest-binding-on-trial-engine');
  const wrong = checkParts(wish) ?? checkOpening(house, who, wish) ?? (await checkKeys(house, who, wish));
  if (wrong !== undefined) return { ok: false, error: wrong };
  const content = contentOrNone(wish, () => contentOf(wish, { contest, createdBy: person, entropy }));
  if (content === undefined) return deny('request-malformed', { where: 'parts' });
  const refusal = await refusalOf(house, who, content);
  if (refusal !== undefined) return denyAct(refusal);
  const id = `d-${toHex(entropy(16))}` as DraftId;
  const { kind, by } = wish;
  await store.drafts.create({ id, contest, kind, by, content: printContent(content), created: who.now });
  const row = await store.drafts.get(contest, id);
  if (row === undefined) throw new Error('a draft that was kept is not there');
  return ok(draftShape(row, log, { withParts: mayReadParts(who, row) }));
}

/** A contest that decides something goes no further than set-up on the trial engine, unless an override accepts it. */
const needsDurableEngine = ({ options }: House, { log }: Visit, { kind }: Wish): boolean =>
  kind === 'freeze-roll' && log.row.binding && options.store.engine === 'trial' && log.state.trialEngine === null;

/** A part may hold what no canonical text can say: a fraction, a lone surrogate. */
function contentOrNone(_wish: Wish, make: () => DraftContent): DraftContent | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

async function refusalOf(
  { options }: House,
  { log, contest, now }: Visit,
  content: DraftContent,
): Promise<Refusal | undefined> {
  const allowed = log.ledger.wouldAdmit(content.draft, now);
  if (!allowed.ok) return allowed.error;
  const { state } = log;
  const act: Act = { ...content.draft, seq: state.size, at: now, proof: [] };
  const beside = await besideOf(content, state, { store: options.store, contest });
  const parts = definitionOf(act.kind)?.checkParts?.(state, act, beside.parts);
  if (parts?.ok === false) return parts.error;
  const blobs = checkBlobs(state, act, beside.blobs);
  return blobs.ok ? undefined : blobs.error;
}
