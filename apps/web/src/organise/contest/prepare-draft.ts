import type { DraftShape } from '@selectorate/api';
import { throwIllegalValue } from '@selectorate/basics';
import type { Prepared } from '../forms/setting.ts';
import { answerOf, client } from '../session/client.ts';

/** Has the server salt and keep what was prepared; nobody has signed yet. */
export function prepareDraft(contest: string, prepared: Prepared): Promise<DraftShape> {
  const [params, idempotencyKey] = [{ contest }, crypto.randomUUID()];
  switch (prepared.kind) {
    case 'draft':
      return answerOf(client.createDraft({ params, body: prepared.draft, idempotencyKey }));
    case 'proposal':
      return answerOf(client.propose({ params, body: prepared.proposal, idempotencyKey }));
    default:
      return throwIllegalValue(prepared);
  }
}
