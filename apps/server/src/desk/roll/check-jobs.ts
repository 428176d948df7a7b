import type { ContestId, Json } from '@selectorate/basics';
import type { RollJobShape } from '@selectorate/api';
import type { RollReport } from '@selectorate/roll';
import type { Instant } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import { z } from 'zod';
import { keepRollDocument, rollDocument } from './roll-documents.ts';

type Documents = Pick<Store, 'documents'>;

/** Jobs of every contest in one place, so that a worker finds them; nothing in them is anybody's. */
const JOBS = 'house/roll-jobs';

const job = z.strictObject({
  state: z.enum(['none', 'waiting', 'running', 'done', 'failed']),
  asked: z.nullable(z.string()),
  version: z.nullable(z.int()),
  check: z.nullable(z.string()),
  done: z.int(),
  total: z.int(),
});

const NONE: RollJobShape = { state: 'none', asked: null, version: null, check: null, done: 0, total: 0 };

export async function checkJobOf({ documents }: Documents, contest: ContestId): Promise<RollJobShape> {
  const read = job.safeParse(await documents.get(JOBS, contest));
  return read.success ? read.data : NONE;
}

export const keepCheckJob = ({ documents }: Documents, contest: ContestId, kept: RollJobShape): Promise<void> =>
  documents.put(JOBS, contest, { subject: 'jobs', json: kept as unknown as Json });

/** Contests whose checks wait; those that run as well, because a worker that begins is the only one, and theirs died. */
export async function contestsToCheck(store: Documents): Promise<readonly ContestId[]> {
  const due: ContestId[] = [];
  for (const { name } of await store.documents.list(JOBS)) {
    const { state } = await checkJobOf(store, name as ContestId);
    if (state === 'waiting' || state === 'running') due.push(name as ContestId);
  }
  return due;
}

/** What the checks of one version found, without what people made of it since. */
export interface KeptReport {
  readonly version: number;
  readonly at: Instant;
  readonly report: RollReport;
}

const REPORT = 'report';

/** As text: a report has fractions, which canonical JSON has not. */
export async function reportOf(store: Documents, contest: ContestId): Promise<KeptReport | undefined> {
  const text = await rollDocument(store, { contest, name: REPORT }, z.string());
  return text === undefined ? undefined : (JSON.parse(text) as KeptReport);
}

export const keepReport = (store: Documents, contest: ContestId, kept: KeptReport): Promise<void> =>
  keepRollDocument(store, { contest, name: REPORT }, JSON.stringify(kept));
