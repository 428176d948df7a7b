import { err } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, inStage, signedBy, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';
import { figuresAre, figuresField } from './reconcile.ts';

const body = z.strictObject({ figures: figuresField, satisfied: z.boolean(), concerns: field.whole });

/**
 * The scrutineer's statement: papers distributed, returned, valid and not, and whether they are satisfied. It comes before
 * any figure of the count is published (invariant 8), so it commits to the count in a private part: the hashes of papers
 * and result that `record-count` must then publish. A scrutineer who was not satisfied may state again.
 */
export const stateScrutiny = defineAct({
  kind: 'state-scrutiny',
  body,
  parts: ['statement!', 'count!?'],
  admit: (state, act) =>
    all(
      inStage(state, 'count'),
      signedBy(state, act, { roles: ['scrutineer'] }),
      when(state.scrutiny?.satisfied !== true, 'invariant.8', () => refuse('already-decided', 'invariant.8')),
      figuresAre(state, act.body.figures),
      signersSaw(act, state.reconciled?.seq ?? null),
      namesTheCount(state, act),
    ),
  apply: (state, { seq, commitments, body: { satisfied } }) => ({
    ...state,
    scrutiny: { seq, satisfied, count: commitments['count'] ?? null },
  }),
});

/** A satisfied scrutineer has seen a count and commits to it; a trigger that kept the incumbent has none. */
function namesTheCount(
  state: State,
  { body: { satisfied }, commitments }: { body: z.infer<typeof body>; commitments: Readonly<Record<string, string>> },
): Check {
  const due = satisfied && state.trigger !== 'reselected';
  const named = commitments['count'] !== undefined;
  if (due === named) return allowedBy('invariant.8');
  if (due) return err(refuse('commitment-missing', 'invariant.8', { kind: 'state-scrutiny', part: 'count' }));
  return err(refuse('commitment-unexpected', 'invariant.8', { kind: 'state-scrutiny', part: 'count' }));
}
