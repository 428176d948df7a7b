import { attemptDue, type Unit } from '@selectorate/selection';
import { holdsRole } from '../forms/who-signs.ts';
import { hasPassed } from './has-passed.ts';
import { bodyField, type Facts, firstOf, forRole, type ToDo, toDo, untilDone, untilPassed } from './to-do.ts';

/** Returns of units, from their own people or keyed from paper, and the outcome. */
export function triggerTasks(facts: Facts): readonly ToDo[] {
  const { state, you } = facts;
  if (state.rulebook.trigger === null || (state.intention !== null && state.intention !== 'stands')) return [];
  const officer = holdsRole(state, you, 'returning-officer', 'second-officer');
  const ofUnit = unitsOfPerson(facts);
  const all = state.roll === null ? [] : [...state.units.values()];
  const shown = officer || holdsRole(state, you, 'scrutineer') ? all : all.filter(({ id }) => ofUnit.has(id));
  return [
    ...shown.map((unit) => returnTask(facts, unit, { officer, own: ofUnit.has(unit.id) })),
    toDo(facts, {
      id: 'decide-trigger',
      stage: 'trigger',
      kind: 'decide-trigger',
      done: state.trigger !== null,
      blocked: firstOf(
        state.roll === null && untilDone('freeze-roll'),
        !hasPassed(state, 'returns-due') && untilPassed('returns-due'),
      ),
      yours: officer,
      whose: forRole('returning-officer', 'second-officer'),
    }),
  ];
}

function returnTask(
  facts: Facts,
  unit: Unit,
  { officer, own }: { readonly officer: boolean; readonly own: boolean },
): ToDo {
  const { state, naming } = facts;
  const due = attemptDue(state, unit);
  const retake = due === 2;
  return toDo(facts, {
    id: `return-${unit.id}`,
    stage: 'trigger',
    kind: 'return-unit-vote',
    title: { text: retake ? 'organise-task-retake' : 'organise-task-return', args: { unit: naming.unit(unit.id) } },
    // A tie orders a retake while units still meet; after the date for returns the tie stands as it is.
    done: due === null || (retake && hasPassed(state, 'returns-due')) || state.trigger !== null,
    blocked: null,
    yours: own || officer,
    whose: forRole('unit-secretary', 'unit-teller'),
    query: { unit: unit.id },
    isAbout: (draft) => bodyField(draft, 'unit') === unit.id,
  });
}

const unitsOfPerson = ({ state, you }: Facts): ReadonlySet<string> =>
  new Set(
    (state.people.get(you)?.holdings ?? []).flatMap(({ unit, until }) =>
      unit === null || until !== null ? [] : [unit as string],
    ),
  );
