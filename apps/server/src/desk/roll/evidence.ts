import type { ContestId } from '@selectorate/basics';
import type { EvidenceKind } from '@selectorate/api';
import type {
  BallotDevice,
  ListedPerson,
  LoggedChange,
  MemberEvidence,
  PaidUp,
  PlantedEntry,
  RemoteApplication,
} from '@selectorate/roll';
import type { Instant } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import { z } from 'zod';
import { keepRollDocument, rollDocument, rollScope } from './roll-documents.ts';

/** What the rows of each kind are. Evidence is for the checks alone: never part of a leaf, never shown. */
export interface EvidenceRows {
  readonly payments: MemberEvidence;
  readonly changes: LoggedChange;
  readonly deceased: ListedPerson;
  readonly 'gone-away': ListedPerson;
  readonly 'paid-up': PaidUp;
  readonly applications: RemoteApplication;
  readonly 'ballot-devices': BallotDevice;
  readonly decoys: PlantedEntry;
}

/** Of what there is: how much, and since when. None of its rows. */
export interface EvidenceKept {
  readonly kind: EvidenceKind;
  readonly source: string | null;
  readonly rows: number;
  readonly uploadedAt: Instant;
  /** SHA-256 of the file. */
  readonly hash: string;
}

type Documents = Pick<Store, 'documents'>;

const KEPT = 'evidence';
const opened = <T>(): z.ZodType<T> => z.unknown() as unknown as z.ZodType<T>;

const nameOf = (kind: EvidenceKind, source: string | null): string =>
  source === null ? `evidence-${kind}` : `evidence-${kind}-${source}`;
/** A subject of its own for each kind: one is destroyed without the others. */
const subjectOf = (kind: EvidenceKind): string => `evidence-${kind}`;

export const evidenceKept = async (store: Documents, contest: ContestId): Promise<readonly EvidenceKept[]> =>
  (await rollDocument(store, { contest, name: KEPT }, opened<readonly EvidenceKept[]>())) ?? [];

/** Takes the place of what the same source gave before. To be called in a transaction. */
export async function keepEvidence<Kind extends EvidenceKind>(
  store: Documents,
  contest: ContestId,
  {
    rows,
    ...kept
  }: Omit<EvidenceKept, 'rows' | 'kind'> & {
    readonly kind: Kind;
    readonly rows: readonly EvidenceRows[Kind][];
  },
): Promise<void> {
  const { kind, source } = kept;
  const others = (await evidenceKept(store, contest)).filter((each) => each.kind !== kind || each.source !== source);
  await keepRollDocument(store, { contest, name: nameOf(kind, source), subject: subjectOf(kind) }, rows);
  await keepRollDocument(store, { contest, name: KEPT }, [...others, { ...kept, rows: rows.length }]);
}

export const evidenceRows = <Kind extends EvidenceKind>(
  store: Documents,
  contest: ContestId,
  { kind, source = null }: { readonly kind: Kind; readonly source?: string | null },
): Promise<readonly EvidenceRows[Kind][] | undefined> =>
  rollDocument(store, { contest, name: nameOf(kind, source) }, opened<readonly EvidenceRows[Kind][]>());

/** Destroys the evidence of one kind, of all its sources. To be called in a transaction. */
export async function destroyEvidence(store: Documents, contest: ContestId, kind: EvidenceKind): Promise<void> {
  const kept = await evidenceKept(store, contest);
  await store.documents.erase(rollScope(contest), subjectOf(kind));
  for (const { source } of kept.filter((each) => each.kind === kind))
    await store.documents.remove(rollScope(contest), nameOf(kind, source));
  const others = kept.filter((each) => each.kind !== kind);
  await keepRollDocument(store, { contest, name: KEPT }, others);
}
