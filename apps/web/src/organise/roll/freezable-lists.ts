import type { PersonId } from '@selectorate/basics';
import type { State } from '@selectorate/selection';
import { holdersOf, holdsRole } from '../forms/who-signs.ts';

/** A unit or a decision body that can have its list frozen now. */
export interface FreezableList {
  readonly kind: 'unit' | 'body';
  readonly id: string;
}

/**
 * Whose lists somebody may freeze now: an officer those of every unit that has not voted, and of every body before the freeze; the
 * secretary and the teller of a unit their own. A list that is frozen is not frozen again. The rules say it once more (A21).
 */
export function freezableLists(
  state: State,
  { now, you }: { readonly now: string; readonly you: PersonId },
): readonly FreezableList[] {
  const isOfficer = holdsRole(state, you, 'returning-officer', 'second-officer');
  const units =
    state.stage === 'set-up' || state.stage === 'trigger'
      ? [...state.units.values()]
          .filter(({ id, returns }) => returns.length === 0 && !state.unitRolls.has(id))
          .filter(({ id }) => isOfficer || isOfUnit(state, you, id))
      : [];
  const freeze = state.deadlines.find(({ id }) => id === 'freeze');
  const isBefore = freeze === undefined || now < freeze.instant;
  const bodies =
    isOfficer && state.stage === 'set-up' && isBefore
      ? state.rulebook.bodies.filter(({ id }) => !state.bodyRolls.has(id))
      : [];
  return [
    ...units.map(({ id }): FreezableList => ({ kind: 'unit', id })),
    ...bodies.map(({ id }): FreezableList => ({ kind: 'body', id })),
  ];
}

/** Is this the secretary or the teller of a unit? */
const isOfUnit = (state: State, you: PersonId, unit: string): boolean =>
  [...holdersOf(state, 'unit-secretary', { unit }), ...holdersOf(state, 'unit-teller', { unit })].includes(you);
