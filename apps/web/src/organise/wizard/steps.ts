import type { ContestShape } from '@selectorate/api';
import type { State } from '@selectorate/selection';
import type { Plan } from './plan.ts';
import { calendarFaults } from './calendar.ts';

/** Pages of the wizard once the contest is prepared; those before it stand in `new-contest.ts`. */
export const SET_UP_STEPS = ['roll', 'dates', 'units', 'candidates', 'people', 'check'] as const;
export type SetUpStep = (typeof SET_UP_STEPS)[number];

interface Prepared {
  readonly view: Pick<ContestShape, 'roll' | 'zone' | 'people'>;
  readonly plan: Plan;
  readonly state: Pick<State, 'rulebook'>;
}

/** Pages whose answers are not enough to open the contest, in their order. */
export function missingSteps({ view, plan, state: { rulebook } }: Prepared): readonly SetUpStep[] {
  const missing: readonly (readonly [SetUpStep, boolean])[] = [
    ['roll', view.roll === null],
    ['dates', calendarFaults(rulebook, plan.calendar, view.zone).length > 0],
    ['units', rulebook.trigger !== null && plan.units.length === 0],
    ['candidates', plan.candidates.length === 0],
    ['people', !view.people.some(({ role }) => role === 'second-officer')],
  ];
  return missing.flatMap(([step, isMissing]) => (isMissing ? [step] : []));
}

/** The page after this one; rulebooks without units have no page for them. */
export function stepAfter(step: SetUpStep, { trigger }: State['rulebook']): SetUpStep {
  const steps = SET_UP_STEPS.filter((each) => each !== 'units' || trigger !== null);
  return steps[steps.indexOf(step) + 1] ?? 'check';
}
