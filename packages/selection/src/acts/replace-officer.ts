import { err } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, holds, isHeld, signedBy, signedByBody, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { REPLACEMENT_GROUNDS } from '../codes.ts';
import { defineAct } from '../define.ts';
import { appealClause, interestAllows, keyIsFree, mayHold, withRole } from '../duties.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { Act } from '../act.ts';
import type { State } from '../state.ts';

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
 * One person takes over another's role in mid-contest. The leaver never signs: two of the three officers who stay do,
 * or two members of the body that decides challenges. From this entry on the leaver's key opens nothing by that role.
 */
export const replaceOfficer = defineAct({
  kind: 'replace-officer',
  body,
  parts: ['name', 'reasons'],
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
      signedByThoseWhoStay(staying, act),
      keyIsFree(staying, enters, key),
      mayHold(staying, staying.people.get(enters), role),
      interestAllows(staying.people.get(enters), role),
    );
  },
  apply: (state, act) => {
    const { leaves, enters, role, key, ground } = act.body;
    const held = (state.people.get(leaves)?.holdings ?? []).filter((each) => each.role === role && isHeld(each));
    const entered = held.reduce(
      (next, { unit, body: of }) => withRole(next, { id: enters, key }, { role, unit, body: of }),
      withoutRole(state, act.body),
    );
    return withDiscretion(entered, act, { power: appealClause(state), ground, affects: leaves });
  },
});

type Replacement = z.infer<typeof body>;

function withoutRole(state: State, { leaves, role }: Replacement): State {
  const person = state.people.get(leaves);
  if (person === undefined) return state;
  const holdings = person.holdings.map((each) =>
    each.role === role && isHeld(each) ? { ...each, until: state.size } : each,
  );
  return { ...state, people: state.people.set(leaves, { ...person, holdings }) };
}

function signedByThoseWhoStay(staying: State, act: Pick<Act, 'by'> & { body: Replacement }): Check {
  if (act.by.includes(act.body.leaves)) return err(refuse('signer-left', 'house.duties', { person: act.body.leaves }));
  const officers = signedBy(
    staying,
    act,
    { roles: ['returning-officer', 'second-officer'] },
    { roles: ['second-officer', 'scrutineer'] },
  );
  if (officers.ok) return allowedBy('house.two-persons');
  const mixed = signedBy(staying, act, { roles: ['returning-officer'] }, { roles: ['scrutineer'] });
  if (mixed.ok) return mixed;
  const ofBody = signedByBody(staying, act, staying.rulebook.challenges.decidedBy);
  return ofBody.ok ? ofBody : officers;
}
