import type { Result } from '@selectorate/basics';
import { mergeBallots, type PackedBallots } from '@selectorate/count';
import { type CountToRecord, countToRecord, inSection, type Refusal, type State } from '@selectorate/selection';
import type { ContestFolder } from '../folder/contest-folder.ts';

/** A folder's agreed papers that stand, each of its section. */
export function folderPapers(folder: ContestFolder, state: State): PackedBallots {
  const standing = folder.batches.filter(({ batch }) => state.batches.get(batch)?.excluded === null);
  const agreed = standing.map((row) => inSection(state, row.section, row.agreed));
  return mergeBallots(state.shortlist ?? [], agreed);
}

/** Counts a folder's agreed papers that stand; refused while a tie is open. */
export const folderCount = (folder: ContestFolder, state: State): Result<CountToRecord, Refusal> =>
  countToRecord(state, folderPapers(folder, state));
