import { canonicalJson, type CandidateId, err, type Json, ok, type Result } from '@selectorate/basics';
import { ballotsToJson, iterateBallots, mergeBallots, type PackedBallots, parseBallotsJson } from '@selectorate/count';
import type { PartLookup } from '../parts.ts';
import type { Batch } from '../paper-state.ts';
import type { State } from '../state.ts';
import { batchFigures } from './papers.ts';

/** Reads ballots from an opened part or a published blob. */
export function readBallots(content: unknown): Result<PackedBallots, 'missing' | 'malformed'> {
  if (content === undefined) return err('missing');
  const parsed = parseBallotsJson(content as Json);
  return parsed.ok ? ok(parsed.value) : err('malformed');
}

/** Reads papers as tellers key them: what they say, never whose section they are. */
export function readKeyed(content: unknown): Result<PackedBallots, 'missing' | 'malformed'> {
  const read = readBallots(content);
  return read.ok && read.value.section !== null ? err('malformed') : read;
}

/** Rankings are indices into a list of candidates: they mean the same only where that list is the shortlist, in its order. */
export function namesShortlist({ shortlist }: State, { candidates }: PackedBallots): boolean {
  const listed = shortlist ?? [];
  return candidates.length === listed.length && listed.every((candidate, i) => candidates[i] === candidate);
}

/** How many papers of one keying say something that the other has not: 0 for the same papers in whatever order. */
export function papersApart(a: PackedBallots, b: PackedBallots): number {
  const others = tallyOf(b);
  let apart = 0;
  for (const [ranking, times] of tallyOf(a)) apart += Math.max(0, times - (others.get(ranking) ?? 0));
  return apart + Math.max(0, b.total - a.total);
}

/** Every ranking stands in the agreed papers as often as in one of the two keyings, or as some number between. */
export function liesBetween(agreed: PackedBallots, first: PackedBallots, second: PackedBallots): boolean {
  const [tally, one, other] = [agreed, first, second].map(tallyOf);
  const rankings = new Set([...(tally?.keys() ?? []), ...(one?.keys() ?? []), ...(other?.keys() ?? [])]);
  return [...rankings].every((ranking) => {
    const [times = 0, a = 0, b = 0] = [tally?.get(ranking), one?.get(ranking), other?.get(ranking)];
    return times >= Math.min(a, b) && times <= Math.max(a, b);
  });
}

const tallyOf = (ballots: PackedBallots): ReadonlyMap<string, number> =>
  new Map([...iterateBallots(ballots)].map(({ ranking, times }) => [JSON.stringify(ranking), times]));

export const ballotsText = (ballots: PackedBallots): string => canonicalJson(ballotsToJson(ballots));

/**
 * A batch's papers as papers of its section. Keyed papers say nothing of sections: whose they are was decided when the
 * batch was issued.
 */
export function inSection(state: State, section: Batch['section'], papers: PackedBallots): PackedBallots {
  const at = (state.roll?.sections ?? []).findIndex((each) => each.section === section);
  return at === -1 ? papers : { ...papers, section: new Uint16Array(papers.times.length).fill(at) };
}

/**
 * A36 The first section of which papers hold another number than its batches' agreed valid papers: papers were put into another
 * section, whose weight they do not have. Undefined where every section has its own; papers of a contest without sections have none.
 */
export function sectionMiscounted(state: State, papers: PackedBallots): string | undefined {
  const sections = state.roll?.sections ?? [];
  if (sections.length === 0) return papers.section === null ? undefined : 'none';
  const found = sections.map(() => 0);
  // Papers that are all of the first section are packed without saying so.
  for (const { section = 0, times } of iterateBallots(papers)) {
    if (found[section] === undefined) return 'none';
    found[section] += times;
  }
  const due = (section: Batch['section']): number =>
    [...state.batches.values()]
      .filter((batch) => batch.section === section)
      .reduce((sum, batch) => sum + batchFigures(batch).valid, 0);
  return sections.find(({ section }, i) => found[i] !== due(section))?.section;
}

/** All batches' agreed papers as one: what is published, so that no batch shows how it voted. */
export function agreedBallots(state: State, parts: PartLookup): Result<PackedBallots, 'missing' | 'malformed'> {
  const batches: PackedBallots[] = [];
  for (const batch of state.batches.values()) {
    if (batch.agreed === null || batch.excluded !== null) continue;
    const read = readKeyed(parts(batch.agreed.ballots)?.content);
    if (!read.ok) return read;
    batches.push(inSection(state, batch.section, read.value));
  }
  const shortlist: readonly CandidateId[] = state.shortlist ?? [];
  const sameCandidates = batches.every((papers) => namesShortlist(state, papers));
  return sameCandidates ? ok(mergeBallots(shortlist, batches)) : err('malformed');
}
