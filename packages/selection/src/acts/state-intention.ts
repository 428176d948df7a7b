import { z } from 'zod';
import { all, inStage, signedBy, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({ intention: field.code('stands', 'does-not-stand', 'vacancy') });

/** Whether the incumbent stands again: in their own hand, or a vacancy that both officers record. */
export const stateIntention = defineAct({
  kind: 'state-intention',
  body,
  parts: [],
  admit: (state, act) =>
    all(
      inStage(state, 'set-up'),
      act.body.intention === 'vacancy' ? signedByOfficers(state, act) : signedBy(state, act, { roles: ['incumbent'] }),
      when(act.body.intention !== 'vacancy' || state.incumbent === null, 'house.intention', () =>
        refuse('incumbent-in-office', 'house.intention', { incumbent: state.incumbent ?? '' }),
      ),
      when(state.intention === null, 'house.intention', () => refuse('intention-already-stated', 'house.intention')),
    ),
  apply: (state, { body: { intention } }) => ({ ...state, intention }),
});
