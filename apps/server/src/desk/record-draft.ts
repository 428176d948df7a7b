import { ok, type PersonId } from '@selectorate/basics';
import {
  type Instant,
  type Proof,
  type Recorded,
  type Refusal,
  REFUSAL_CODES,
  type Signer,
} from '@selectorate/selection';
import type { Append, ContestRow, DraftRow, Store } from '@selectorate/store';
import { besideOf } from './beside.ts';
import type { ContestLog } from './contest-log.ts';
import { readContent } from './draft-content.ts';
import { entryOf, recordLapses } from './lapses.ts';
import { succeededBy } from './succeed.ts';

/** What became of a fully signed draft. `stale`: its signatures were taken back, and its people may sign again. */
export type Submitted =
  | { readonly outcome: 'recorded'; readonly recorded: Recorded }
  | { readonly outcome: 'refused' | 'stale'; readonly refusal: Refusal };

/** The one act that may be recorded in a log that is behind its witnesses: it says so, and opens another. */
export const SUCCESSION = 'succeed-log';

export interface Submitting {
  readonly store: Store;
  readonly server: Signer;
  readonly at: Instant;
  readonly row: ContestRow;
}

/** Refusals that another signature, made now and over the present head, would mend. */
const STALE: ReadonlySet<Refusal['code']> = new Set(
  REFUSAL_CODES.filter((code) =>
    ['signature-too-old', 'signature-from-the-future', 'seen-differs', 'seen-too-early', 'signature-used'].includes(
      code,
    ),
  ),
);

/**
 * Brings a fully signed draft into the record, after what the clock has to say: decided under the log's lock, written with it.
 * A refused draft keeps its refusal and leaves no trace in the record.
 */
export async function submitDraft(
  log: ContestLog,
  draft: DraftRow,
  { store, server, at, row }: Submitting,
): Promise<Append<Submitted>> {
  const { contest, id } = draft;
  const content = readContent(draft.content);
  if (content === undefined) throw new Error('an open draft without its content');
  // What lapsed while no log was written is for the successor's server to say.
  const lapses = draft.kind === SUCCESSION ? ok([]) : recordLapses(log, server, at);
  if (!lapses.ok) throw new Error(`the clock was refused: ${lapses.error.code}`);
  const beside = await besideOf(content, log.state, { store, contest });
  const recorded = log.ledger.submit({ draft: content.draft, proof: inOrder(draft) }, at, beside);
  if (!recorded.ok) {
    const refusal = recorded.error;
    const isStale = STALE.has(refusal.code);
    if (isStale) await store.drafts.clearSignatures(contest, id);
    else await store.drafts.settle(contest, id, { state: 'refused', refusal });
    const answer: Submitted = { outcome: isStale ? 'stale' : 'refused', refusal };
    if (lapses.value.length === 0) return { append: false, answer };
    return { append: true, answer, entries: lapses.value, parts: [], blobs: [], state: log.state };
  }
  log.add(recorded.value);
  const { seq } = recorded.value.act;
  await store.drafts.settle(contest, id, { state: 'recorded', seq });
  if (row.phase === 'preparing') await store.contests.update(contest, { phase: 'running' });
  if (draft.kind === SUCCESSION) await store.contests.update(contest, succeededBy(content.draft.body));
  return {
    append: true,
    answer: { outcome: 'recorded', recorded: recorded.value },
    entries: [...lapses.value, entryOf(recorded.value)],
    parts: Object.values(content.parts),
    blobs: content.blobs.map((bytes) => ({ bytes, publish: true })),
    state: log.state,
  };
}

export const isFullySigned = ({ by, signatures }: Pick<DraftRow, 'by' | 'signatures'>): boolean =>
  by.every((person) => signatures.some(({ signer }) => signer === person));

/** The proofs in the order in which the draft names its people. */
function inOrder({ by, signatures }: DraftRow): readonly Proof[] {
  const proofs = new Map<PersonId, Proof>(signatures.map(({ signer, proof }) => [signer, proof as unknown as Proof]));
  return by.flatMap((person) => proofs.get(person) ?? []);
}
