import type { ContestId, Json } from '@selectorate/basics';
import type { RollEntry } from '@selectorate/roll';
import type { Store } from '@selectorate/store';

// What the desk keeps sealed beside a contest, under the contest's own id as scope.

const TITLE = 'title';
const PLAN = 'plan';
const ROLL = 'roll';
const ROLL_SUMMARY = 'roll-summary';

/** What pages may know of an uploaded roll without opening it. */
export interface RollKept {
  readonly members: number;
  readonly branches: readonly string[];
}

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

/** The whole list is sealed; how many members and which branches it has is kept apart, to be shown. */
export async function keepRoll(
  { documents }: Documents,
  contest: ContestId,
  { entries, summary }: { readonly entries: readonly RollEntry[]; readonly summary: RollKept },
): Promise<void> {
  await documents.put(contest, ROLL, { subject: 'roll', json: entries as unknown as Json });
  await documents.put(contest, ROLL_SUMMARY, { subject: 'roll', json: summary as unknown as Json });
}

export async function rollOf({ documents }: Documents, contest: ContestId): Promise<readonly RollEntry[] | undefined> {
  const kept = await documents.get(contest, ROLL);
  return kept === undefined || kept === 'erased' ? undefined : (kept as unknown as readonly RollEntry[]);
}

export async function rollSummaryOf({ documents }: Documents, contest: ContestId): Promise<RollKept | null> {
  const kept = await documents.get(contest, ROLL_SUMMARY);
  return kept === undefined || kept === 'erased' ? null : (kept as unknown as RollKept);
}
