import { err, type PersonId, throwIllegalValue, type UnitId } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, holds, isHeld, type Seat, signedBy, signedByBody, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { REPLACEMENT_GROUNDS } from '../codes.ts';
import { defineAct } from '../define.ts';
import { appealClause, interestAllows, keyIsFree, mayHold, withRole } from '../duties.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { Act } from '../act.ts';
import type { Holding, Role, State } from '../state.ts';

const body = z.strictObject({
  leaves: field.id<'person'>(),
  enters: field.id<'person'>(),
  role: field.code(
    'returning-officer',
    'second-officer',
    'scrutineer',
    'teller',
    'body-member',
    'unit-secretary',
    'unit-teller',
  ),
  key: field.publicKey,
  ground: field.code(...REPLACEMENT_GROUNDS),
});

/**
 * One person takes over another's role in mid-contest. The leaver never signs, and nobody fills the seats that check
 * them: a scrutineer and a member of a body are replaced by a decision body, people of a unit by the unit's other officer
 * together with an officer of the contest, officers and tellers by two of the three who stay. From this entry on the
 * leaver's key opens nothing by that role.
 */
export const replaceOfficer = defineAct({
  kind: 'replace-officer',
  body,
  parts: ['name', 'reasons!'],
  admit: (state, act) => {
    const { leaves, enters, role, key } = act.body;
    const staying = withoutRole(state, act.body);
    return all(
      when(state.contest !== null && state.stage !== 'closed', 'house.stages', () =>
        refuse('wrong-stage', 'house.stages', { stage: state.stage, due: 'before the close' }),
      ),
      when(holds(state.people.get(leaves), { roles: [role] }), 'house.duties', () =>
        refuse('role-not-held', 'house.duties', { person: leaves, role }),
      ),
      when(leaves !== enters, 'house.duties', () =>
        refuse('person-already-holds-role', 'house.duties', { person: enters, role }),
      ),
      notToSilence(state, act.body),
      signedByThoseWhoStay(staying, act),
      keyIsFree(staying, enters, key),
      ...heldBy(state, leaves, role).map((held) => mayHold(staying, staying.people.get(enters), held)),
      interestAllows(staying.people.get(enters), role),
    );
  },
  apply: (state, act) => {
    const { leaves, enters, role, key, ground } = act.body;
    const held = heldBy(state, leaves, role);
    const entered = held.reduce(
      (next, { unit, body: of }) => withRole(next, { id: enters, key }, { role, unit, body: of }),
      withoutRole(state, act.body),
    );
    return withDiscretion(entered, act, { power: appealClause(state), ground, affects: leaves });
  },
});

type Replacement = z.infer<typeof body>;

/** Every seat of that role which the leaver holds: of several units, perhaps. */
const heldBy = (state: State, leaves: PersonId, role: Role): readonly Holding[] =>
  (state.people.get(leaves)?.holdings ?? []).filter((each) => each.role === role && isHeld(each));

function withoutRole(state: State, { leaves, role }: Replacement): State {
  const person = state.people.get(leaves);
  if (person === undefined) return state;
  const holdings = person.holdings.map((each) =>
    each.role === role && isHeld(each) ? { ...each, until: state.size } : each,
  );
  return { ...state, people: state.people.set(leaves, { ...person, holdings }) };
}

function signedByThoseWhoStay(staying: State, act: Pick<Act, 'by'> & { body: Replacement }): Check {
  const { leaves, role } = act.body;
  if (act.by.includes(leaves)) return err(refuse('signer-left', 'house.duties', { person: leaves }));
  const byBody = firstAllowed(staying.rulebook.bodies.map(({ id }) => signedByBody(staying, act, id)));
  if (byBody.ok) return byBody;
  switch (role) {
    case 'scrutineer':
    case 'body-member':
      return byBody;
    case 'unit-secretary':
    case 'unit-teller':
      return firstAllowed(
        unitsOf(staying, leaves, role).map((unit) =>
          signedBy(staying, act, { roles: ['unit-secretary', 'unit-teller'], unit }, OFFICER),
        ),
      );
    case 'returning-officer':
    case 'second-officer':
    case 'teller':
      return firstAllowed([
        signedBy(staying, act, OFFICER, { roles: ['scrutineer'] }),
        signedBy(staying, act, OFFICER, OFFICER),
      ]);
    default:
      return throwIllegalValue(role);
  }
}

const OFFICER: Seat = { roles: ['returning-officer', 'second-officer'] };

/** The first check that allows, or else the first refusal. */
function firstAllowed([first, ...others]: readonly Check[]): Check {
  if (first === undefined) return err(refuse('role-not-held', 'house.duties', { person: '', role: '' }));
  return first.ok ? first : (others.find((check) => check.ok) ?? first);
}

/** The units in which the leaver held the role until this act. */
function unitsOf(staying: State, leaves: PersonId, role: string): readonly UnitId[] {
  const ended =
    staying.people.get(leaves)?.holdings.filter((each) => each.role === role && each.until === staying.size) ?? [];
  return ended.flatMap(({ unit }) => unit ?? []);
}

/** A scrutineer who has said that they are not satisfied is not replaced before they say otherwise. */
function notToSilence(state: State, { role }: Replacement): Check {
  const silenced =
    role === 'scrutineer' && state.scrutiny !== null && !state.scrutiny.satisfied && state.declaration === null;
  return silenced ? err(refuse('scrutiny-not-satisfied', 'invariant.8')) : allowedBy('invariant.8');
}
