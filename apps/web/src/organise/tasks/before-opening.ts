import type { Facts, Said, ToDo } from './to-do.ts';
import { firstOf, forRole, toDo } from './to-do.ts';
import { missingSteps, SET_UP_STEPS } from '../wizard/steps.ts';

/** While the contest is prepared: the pages of the wizard, then the first act. */
export function tasksBeforeOpening(facts: Facts): readonly ToDo[] {
  const { view, plan, you } = facts;
  const isOfficer = view.people.some(
    ({ person, role }) => person === you && (role === 'returning-officer' || role === 'second-officer'),
  );
  const missing = missingSteps(facts);
  const pages = SET_UP_STEPS.filter((step) => step !== 'check' && (step !== 'units' || needsUnits(facts))).map(
    (step): ToDo => ({
      id: `step-${step}`,
      stage: 'set-up',
      title: { text: `organise-step-${step}` },
      status: plan.done.includes(step) && !missing.includes(step) ? 'completed' : 'incomplete',
      why: null,
      hint: isOfficer ? null : forRole('returning-officer'),
      href: isOfficer ? `/organise/c/${view.contest}/set-up/${step}` : null,
    }),
  );
  const second = view.people.find(({ role }) => role === 'second-officer');
  const blocked: Said | null = firstOf(
    missing.length > 0 && { text: 'organise-why-step', args: { step: missing[0] ?? '' } },
    second === undefined && { text: 'organise-why-second-invited' },
    second?.key === null && { text: 'organise-why-second-accepts' },
  );
  return [
    ...pages,
    toDo(facts, {
      id: 'open-contest',
      stage: 'set-up',
      kind: 'open-contest',
      done: false,
      blocked,
      yours: isOfficer,
      whose: forRole('returning-officer', 'second-officer'),
      href: `/organise/c/${view.contest}/set-up/check`,
    }),
  ];
}

const needsUnits = ({ state }: Facts): boolean => state.rulebook.trigger !== null;
