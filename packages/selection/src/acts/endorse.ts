import { z } from 'zod';
import { all, inStage, signedByBody, signersSaw, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({ decision: field.code('endorsed', 'refused') });

/** The body of the rulebook endorses the candidate or refuses: discretion, with reasons and an appeal. */
export const endorse = defineAct({
  kind: 'endorse',
  body,
  parts: ['reasons!'],
  admit: (state, act) => {
    const { clause, body: decides } = state.rulebook.endorsement;
    return all(
      inStage(state, 'declared'),
      signedByBody(state, act, decides),
      signersSaw(act, state.declaration?.seq ?? null),
      when(state.declaration?.winner != null, clause, () => refuse('not-declared', clause)),
      when(state.endorsement === null, clause, () => refuse('already-decided', clause)),
    );
  },
  apply: (state, act) => {
    const { decision } = act.body;
    const power = state.rulebook.endorsement.clause;
    return withDiscretion({ ...state, endorsement: { seq: act.seq, decision } }, act, {
      power,
      ground: decision,
      affects: `${state.declaration?.winner}`,
    });
  },
});
