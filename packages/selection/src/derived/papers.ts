import type { Batch, Figures } from '../paper-state.ts';
import type { State } from '../state.ts';

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** A batch's papers. `valid` is what its tellers agreed on; a ruling that excludes a batch rejects all of it. */
export function batchFigures(batch: Batch): Figures {
  const returned = batch.returned?.returned ?? 0;
  const spoilt = total(batch.returned?.spoilt ?? {});
  const excluded = batch.excluded !== null;
  return {
    issued: batch.issued,
    returned,
    notReturned: batch.issued - returned,
    spoilt,
    rejected: excluded ? returned - spoilt : total(batch.returned?.rejected ?? {}),
    valid: excluded ? 0 : (batch.agreed?.valid ?? 0),
  };
}

const NO_PAPERS: Figures = { issued: 0, returned: 0, notReturned: 0, spoilt: 0, rejected: 0, valid: 0 };

/** The contest's papers: what reconciliation, the scrutineer's statement and the count must all say. */
export function paperFigures(state: State): Figures {
  return [...state.batches.values()].map(batchFigures).reduce(
    (sum, batch) => ({
      issued: sum.issued + batch.issued,
      returned: sum.returned + batch.returned,
      notReturned: sum.notReturned + batch.notReturned,
      spoilt: sum.spoilt + batch.spoilt,
      rejected: sum.rejected + batch.rejected,
      valid: sum.valid + batch.valid,
    }),
    NO_PAPERS,
  );
}

/** Papers touched by incidents on which nobody has ruled: set against the margin (invariant 4). */
export function unresolvedPapers(state: State): number {
  return [...state.incidents.values()]
    .filter((each) => each.ruled === null)
    .reduce((sum, each) => sum + each.papers, 0);
}

export { total as totalOf };
