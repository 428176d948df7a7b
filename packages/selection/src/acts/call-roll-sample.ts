import { BOUND_LIMITS } from '@selectorate/roll';
import { z } from 'zod';
import { all, inStage, signedBy, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({
  /** How many leaves of the frozen roll are to be drawn. */
  size: z.int().min(1).max(BOUND_LIMITS.sample),
});

/** A01 The scrutineer calls for a random sample of the roll, before it is frozen: how large is fixed before anybody knows which. */
export const callRollSample = defineAct({
  kind: 'call-roll-sample',
  body,
  parts: [],
  admit: (state, act) =>
    all(
      inStage(state, 'set-up'),
      signedBy(state, act, { roles: ['scrutineer'] }),
      when(state.rollSample === null, 'house.roll-sample', () => refuse('already-decided', 'house.roll-sample')),
    ),
  apply: (state, { seq, body: { size } }) => ({
    ...state,
    rollSample: { seq, size, values: [], drawn: null, found: null },
  }),
});
