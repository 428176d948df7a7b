import type { ContestShape, ParticipantShape } from '@selectorate/api';
import type { Id, PersonId, SectionId, UnitId } from '@selectorate/basics';
import { pinRulebook, type Rulebook } from '@selectorate/rulebook';
import { type ActBodies, hashHex, SEMANTICS, type State } from '@selectorate/selection';
import type { Plan, PlannedUnit } from '../wizard/plan.ts';
import { draftFor, part, type Prepared, publishedPart } from './setting.ts';
import { officersOf } from './who-signs.ts';

type Party = ContestShape['people'][number];

/** The first act: what was settled when the contest was prepared, and the keys of the two officers who sign it. */
export function openContest(view: ContestShape, rulebook: Rulebook): Prepared | null {
  const [first, second] = [officer(view, 'returning-officer'), officer(view, 'second-officer')];
  if (first === null || second === null) return null;
  const { log, server, relyingParty, witnesses } = view.keys;
  const body = {
    semantics: SEMANTICS,
    binding: view.binding,
    clock: view.clock,
    zone: view.zone,
    rulebook: hashHex(pinRulebook(rulebook).bytes),
    log,
    witnesses: witnesses.map(({ name, key }) => ({ name, key })),
    server,
    relyingParty,
    returningOfficer: first,
    secondOfficer: second,
  } satisfies ActBodies['open-contest'];
  return draftFor('open-contest', body, {
    by: [first.person, second.person],
    parts: { title: publishedPart(view.title) },
  });
}

function officer({ people }: ContestShape, role: 'returning-officer' | 'second-officer') {
  const held = people.find((each) => each.role === role && each.key !== null);
  return held?.key === null || held === undefined ? null : { person: held.person as PersonId, key: held.key };
}

/** People who accepted and are not in the record in that role yet; those of units once their unit is. */
export const toIntroduce = ({ people }: Pick<ContestShape, 'people'>, state: State): readonly ParticipantShape[] =>
  people.filter(
    (each) =>
      each.key !== null &&
      each.role !== 'returning-officer' &&
      each.role !== 'second-officer' &&
      (each.unit === null || state.units.has(each.unit as UnitId)) &&
      !holds(state, each),
  );

function holds(state: State, { person, role, unit, body }: Party): boolean {
  const holdings = state.people.get(person as PersonId)?.holdings ?? [];
  return holdings.some((held) => held.role === role && held.unit === unit && held.body === body);
}

/** Both officers bring one person's key into the record. */
export function introducePerson(state: State, { person, role, unit, body, key, name }: ParticipantShape): Prepared {
  const introduced = { person, role, unit, body, key } as unknown as ActBodies['introduce-person'];
  return draftFor('introduce-person', introduced, {
    by: officersOf(state),
    parts: { name: part(person, name ?? person, false) },
  });
}

/** Units of the plan that are not registered yet. */
export const toRegister = ({ units }: Plan, state: State): readonly PlannedUnit[] =>
  units.filter(({ unit }) => !state.units.has(unit as UnitId));

/** A unit with its title; ids of parent bodies are numbers, so that no name enters the public record. */
export function registerUnit(
  state: State,
  plan: Plan,
  { unit, section, title, parentBody, entitled }: PlannedUnit,
): Prepared {
  const parents = [...new Set(plan.units.flatMap((each) => each.parentBody ?? []))];
  const parent = parentBody === null ? null : (`parent-${parents.indexOf(parentBody) + 1}` as Id<'parent'>);
  return draftFor(
    'register-unit',
    { unit: unit as UnitId, section: section as SectionId, parentBody: parent, entitled },
    { by: officersOf(state), parts: { title: { ...publishedPart({ title, parentBody }), subject: unit } } },
  );
}
