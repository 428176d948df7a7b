import type { BatchId } from '@selectorate/basics';
import type { Instant } from '../instant.ts';
import type { State } from '../state.ts';

export interface RemedyApplied {
  readonly remedy: string;
  readonly batch: BatchId | null;
  readonly seq: number;
  readonly at: Instant;
}

/**
 * The state after a remedy. Excluding papers undoes the reconciliation, count, scrutiny and lots that held them: they are made
 * again from what stands. A re-run ends this contest; the next inherits its frozen roll.
 */
export function withoutBatches(state: State, { remedy, batch, seq, at }: RemedyApplied): State {
  const channel = batch === null ? undefined : state.batches.get(batch)?.channel;
  switch (remedy) {
    case 'recount-batch':
      return batch === null
        ? state
        : recountFrom(
            withBatches(state, (each) => (each.id === batch ? { ...each, keyings: [], agreed: null } : each)),
          );
    case 'exclude-batch':
      return recountFrom(withBatches(state, (each) => (each.id === batch ? { ...each, excluded: seq } : each)));
    case 'exclude-channel':
      return recountFrom(withBatches(state, (each) => (each.channel === channel ? { ...each, excluded: seq } : each)));
    case 'rerun':
      return { ...state, stage: 'closed', declaration: { seq, at, winner: null, endedBy: 'rerun' } };
    default:
      return state;
  }
}

type Batch = NonNullable<ReturnType<State['batches']['get']>>;

const withBatches = (state: State, change: (batch: Batch) => Batch): State => ({
  ...state,
  batches: state.batches.map(change),
});

const recountFrom = (state: State): State => ({
  ...state,
  stage: 'ballot',
  reconciled: null,
  counted: null,
  scrutiny: null,
  // A decision to declare all the same was about the margin of the count that is undone.
  anomaliesDecided: null,
  // Lots were drawn for ties of that count, too: another tie, though it looked the same, has not been drawn for.
  lotsDrawn: [],
});
