import { type CandidateId, utf8 } from '@selectorate/basics';
import { mergeBallots } from '@selectorate/count';
import {
  type ActBodies,
  ballotsText,
  countBallots,
  countBytes,
  hashHex,
  lastMargin,
  lastTallies,
  type State,
} from '@selectorate/selection';
import type { ContestFolder } from '../folder/contest-folder.ts';

/** The count of a folder's agreed papers: what `record-count` publishes, and the two blobs it names. */
export interface FolderCount {
  readonly body: ActBodies['record-count'];
  readonly blobs: readonly Uint8Array[];
}

/** Counts the papers that stand. Undefined for a tie that the declared ladder does not break: the contest stays open. */
export function folderCount(folder: ContestFolder, state: State): FolderCount | undefined {
  const standing = folder.batches.filter(({ batch }) => state.batches.get(batch)?.excluded === null);
  const candidates: readonly CandidateId[] = state.shortlist ?? [];
  const papers = mergeBallots(
    candidates,
    standing.map((row) => row.agreed),
  );
  const counted = countBallots(state, papers);
  const [elected] = counted.ok ? counted.value.elected : [];
  if (!counted.ok || elected === undefined) return undefined;
  const ballots = utf8(ballotsText(papers));
  const result = countBytes(counted.value);
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
