import type { DeadlineId } from '@selectorate/basics';
import { challengesClose, retentionEnds } from '@selectorate/rulebook';
import type { Instant } from '../instant.ts';
import type { State } from '../state.ts';

/** When the challenge window closes and the papers may go, for a declaration at `at`. */
export function momentsDue(state: State, at: Instant) {
  const declared = { instant: at, zone: state.zone ?? 'UTC' };
  return {
    challenge: challengesClose(state.rulebook.challenges, declared),
    retention: retentionEnds(state.rulebook.retention, declared),
  };
}

/** The state with the challenge window and the retention clock running. */
export function afterDeclaration(
  state: State,
  moments: Readonly<Record<string, { civil: string; instant: Instant }>>,
): State {
  const zone = state.zone ?? 'UTC';
  const deadlines = Object.entries(moments).reduce(
    (all, [name, moment]) => all.set(name as DeadlineId, { id: name as DeadlineId, ...moment, zone, passed: null }),
    state.deadlines,
  );
  return { ...state, deadlines };
}
