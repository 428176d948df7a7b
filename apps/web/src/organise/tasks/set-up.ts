import { toIntroduce, toRegister } from '../forms/entering.ts';
import { holdersOf, holdsRole } from '../forms/who-signs.ts';
import { isReportOld } from '../roll/is-reported.ts';
import { hasPassed } from './has-passed.ts';
import { rollTasks } from './roll.ts';
import { type Facts, firstOf, forRole, type ToDo, toDo, untilDone, untilPassed } from './to-do.ts';

/** From the first act to the freeze of the roll. */
export function setUpTasks(facts: Facts): readonly ToDo[] {
  const { state, view, plan, you, drafts } = facts;
  const officer = holdsRole(state, you, 'returning-officer', 'second-officer');
  const at = (kind: string) => `/organise/c/${view.contest}/all/${kind}`;
  const ofOfficers = { yours: officer, whose: forRole('returning-officer', 'second-officer') };
  const waiting = toIntroduce(view, state);
  const accepts = view.people.filter(({ standing }) => standing === 'invited').length;
  const units = toRegister(plan, state);
  const frozen = state.roll !== null;
  const undeclared = undeclaredOfficers(facts);
  const incumbent = state.incumbent !== null;
  const pending = (kind: string) => drafts.some((draft) => draft.kind === kind && draft.standing.kind === 'open');
  return [
    {
      ...toDo(facts, {
        id: 'introduce',
        stage: 'set-up',
        kind: 'introduce-person',
        title: { text: 'organise-task-introduce', args: { people: waiting.length } },
        done: waiting.length === 0 && accepts === 0,
        blocked: waiting.length === 0 ? { text: 'organise-why-accepts', args: { people: accepts } } : null,
        ...ofOfficers,
        isAbout: () => false,
        href: at('introduce-person'),
      }),
      ...(pending('introduce-person') ? { hint: { text: 'organise-hint-drafts-wait' } } : {}),
    },
    ...interests(facts),
    toDo(facts, {
      id: 'calendar',
      stage: 'set-up',
      kind: 'set-calendar',
      done: !state.deadlines.isEmpty(),
      blocked: null,
      ...ofOfficers,
    }),
    ...(state.rulebook.trigger === null
      ? []
      : [
          {
            ...toDo(facts, {
              id: 'units',
              stage: 'set-up',
              kind: 'register-unit',
              title: { text: 'organise-task-units', args: { units: units.length } },
              done: units.length === 0 && !state.units.isEmpty(),
              blocked:
                plan.units.length === 0 && officer ? { text: 'organise-why-step', args: { step: 'units' } } : null,
              ...ofOfficers,
              isAbout: () => false,
              href: at('register-unit'),
            }),
            ...(pending('register-unit') ? { hint: { text: 'organise-hint-drafts-wait' } } : {}),
          },
        ]),
    toDo(facts, {
      id: 'intention',
      stage: 'set-up',
      kind: 'state-intention',
      done: state.intention !== null,
      blocked: plannedIncumbentMissing(facts) ? { text: 'organise-why-incumbent' } : null,
      yours: incumbent ? holdsRole(state, you, 'incumbent') : officer,
      whose: incumbent ? forRole('incumbent') : forRole('returning-officer', 'second-officer'),
    }),
    ...rollTasks(facts),
    toDo(facts, {
      id: 'freeze',
      stage: 'set-up',
      kind: 'freeze-roll',
      done: frozen,
      blocked: firstOf(
        state.deadlines.isEmpty() && untilDone('set-calendar'),
        units.length > 0 && untilDone('register-unit'),
        holdersOf(state, 'scrutineer').length === 0 && { text: 'organise-why-scrutineer' },
        undeclared && { text: 'organise-why-interests' },
        state.intention === null && untilDone('state-intention'),
        view.roll === null && officer && { text: 'organise-why-roll' },
        isReportOld(state, facts.newestList) && { text: 'organise-why-report-old' },
        !hasPassed(state, 'freeze') && untilPassed('freeze'),
      ),
      ...ofOfficers,
    }),
  ];
}

const DECLARING = ['returning-officer', 'second-officer', 'scrutineer', 'teller'] as const;

/** Your own declaration, and for officers what is still missing of the others. */
function interests(facts: Facts): readonly ToDo[] {
  const { state, you } = facts;
  const own = state.people.get(you);
  if (own === undefined) return [];
  const yours = toDo(facts, {
    id: 'interest',
    stage: 'set-up',
    kind: 'declare-interest',
    done: own.interests !== null,
    blocked: null,
    yours: true,
    whose: forRole(),
    isAbout: (draft) => draft.by.includes(you),
  });
  const missing = [...new Set(DECLARING.flatMap((role) => holdersOf(state, role)))].filter(
    (person) => person !== you && state.people.get(person)?.interests === null,
  );
  return missing.length === 0 || yours.status === 'incomplete'
    ? [yours]
    : [
        {
          ...yours,
          status: 'incomplete',
          hint: {
            text: 'organise-hint-others-declare',
            args: { people: missing.map((each) => facts.naming.person(each)).join(', ') },
          },
        },
      ];
}

const undeclaredOfficers = ({ state }: Facts): boolean =>
  (['returning-officer', 'second-officer', 'scrutineer'] as const)
    .flatMap((role) => holdersOf(state, role))
    .some((person) => state.people.get(person)?.interests === null);

/** An incumbent was planned and has not been brought in: a vacancy is not to be recorded by mistake. */
const plannedIncumbentMissing = ({ plan, view, state }: Facts): boolean =>
  state.incumbent === null &&
  (plan.candidates.some(({ incumbent }) => incumbent) || view.people.some(({ role }) => role === 'incumbent'));
