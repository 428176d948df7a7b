import type { BatchId, ClauseId, UnitId } from '@selectorate/basics';
import type { Act } from './act.ts';
import type { Batch } from './paper-state.ts';
import type { State, Unit } from './state.ts';

/** The state with one unit changed; a unit that is not there is a bug of the act's own checks. */
export function withUnit(state: State, unit: UnitId, change: (unit: Unit) => Unit): State {
  const known = state.units.get(unit);
  if (known === undefined) throw new Error(`no unit ${unit}`);
  return { ...state, units: state.units.set(unit, change(known)) };
}

export function withBatch(state: State, batch: BatchId, change: (batch: Batch) => Batch): State {
  const known = state.batches.get(batch);
  if (known === undefined) throw new Error(`no batch ${batch}`);
  return { ...state, batches: state.batches.set(batch, change(known)) };
}

/** Invariant 6: the state with one more entry in the register of discretion. */
export function withDiscretion(
  state: State,
  act: Pick<Act, 'seq' | 'kind' | 'by'>,
  { power, ground, affects }: { power: ClauseId; ground: string; affects: string },
): State {
  const entry = { seq: act.seq, kind: act.kind, by: act.by, power, ground, affects };
  return { ...state, discretions: state.discretions.push(entry) };
}
