import { type CandidateId, utf8 } from '@selectorate/basics';
import type { PackedBallots } from '@selectorate/count';
import { hashHex } from '../act.ts';
import { countBytes } from '../blobs.ts';
import type { ActBodies } from '../registry.ts';
import type { State } from '../state.ts';
import { ballotsText } from './ballots.ts';
import { countBallots, lastMargin, lastTallies } from './counting.ts';

/** What `record-count` says of papers, and the two blobs that it names: the papers and the result. */
export interface CountToRecord {
  readonly body: ActBodies['record-count'];
  readonly blobs: readonly Uint8Array[];
}

/** Counts papers as the rulebook says. Undefined for a tie that the declared ladder does not break: the contest stays open. */
export function countToRecord(state: State, papers: PackedBallots): CountToRecord | undefined {
  const counted = countBallots(state, papers);
  const [elected] = counted.ok ? counted.value.elected : [];
  if (!counted.ok || elected === undefined) return undefined;
  const candidates: readonly CandidateId[] = state.shortlist ?? [];
  const [ballots, result] = [utf8(ballotsText(papers)), countBytes(counted.value)];
  const tallies = lastTallies(counted.value);
  const body = {
    ballots: hashHex(ballots),
    result: hashHex(result),
    valid: papers.total,
    elected,
    votes: candidates.map((candidate) => ({ candidate, votes: tallies[candidate] ?? '0' })),
    margin: lastMargin(counted.value),
  };
  return { body, blobs: [ballots, result] };
}
