import { z } from 'zod';
import { all, inStage, signedBy, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import { figuresAre, figuresField } from './reconcile.ts';

const body = z.strictObject({ figures: figuresField, satisfied: z.boolean(), concerns: field.whole });

/** The scrutineer's statement: papers distributed, returned, valid and not, and whether they are satisfied (invariant 8). */
export const stateScrutiny = defineAct({
  kind: 'state-scrutiny',
  body,
  parts: ['statement'],
  admit: (state, act) =>
    all(
      inStage(state, 'count'),
      signedBy(state, act, { roles: ['scrutineer'] }),
      when(state.counted !== null || state.trigger === 'reselected', 'invariant.8', () =>
        refuse('ballots-differ', 'invariant.8'),
      ),
      figuresAre(state, act.body.figures),
    ),
  apply: (state, { seq, body: { satisfied } }) => ({ ...state, scrutiny: { seq, satisfied } }),
});
