import { err } from '@selectorate/basics';
import { z } from 'zod';
import { SERVER } from '../act.ts';
import { all, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({ deadline: field.id<'deadline'>() });

/** The clock's own act: a deadline has passed. Signed by the server and shown as such. */
export const passDeadline = defineAct({
  kind: 'pass-deadline',
  body,
  parts: [],
  admit: (state, { by, at, body: { deadline } }) => {
    const { clause } = state.rulebook.calendar;
    const known = state.deadlines.get(deadline);
    if (known === undefined) return err(refuse('deadline-unknown', clause, { deadline }));
    return all(
      when(by.length === 1 && by[0] === SERVER, 'house.clock', () =>
        refuse('signer-lacks-role', 'house.clock', { signers: by.join(', '), needed: 'server' }),
      ),
      when(known.passed === null, clause, () => refuse('lapse-repeated', clause, { deadline })),
      when(at >= known.instant, clause, () => refuse('deadline-not-reached', clause, { deadline })),
    );
  },
  apply: (state, { seq, body: { deadline } }) => {
    const known = state.deadlines.get(deadline);
    return known === undefined
      ? state
      : { ...state, deadlines: state.deadlines.set(deadline, { ...known, passed: seq }) };
  },
});
