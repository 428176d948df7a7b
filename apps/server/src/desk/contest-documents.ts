import type { ContestId, Json } from '@selectorate/basics';
import type { Store } from '@selectorate/store';

// What the desk keeps sealed beside a contest, under the contest's own id as scope.

const TITLE = 'title';
const PLAN = 'plan';

type Documents = Pick<Store, 'documents'>;

export const keepTitle = ({ documents }: Documents, contest: ContestId, title: string): Promise<void> =>
  documents.put(contest, TITLE, { subject: 'contest', json: title });

export async function titleOf({ documents }: Documents, contest: ContestId): Promise<string | null> {
  const title = await documents.get(contest, TITLE);
  return typeof title === 'string' && title !== 'erased' ? title : null;
}

export const keepPlan = ({ documents }: Documents, contest: ContestId, plan: Json): Promise<void> =>
  documents.put(contest, PLAN, { subject: 'contest', json: { plan } });

export async function planOf({ documents }: Documents, contest: ContestId): Promise<Json> {
  const kept = await documents.get(contest, PLAN);
  return kept === undefined || kept === 'erased' ? null : (kept as { readonly plan: Json }).plan;
}
