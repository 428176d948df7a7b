import { createHash } from 'node:crypto';
import type { ContestId } from '@selectorate/basics';
import type { LegalBasis, RegisterRow } from '@selectorate/roll';
import type { Instant } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import { z } from 'zod';
import { keepRollDocument, rollDocument, rollScope } from './roll-documents.ts';

/** How large a register is, where it came from and on which basis it is here: none of its rows. */
export interface RegisterKept {
  readonly rows: number;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly uploadedAt: Instant;
  readonly basis: LegalBasis;
}

const SUMMARY = 'register-summary';
const ROWS = 'register-rows';
/** A subject of its own: the register is destroyed without the roll. */
const SUBJECT = 'register';

type Documents = Pick<Store, 'documents'>;
const opened = <T>(): z.ZodType<T> => z.unknown() as unknown as z.ZodType<T>;

export const fileHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export async function keepRegister(
  store: Documents,
  contest: ContestId,
  { rows, kept }: { readonly rows: readonly RegisterRow[]; readonly kept: RegisterKept },
): Promise<void> {
  await destroyRegister(store, contest);
  await keepRollDocument(store, { contest, name: ROWS, subject: SUBJECT }, rows);
  await keepRollDocument(store, { contest, name: SUMMARY }, kept);
}

export const registerOf = async (store: Documents, contest: ContestId): Promise<RegisterKept | null> =>
  (await rollDocument(store, { contest, name: SUMMARY }, opened<RegisterKept>())) ?? null;

export const registerRows = (store: Documents, contest: ContestId): Promise<readonly RegisterRow[] | undefined> =>
  rollDocument(store, { contest, name: ROWS }, opened<readonly RegisterRow[]>());

/** Destroys the key of the register and takes its rows away: no backup made since can open them again. */
export async function destroyRegister({ documents }: Documents, contest: ContestId): Promise<void> {
  await documents.erase(rollScope(contest), SUBJECT);
  await documents.remove(rollScope(contest), ROWS);
  await documents.remove(rollScope(contest), SUMMARY);
}

/** Destroys every register whose basis ended before today (UTC); answers with how many. */
export async function destroyExpiredRegisters(
  store: Pick<Store, 'documents' | 'contests' | 'together'>,
  now: Instant,
): Promise<number> {
  let destroyed = 0;
  for (const { contest } of await store.contests.list()) {
    const kept = await registerOf(store, contest);
    if (kept === null || kept.basis.until >= now.slice(0, 10)) continue;
    await store.together(() => destroyRegister(store, contest));
    destroyed += 1;
  }
  return destroyed;
}
