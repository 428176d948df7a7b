import type { Result } from '@selectorate/basics';
import { mergeBallots } from '@selectorate/count';
import { type CountToRecord, countToRecord, inSection, type Refusal, type State } from '@selectorate/selection';
import type { ContestFolder } from '../folder/contest-folder.ts';

/** Counts a folder's agreed papers that stand; refused while a tie is open. */
export function folderCount(folder: ContestFolder, state: State): Result<CountToRecord, Refusal> {
  const standing = folder.batches.filter(({ batch }) => state.batches.get(batch)?.excluded === null);
  const agreed = standing.map((row) => inSection(state, row.section, row.agreed));
  return countToRecord(state, mergeBallots(state.shortlist ?? [], agreed));
}
