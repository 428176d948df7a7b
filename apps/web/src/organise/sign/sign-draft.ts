import type { DraftShape } from '@selectorate/api';
import { err, ok, type Result } from '@selectorate/basics';
import type { LoadedContest } from '../contest/load-contest.ts';
import { answerOf, client } from '../session/client.ts';
import { checkDraft } from './check-draft.ts';
import { makeProof, type SigningFault } from './make-proof.ts';
import { signedAt } from './signed-at.ts';

export type SignFault = SigningFault | 'draft-faulty' | 'rules-refuse' | 'history-doubted';

/**
 * Checks a prepared act once more, signs it on this device and sends the signature. Rejects with `ProblemMet` when the
 * server does not take it; the answer says whether the act is in the record now.
 */
export async function signDraft(sent: DraftShape, contest: LoadedContest): Promise<Result<DraftShape, SignFault>> {
  const { view, state, historyFault } = contest;
  if (historyFault !== null) return err('history-doubted');
  const at = signedAt(view, Date.now());
  const checked = checkDraft(sent, view.contest, { state, head: view.head, now: at });
  if (checked.faults.length > 0) return err('draft-faulty');
  if (checked.refusal !== null) return err('rules-refuse');
  const proof = await makeProof({ draft: checked.draft, view, signedAt: at });
  if (!proof.ok) return proof;
  const params = { contest: view.contest, draft: sent.id };
  const answered = await answerOf(
    client.signDraft({
      params,
      body: proof.value as never,
      idempotencyKey: `sign-${sent.id}-${view.you.person}-${at}`,
    }),
  );
  return ok(answered);
}
