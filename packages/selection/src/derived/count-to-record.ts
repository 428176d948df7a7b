import { type CandidateId, err, ok, type Result, utf8 } from '@selectorate/basics';
import type { PackedBallots } from '@selectorate/count';
import { hashHex } from '../act.ts';
import { countBytes } from '../blobs.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ActBodies } from '../registry.ts';
import type { State } from '../state.ts';
import { ballotsText } from './ballots.ts';
import { countBallots, marginOf, lastTallies, refusalOfCount } from './counting.ts';

/** What `record-count` says of papers, and the two blobs that it names: the papers and the result. */
export interface CountToRecord {
  readonly body: ActBodies['record-count'];
  readonly blobs: readonly Uint8Array[];
}

/**
 * Counts papers as the rulebook says. Refused while a tie is open: with `lot-needed` the count pauses until `record-lot`
 * says what was drawn, with `tie-unresolved` the declared ladder has nothing more to say.
 */
export function countToRecord(state: State, papers: PackedBallots): Result<CountToRecord, Refusal> {
  const counted = countBallots(state, papers);
  if (!counted.ok) return err(refusalOfCount(state, counted.error));
  const [elected] = counted.value.elected;
  if (elected === undefined) return err(refuse('count-differs', state.rulebook.ballot.clause));
  const candidates: readonly CandidateId[] = state.shortlist ?? [];
  const [ballots, result] = [utf8(ballotsText(papers)), countBytes(counted.value)];
  const tallies = lastTallies(counted.value);
  const body = {
    ballots: hashHex(ballots),
    result: hashHex(result),
    valid: papers.total,
    elected,
    votes: candidates.map((candidate) => ({ candidate, votes: tallies[candidate] ?? '0' })),
    margin: marginOf(counted.value),
  };
  return ok({ body, blobs: [ballots, result] });
}
