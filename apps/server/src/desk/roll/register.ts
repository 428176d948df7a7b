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

/** The register of the place, or a second one. */
export type WhichRegister = 'own' | 'elsewhere';
const BOTH: readonly WhichRegister[] = ['own', 'elsewhere'];

const summaryName = (which: WhichRegister): string =>
  which === 'own' ? 'register-summary' : `register-${which}-summary`;
const rowsName = (which: WhichRegister): string => (which === 'own' ? 'register-rows' : `register-${which}-rows`);
/** A subject of its own: a register is destroyed without the roll, and without the other. */
const subjectOf = (which: WhichRegister): string => (which === 'own' ? 'register' : `register-${which}`);

type Documents = Pick<Store, 'documents'>;
const opened = <T>(): z.ZodType<T> => z.unknown() as unknown as z.ZodType<T>;

export const fileHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export async function keepRegister(
  store: Documents,
  contest: ContestId,
  {
    rows,
    kept,
    which,
  }: { readonly rows: readonly RegisterRow[]; readonly kept: RegisterKept; readonly which: WhichRegister },
): Promise<void> {
  await destroyRegister(store, contest, which);
  await keepRollDocument(store, { contest, name: rowsName(which), subject: subjectOf(which) }, rows);
  await keepRollDocument(store, { contest, name: summaryName(which) }, kept);
}

export const registerOf = async (
  store: Documents,
  contest: ContestId,
  which: WhichRegister = 'own',
): Promise<RegisterKept | null> =>
  (await rollDocument(store, { contest, name: summaryName(which) }, opened<RegisterKept>())) ?? null;

export const registerRows = (
  store: Documents,
  contest: ContestId,
  which: WhichRegister = 'own',
): Promise<readonly RegisterRow[] | undefined> =>
  rollDocument(store, { contest, name: rowsName(which) }, opened<readonly RegisterRow[]>());

/** Destroys the key of the register and takes its rows away: no backup made since can open them again. */
async function destroyRegister({ documents }: Documents, contest: ContestId, which: WhichRegister): Promise<void> {
  await documents.erase(rollScope(contest), subjectOf(which));
  await documents.remove(rollScope(contest), rowsName(which));
  await documents.remove(rollScope(contest), summaryName(which));
}

export const destroyRegisters = async (store: Documents, contest: ContestId): Promise<void> => {
  for (const which of BOTH) await destroyRegister(store, contest, which);
};

/** Destroys every register whose basis ended before today (UTC); answers with how many. */
export async function destroyExpiredRegisters(
  store: Pick<Store, 'documents' | 'contests' | 'together'>,
  now: Instant,
): Promise<number> {
  let destroyed = 0;
  for (const { contest } of await store.contests.list()) {
    for (const which of BOTH) {
      const kept = await registerOf(store, contest, which);
      if (kept === null || kept.basis.until >= now.slice(0, 10)) continue;
      await store.together(() => destroyRegister(store, contest, which));
      destroyed += 1;
    }
  }
  return destroyed;
}
