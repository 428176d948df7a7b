import { readFile } from 'node:fs/promises';
import { auditOpening } from '@selectorate/ballot';
import { ok } from '@selectorate/basics';
import { tellVote } from './choices.ts';
import { readState } from './election-state.ts';
import { cannot, type Desk, faulty, type Stepped } from './step.ts';

/** `ballot audit`, on the voter's second device: what the sealed vote with the hash that was shown holds. */
export async function auditHeld(
  { place, opening, hash }: { readonly place: string; readonly opening: string; readonly hash: string },
  desk: Desk,
): Promise<Stepped> {
  const { texts } = desk;
  const state = await readState(place, desk);
  if (!state.ok) return state;
  const text = await readFile(opening, 'utf8').catch(() => null);
  if (text === null) return cannot(texts, 'trustee-file-missing', { file: opening });
  const { context } = state.value;
  const vote = auditOpening(hash, text.trimEnd(), context);
  if (!vote.ok) return faulty(texts, 'ballot-audit-failed', { meaning: texts.text(`ballot-fault-${vote.error}`) });
  return ok([
    texts.text('ballot-audit-holds', { hash }),
    ...tellVote(vote.value, context.election.questions, texts),
    texts.text('ballot-audit-compare'),
  ]);
}
