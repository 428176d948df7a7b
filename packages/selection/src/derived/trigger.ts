import { decideByThreshold, type ThresholdWorking, type UnitVote } from '@selectorate/count';
import type { State } from '../state.ts';
import { unitVote } from './unit-outcome.ts';

export type TriggerOutcome = 'triggered' | 'reselected' | 'undetermined';

/** Every registered unit's vote, in the order of registration. */
export const unitVotes = (state: State): readonly UnitVote[] =>
  [...state.units.values()].map((unit) => unitVote(state, unit));

/** The trigger's working under the pinned formula; null where the rulebook has no trigger ballot. */
export function triggerWorking(state: State): ThresholdWorking | null {
  const rules = state.rulebook.trigger;
  return rules === null ? null : decideByThreshold(unitVotes(state), rules.rule);
}

/** A met threshold opens a selection; it never deselects anybody (10-domain 1.4). */
export function triggerOutcome(working: ThresholdWorking): TriggerOutcome {
  const outcomes = { met: 'triggered', 'not-met': 'reselected', undetermined: 'undetermined' } as const;
  return outcomes[working.outcome];
}
