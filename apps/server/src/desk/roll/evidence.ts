import type { ContestId } from '@selectorate/basics';
import type { LoggedChange, MemberEvidence } from '@selectorate/roll';
import type { Store } from '@selectorate/store';
import { z } from 'zod';
import { keepRollDocument, rollDocument } from './roll-documents.ts';

type Documents = Pick<Store, 'documents'>;

const PAYMENTS = 'evidence-payments';
const CHANGES = 'evidence-changes';
const opened = <T>(): z.ZodType<T> => z.unknown() as unknown as z.ZodType<T>;

/** Evidence beside the roll, for the checks alone: never part of a leaf, never shown. */
export const keepEvidence = (store: Documents, contest: ContestId, rows: readonly MemberEvidence[]): Promise<void> =>
  keepRollDocument(store, { contest, name: PAYMENTS, subject: 'evidence' }, rows);

export const evidenceOf = (store: Documents, contest: ContestId): Promise<readonly MemberEvidence[] | undefined> =>
  rollDocument(store, { contest, name: PAYMENTS }, opened<readonly MemberEvidence[]>());

/** The membership system's own log of changes. */
export const keepChangeLog = (store: Documents, contest: ContestId, rows: readonly LoggedChange[]): Promise<void> =>
  keepRollDocument(store, { contest, name: CHANGES, subject: 'evidence' }, rows);

export const changeLogOf = (store: Documents, contest: ContestId): Promise<readonly LoggedChange[] | undefined> =>
  rollDocument(store, { contest, name: CHANGES }, opened<readonly LoggedChange[]>());
