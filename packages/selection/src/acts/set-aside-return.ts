import { err } from '@selectorate/basics';
import { z } from 'zod';
import { all, inStage, signedBy, unitOf, when } from '../checks.ts';
import { withDiscretion, withUnit } from '../change.ts';
import { SET_ASIDE_GROUNDS } from '../codes.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { Unit, UnitReturn } from '../state.ts';

const body = z.strictObject({
  unit: field.id<'unit'>(),
  attempt: z.union([z.literal(1), z.literal(2)]),
  ground: field.code(...SET_ASIDE_GROUNDS),
});

/** Two officers rule a unit's return invalid, with a ground and reasons; it stays in the record and may be appealed. */
export const setAsideReturn = defineAct({
  kind: 'set-aside-return',
  body,
  parts: ['reasons!'],
  admit: (state, act) => {
    const unit = unitOf(state, act.body.unit);
    if (!unit.ok) return unit;
    const standing = standingReturn(unit.value, act.body.attempt);
    if (standing === undefined)
      return err(refuse('return-unknown', 'house.units', { unit: act.body.unit, attempt: act.body.attempt }));
    return all(
      inStage(state, 'trigger'),
      when(state.trigger === null, 'house.stages', () => refuse('already-decided', 'house.stages')),
      signedBy(state, act, { roles: ['returning-officer', 'second-officer'] }, { roles: ['scrutineer'] }),
    );
  },
  apply: (state, act) => {
    const { unit, attempt, ground } = act.body;
    const changed = withUnit(state, unit, (known) => ({
      ...known,
      returns: known.returns.map((made) =>
        made === standingReturn(known, attempt) ? { ...made, setAside: ground } : made,
      ),
    }));
    return withDiscretion(changed, act, {
      power: state.rulebook.trigger?.clause ?? state.rulebook.challenges.clause,
      ground,
      affects: `unit ${unit}`,
    });
  },
});

const standingReturn = (unit: Unit, attempt: number): UnitReturn | undefined =>
  unit.returns.find((made) => made.attempt === attempt && made.setAside === null);
