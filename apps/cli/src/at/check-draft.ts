import type { DraftShape } from '@selectorate/api';
import { canonicalJson, type ContestId, err, fromBase64, type Json, ok, type Result } from '@selectorate/basics';
import { commitmentOf, type Draft, hashHex, type OpenedPart } from '@selectorate/selection';
import type { Step } from '../play/step.ts';
import { type Trouble, trouble } from './trouble.ts';

/** What a signer puts their name to, once they have seen that it is what was asked for. */
export interface CheckedDraft {
  readonly draft: Draft;
  /** By commitment. */
  readonly parts: ReadonlyMap<string, OpenedPart>;
}

/**
 * Is the draft that a server shows the one that was asked for? Body, people and blobs are compared, every private part is
 * hashed again against its commitment: nobody signs what a server only says.
 */
export function checkDraft(contest: ContestId, step: Step, shown: DraftShape): Result<CheckedDraft, Trouble> {
  const { kind, by, body, commitments } = shown;
  const differs = (field: string): Result<never, Trouble> => err(trouble('draft-differs', `${step.kind}, ${field}`));
  if (shown.contest !== contest) return differs('contest');
  if (kind !== step.kind) return differs('kind');
  if (by.join() !== step.by.join()) return differs('by');
  if (!isSame(body, step.body)) return differs('body');
  if (!hasNames(commitments, Object.keys(step.parts))) return differs('commitments');
  const parts = new Map<string, OpenedPart>();
  for (const [name, { subject, content }] of Object.entries(step.parts)) {
    const part = shown.parts?.[name] as OpenedPart | undefined;
    const asked = part?.contest === contest && part.part === name && part.subject === subject;
    if (part === undefined || !asked || !isSame(part.content, content)) return differs(name);
    const commitment = commitmentOf(part);
    if (commitment !== commitments[name]) return differs(name);
    parts.set(commitment, part);
  }
  if (shown.publishes.some((name) => step.parts[name]?.publish !== true)) return differs('publishes');
  const blobs = (shown.blobs ?? []).map((blob) => hashHex(fromBase64(blob) ?? new Uint8Array()));
  if (!isSame(blobs.toSorted(), step.blobs.map(hashHex).toSorted())) return differs('blobs');
  return ok({ draft: { contest, kind, by: step.by, body: step.body, commitments }, parts });
}

const isSame = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b);

const hasNames = (commitments: DraftShape['commitments'], names: readonly string[]): boolean =>
  isSame(Object.keys(commitments).toSorted(), names.toSorted());
