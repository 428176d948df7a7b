import { err } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, holds, signedByOfficers, unitOf, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { interestAllows, keyIsFree, mayHold, seatName, withRole } from '../duties.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  person: field.id<'person'>(),
  role: field.code(
    'scrutineer',
    'teller',
    'body-member',
    'unit-secretary',
    'unit-teller',
    'incumbent',
    'candidate',
    'agent',
  ),
  /** For people of a unit. */
  unit: z.nullable(field.id<'unit'>()),
  /** For members of a decision body of the rulebook. */
  body: z.nullable(field.id<'body'>()),
  key: field.publicKey,
});

/** Two officers bring a person's key into the record and say what that person may do. The name is a private part. */
export const introducePerson = defineAct({
  kind: 'introduce-person',
  body,
  parts: ['name'],
  admit: (state, act) => {
    const { person, role, key } = act.body;
    const known = state.people.get(person);
    return all(
      when(state.contest !== null && state.stage !== 'closed', 'house.stages', () =>
        refuse('wrong-stage', 'house.stages', { stage: state.stage, due: 'before the close' }),
      ),
      signedByOfficers(state, act),
      placeFits(state, act.body),
      compositionOpen(state, act.body),
      seatFree(state, act.body),
      keyIsFree(state, person, key),
      mayHold(state, known, { role, body: act.body.body }),
      interestAllows(known, role),
    );
  },
  apply: (state, { body: { person, key, role, unit, body: of } }) => {
    const introduced = withRole(state, { id: person, key }, { role, unit, body: of });
    return role === 'incumbent'
      ? { ...introduced, incumbent: person as unknown as NonNullable<State['incumbent']> }
      : introduced;
  },
});

type Introduction = z.infer<typeof body>;

const placeOf = ({ unit, body: of }: Pick<Introduction, 'unit' | 'body'>) => ({
  ...(unit === null ? {} : { unit }),
  ...(of === null ? {} : { body: of }),
});

function placeFits(state: State, { role, unit, body: of }: Introduction): Check {
  const ofUnit = role === 'unit-secretary' || role === 'unit-teller';
  if (ofUnit !== (unit !== null)) return err(refuse('role-needs-unit', 'house.duties', { role }));
  if ((role === 'body-member') !== (of !== null)) return err(refuse('role-needs-body', 'house.duties', { role }));
  if (of !== null && !state.rulebook.bodies.some(({ id }) => id === of))
    return err(refuse('role-needs-body', 'house.duties', { role, body: of }));
  if (unit === null) return allowedBy('house.duties');
  const known = unitOf(state, unit);
  return known.ok ? allowedBy('house.duties') : known;
}

/** Seats of which a contest, or a unit, has one: another person takes it over by a published replacement, never beside. */
const SINGULAR: ReadonlySet<string> = new Set(['scrutineer', 'incumbent', 'unit-secretary', 'unit-teller']);

function seatFree(state: State, { person, role, unit, body: of }: Introduction): Check {
  const seat = { roles: [role], ...placeOf({ unit, body: of }) };
  const sitting = SINGULAR.has(role) ? state.seats.get(seatName({ role, unit })) : undefined;
  const taken = [sitting, person].find((each) => each !== undefined && holds(state.people.get(each), seat));
  return taken === undefined
    ? allowedBy('house.duties')
    : err(refuse('person-already-holds-role', 'house.duties', { person: taken, role }));
}

/**
 * A21: who decides is fixed with who votes, or when the body's own roll is frozen; after that a body changes only by a published
 * replacement, so that nobody brought in late signs its decisions.
 */
function compositionOpen(state: State, { role, body: of }: Introduction): Check {
  const open = state.roll === null && (of === null || !state.bodyRolls.has(of));
  return when(role !== 'body-member' || open, 'house.frozen-bodies', () =>
    refuse('composition-frozen', 'house.frozen-bodies', { role }),
  );
}
