import { canonicalJson, type CandidateId, err, type Json, ok, type Result } from '@selectorate/basics';
import { ballotsToJson, mergeBallots, type PackedBallots, parseBallotsJson } from '@selectorate/count';
import type { PartLookup } from '../parts.ts';
import type { State } from '../state.ts';

/** Reads ballots from an opened part or a published blob. */
export function readBallots(content: unknown): Result<PackedBallots, 'missing' | 'malformed'> {
  if (content === undefined) return err('missing');
  const parsed = parseBallotsJson(content as Json);
  return parsed.ok ? ok(parsed.value) : err('malformed');
}

/** The same papers, whatever order they were keyed in. */
export const sameBallots = (a: PackedBallots, b: PackedBallots): boolean => ballotsText(a) === ballotsText(b);

export const ballotsText = (ballots: PackedBallots): string => canonicalJson(ballotsToJson(ballots));

/** All batches' agreed papers as one: what is published, so that no batch shows how it voted. */
export function agreedBallots(state: State, parts: PartLookup): Result<PackedBallots, 'missing' | 'malformed'> {
  const batches: PackedBallots[] = [];
  for (const batch of state.batches.values()) {
    if (batch.agreed === null || batch.excluded !== null) continue;
    const read = readBallots(parts(batch.agreed.ballots)?.content);
    if (!read.ok) return read;
    batches.push(read.value);
  }
  const shortlist: readonly CandidateId[] = state.shortlist ?? [];
  const sameCandidates = batches.every(({ candidates }) => candidates.join() === shortlist.join());
  return sameCandidates ? ok(mergeBallots(shortlist, batches)) : err('malformed');
}
