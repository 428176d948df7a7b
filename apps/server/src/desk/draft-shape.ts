import { toBase64 } from '@selectorate/basics';
import type { DraftShape } from '@selectorate/api';
import type { ActKind, OpenedPart } from '@selectorate/selection';
import type { DraftRow } from '@selectorate/store';
import type { ContestLog } from './contest-log.ts';
import { type DraftContent, readContent } from './draft-content.ts';

/** A draft as it is shown: its parts and blobs only to those who may see them, its body for as long as somebody keeps it. */
export function draftShape(row: DraftRow, log: ContestLog, { withParts }: { readonly withParts: boolean }): DraftShape {
  const content = readContent(row.content);
  return {
    id: row.id,
    contest: row.contest,
    kind: row.kind as ActKind,
    by: [...row.by],
    ...saidIn(row, content, log),
    parts: withParts && content !== undefined ? partsOf(content) : null,
    publishes: publishedOf(content),
    blobs: withParts && content !== undefined ? content.blobs.map((blob) => toBase64(blob)) : null,
    signatures: row.signatures.map(({ signer, proof }) => ({ signer, signedAt: signedAtOf(proof) })),
    standing: standingOf(row, log),
    createdBy: content?.createdBy ?? row.by[0] ?? '',
    createdAt: row.created,
  };
}

/** What a recorded act says stands in the log; of a withdrawn one nothing is left. */
function saidIn(
  { seq }: DraftRow,
  content: DraftContent | undefined,
  { acts }: ContestLog,
): Pick<DraftShape, 'body' | 'commitments'> {
  const said = content?.draft ?? (seq === null ? undefined : acts[seq]);
  return { body: (said?.body ?? null) as DraftShape['body'], commitments: { ...said?.commitments } };
}

const partsOf = ({ parts }: DraftContent): NonNullable<DraftShape['parts']> =>
  Object.fromEntries(
    Object.entries(parts).map(([name, { part }]): [string, OpenedPart] => [name, part]),
  ) as unknown as NonNullable<DraftShape['parts']>;

const publishedOf = (content: DraftContent | undefined): string[] =>
  Object.entries(content?.parts ?? {}).flatMap(([name, { publish }]) => (publish ? [name] : []));

const signedAtOf = (proof: unknown): string => (proof as { readonly signedAt: string }).signedAt;

function standingOf({ state, seq, refusal }: DraftRow, { acts }: ContestLog): DraftShape['standing'] {
  if (state === 'recorded' && seq !== null) return { kind: 'recorded', seq, at: acts[seq]?.at ?? '' };
  if (state === 'refused' && refusal !== null)
    return { kind: 'refused', refusal: { ...refusal, data: { ...refusal.data } } };
  return { kind: state === 'withdrawn' ? 'withdrawn' : 'open' };
}
