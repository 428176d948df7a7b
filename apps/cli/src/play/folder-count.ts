import { mergeBallots } from '@selectorate/count';
import { type CountToRecord, countToRecord, type State } from '@selectorate/selection';
import type { ContestFolder } from '../folder/contest-folder.ts';

/** Counts a folder's agreed papers that stand. Undefined for a tie that the declared ladder does not break. */
export function folderCount(folder: ContestFolder, state: State): CountToRecord | undefined {
  const standing = folder.batches.filter(({ batch }) => state.batches.get(batch)?.excluded === null);
  const agreed = standing.map((row) => row.agreed);
  return countToRecord(state, mergeBallots(state.shortlist ?? [], agreed));
}
