import { err, ok } from '@selectorate/basics';
import { z } from 'zod';
import type { Act } from '../act.ts';
import {
  all,
  allowedBy,
  type Check,
  beforeDeadline,
  holds,
  inStage,
  signedByOfficers,
  unitOf,
  when,
} from '../checks.ts';
import { signedBy } from '../checks.ts';
import { defineAct } from '../define.ts';
import { smallRollMatches } from '../derived/small-roll.ts';
import * as field from '../fields.ts';
import { partOf } from '../parts.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  /** The unit whose roll it is, or null. */
  unit: z.nullable(field.id<'unit'>()),
  /** The decision body whose roll it is, or null. */
  body: z.nullable(field.id<'body'>()),
  version: field.id<'roll-version'>(),
  root: field.hash,
  members: field.whole,
});
type SmallFreeze = z.infer<typeof body>;

/**
 * A21 The roll of one unit or decision body is frozen for itself, in the same form as the roll of all: nobody can be brought in
 * between the freeze and the vote. A unit's by its secretary and teller or the two officers, before its first return; a body's
 * by the two officers before the freeze.
 */
export const freezeUnitRoll = defineAct({
  kind: 'freeze-unit-roll',
  body,
  parts: ['roll'],
  admit: (state, act) => {
    const { unit, body: of } = act.body;
    if ((unit === null) === (of === null))
      return err(refuse('act-malformed', 'house.frozen-bodies', { what: 'act.body.unit' }));
    return unit === null ? bodyFreezable(state, act, of ?? '') : unitFreezable(state, act, unit);
  },
  apply: (state, { seq, body: { unit, body: of, version, root, members } }) => {
    const frozen = { seq, version, root, members };
    if (unit !== null) return { ...state, unitRolls: state.unitRolls.set(unit, frozen) };
    return of === null ? state : { ...state, bodyRolls: state.bodyRolls.set(of, frozen) };
  },
  checkParts: (state, act, parts) => {
    const { unit, body: of, ...stated } = act.body;
    const small = { of: unit ?? of ?? '', ...stated };
    const matches = smallRollMatches(state, small, partOf(act, 'roll', parts));
    if (matches.ok) return ok(null);
    return err(refuse(matches.error === 'missing' ? 'part-missing' : 'part-differs', 'invariant.1', { part: 'roll' }));
  },
});

type Freezing = Pick<Act, 'by'> & { readonly body: SmallFreeze };

function unitFreezable(state: State, act: Freezing, unit: NonNullable<SmallFreeze['unit']>): Check {
  const known = unitOf(state, unit);
  if (!known.ok) return known;
  const { entitled, returns } = known.value;
  const own = act.by.some((person) =>
    holds(state.people.get(person), { roles: ['unit-secretary', 'unit-teller'], unit }),
  );
  return all(
    inStage(state, 'set-up', 'trigger'),
    own
      ? signedBy(state, act, { roles: ['unit-secretary'], unit }, { roles: ['unit-teller'], unit })
      : signedByOfficers(state, act),
    when(!state.unitRolls.has(unit) && returns.length === 0, 'house.frozen-bodies', () =>
      refuse('already-decided', 'house.frozen-bodies', { unit }),
    ),
    // An affiliate's own word, or the frozen roll of all, said the number before.
    when(entitled === null || act.body.members <= entitled, 'house.units', () =>
      refuse('roll-not-consistent', 'house.units', { unit, members: act.body.members, accounted: entitled ?? 0 }),
    ),
  );
}

function bodyFreezable(state: State, act: Freezing, of: string): Check {
  const known = state.rulebook.bodies.find(({ id }) => id === of);
  if (known === undefined)
    return err(refuse('role-needs-body', 'house.frozen-bodies', { role: 'body-member', body: of }));
  const sitting = state.people.count((person) => holds(person, { roles: ['body-member'], body: of }));
  return all(
    inStage(state, 'set-up'),
    signedByOfficers(state, act),
    beforeDeadline(state, 'freeze', state.rulebook.calendar.clause),
    when(!state.bodyRolls.has(of), 'house.frozen-bodies', () =>
      refuse('already-decided', 'house.frozen-bodies', { body: of }),
    ),
    // Whoever signs for it is of it.
    when(sitting <= act.body.members && known.quorum <= act.body.members, 'house.frozen-bodies', () =>
      refuse('roll-not-consistent', 'house.frozen-bodies', { body: of, members: act.body.members, accounted: sitting }),
    ),
    allowedBy('house.frozen-bodies'),
  );
}
