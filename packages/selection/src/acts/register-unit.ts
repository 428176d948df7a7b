import { err } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  unit: field.id<'unit'>(),
  section: field.id<'section'>(),
  /** The body whose affiliated branch this is. */
  parentBody: z.nullable(field.id<'parent'>()),
  /** People entitled to vote in an affiliated branch, as it states; a party branch's number comes from the frozen roll. */
  entitled: z.nullable(field.whole),
});

/** A branch or affiliated branch that votes in the trigger ballot. Its title is a private part, usually published. */
export const registerUnit = defineAct({
  kind: 'register-unit',
  body,
  parts: ['title!'],
  admit: (state, act) =>
    all(
      inStage(state, 'set-up'),
      signedByOfficers(state, act),
      when(state.rulebook.trigger !== null, 'house.units', () => refuse('no-trigger-here', 'house.units')),
      when(!state.units.has(act.body.unit), 'house.units', () =>
        refuse('unit-already-registered', 'house.units', { unit: act.body.unit }),
      ),
      sectionFits(state, act.body),
    ),
  apply: (state, { body: { unit, ...rest } }) => ({
    ...state,
    units: state.units.set(unit, { id: unit, ...rest, returns: [] }),
  }),
});

function sectionFits(state: State, { section, entitled, unit }: z.infer<typeof body>): Check {
  const known = state.rulebook.sections.find(({ id }) => id === section);
  if (known === undefined) return err(refuse('section-unknown', 'house.units', { section }));
  const statesItsRoll = known.kind === 'affiliate';
  return statesItsRoll === (entitled !== null)
    ? allowedBy('house.units')
    : err(refuse('roll-not-consistent', 'house.units', { unit }));
}
