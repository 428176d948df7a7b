import { canonicalJson, type ContestId, type Json, ok, type Result } from '@selectorate/basics';
import type { DraftShape } from '@selectorate/api';
import type { Proof } from '@selectorate/selection';
import type { AccountId, Append, DraftId, DraftRow } from '@selectorate/store';
import type { Denial } from '../../handlers.ts';
import { checkProof, partyOf, signingKeyOf, untimelySignature } from '../check-signature.ts';
import type { ContestLog } from '../contest-log.ts';
import { timeOf } from '../contest-time.ts';
import type { DeskHandlers } from '../desk.ts';
import { readContent } from '../draft-content.ts';
import { draftShape } from '../draft-shape.ts';
import { deny, denyAct, denyWrite, type House, type Visit, visit } from '../house.ts';
import { serverSignerOf } from '../log-keys.ts';
import { mayReadDraft } from '../may-read.ts';
import { isAmong, keysOfAccount } from '../people.ts';
import { isFullySigned, type Submitted, submitDraft, SUCCESSION } from '../record-draft.ts';

/** What a signature led to: kept with others to come, or the last one, by which the act was judged. */
type Signed =
  | { readonly outcome: 'kept' | 'known' }
  | Submitted
  | { readonly outcome: 'denied'; readonly denial: Denial };

/**
 * Takes a signature. The last one brings the act into the record, in the same transaction; the answer waits for the
 * checkpoint, so that whoever signs next can name it as what they saw.
 */
export const signDraftHandler = (house: House): Pick<DeskHandlers, 'signDraft'> => ({
  signDraft: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const proof = body as unknown as Proof;
    const id = params.draft as DraftId;
    const row = await house.options.store.drafts.get(who.value.contest, id);
    if (row === undefined || !mayReadDraft(who.value, row)) return deny('not-found');
    if (!row.by.includes(who.value.person) || proof.signer !== who.value.person) return deny('draft-not-yours');
    if (hasSigned(row, proof) && row.state !== 'open') return shown(house, who.value, id);
    const wrong = await whyNot(house, who.value, { row, proof, account: asker.account as AccountId });
    if (wrong !== undefined) return { ok: false, error: wrong };
    const despiteWitnesses = row.kind === SUCCESSION;
    const decide = (log: ContestLog, contest: Visit['row']) => sign(house, log, { contest, id, proof });
    const signed = await house.logs.write<Signed>(who.value.contest, decide, { despiteWitnesses });
    if (!signed.ok) return denyWrite(signed.error);
    // A log that has just taken over has another name, other keys, other checkpoints.
    if (despiteWitnesses) house.logs.forget(who.value.contest);
    return answer(house, who.value, { id, signed: signed.value });
  },
});

interface Asked {
  readonly row: DraftRow;
  readonly proof: Proof;
  readonly account: AccountId;
}

/** Everything about one signature that can be judged before the others are there. */
async function whyNot(
  { options }: House,
  { log, row: contest }: Visit,
  { row, proof, account }: Asked,
): Promise<Denial | undefined> {
  if (row.state !== 'open') return { code: 'draft-not-open' };
  const content = readContent(row.content);
  if (content === undefined) return { code: 'draft-not-open' };
  const key = signingKeyOf(log.state, content.draft, proof.signer);
  const { passkeys, devices } = await keysOfAccount(options.store, account);
  if (key === undefined || !isAmong([...passkeys, ...devices], key)) return { code: 'key-not-yours' };
  const party = partyOf(log.state, content.draft, options.party);
  const untimely = untimelySignature(log.state, proof, timeOf(contest, log.state, options.clock()));
  if (untimely !== undefined) return { code: 'act-refused', refusal: untimely };
  const valid = checkProof(content.draft, proof, { key, party });
  if (!valid.ok) return { code: 'act-refused', refusal: valid.error };
  return log.isPublished(proof.seen) ? undefined : { code: 'head-moved' };
}

interface Signing {
  readonly contest: Visit['row'];
  readonly id: DraftId;
  readonly proof: Proof;
}

async function sign(
  { options }: House,
  log: ContestLog,
  { contest: row, id, proof }: Signing,
): Promise<Append<Signed>> {
  const { store } = options;
  const { contest } = row;
  const kept = await store.drafts.sign({ contest, id }, proof.signer, proof as unknown as Json);
  const draft = await store.drafts.get(contest, id);
  if (draft === undefined) return { append: false, answer: denied('not-found') };
  if (!kept.ok && !hasSigned(draft, proof)) {
    const code = kept.error === 'signed-already' ? 'already-signed' : 'draft-not-open';
    return { append: false, answer: denied(code) };
  }
  if (draft.state !== 'open') return { append: false, answer: { outcome: 'known' } };
  if (!isFullySigned(draft)) return { append: false, answer: { outcome: 'kept' } };
  const at = timeOf(row, log.state, options.clock());
  return submitDraft(log, draft, { store, server: serverSignerOf(options, row), at, row });
}

const denied = (code: Denial['code']): Signed => ({ outcome: 'denied', denial: { code } });

const hasSigned = ({ signatures }: DraftRow, wanted: Proof): boolean =>
  signatures.some(
    ({ signer, proof }) =>
      signer === wanted.signer && canonicalJson(proof) === canonicalJson(wanted as unknown as Json),
  );

async function answer(
  house: House,
  who: Visit,
  { id, signed }: { readonly id: DraftId; readonly signed: Signed },
): Promise<Result<DraftShape, Denial>> {
  switch (signed.outcome) {
    case 'denied':
      return { ok: false, error: signed.denial };
    case 'refused':
    case 'stale':
      await house.publisher.publish(who.contest);
      return denyAct(signed.refusal);
    case 'kept':
      return shown(house, who, id);
    default:
      await house.publisher.publish(who.contest);
      return shown(house, who, id);
  }
}

async function shown(house: House, { contest }: Visit, id: DraftId): Promise<Result<DraftShape, Denial>> {
  const row = await house.options.store.drafts.get(contest, id);
  const log = await house.logs.read(contest as ContestId);
  if (row === undefined || log === undefined) return deny('not-found');
  return ok(draftShape(row, log, { withParts: row.state === 'open' }));
}
