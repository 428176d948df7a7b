import { err } from '@selectorate/basics';
import { z } from 'zod';
import { afterDeadline, all, allowedBy, type Check, inStage, signedBy, signersSaw } from '../checks.ts';
import { NOT_ISSUED_REASONS } from '../codes.ts';
import { defineAct } from '../define.ts';
import { paperFigures, totalOf } from '../derived/papers.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { Figures } from '../paper-state.ts';
import type { State } from '../state.ts';

export const figuresField = z.strictObject({
  issued: field.whole,
  returned: field.whole,
  notReturned: field.whole,
  spoilt: field.whole,
  rejected: field.whole,
  valid: field.whole,
});

const body = z.strictObject({ figures: figuresField, notIssued: field.byReason(...NOT_ISSUED_REASONS) });

/** Every paper and every eligible member accounted for, before anything is counted (invariant 1, A13, A25). */
export const reconcile = defineAct({
  kind: 'reconcile',
  body,
  parts: [],
  admit: (state, act) =>
    all(
      inStage(state, 'ballot'),
      signedBy(state, act, { roles: ['returning-officer'] }, { roles: ['scrutineer'] }),
      signersSaw(act, latestAgreement(state)),
      afterDeadline(state, 'ballot-closes', state.rulebook.calendar.clause),
      everyBatchAgreed(state),
      figuresAre(state, act.body.figures),
      everyoneAccounted(state, act.body),
    ),
  apply: (state, { seq, body: { figures, notIssued } }) => ({
    ...state,
    stage: 'count',
    reconciled: { ...figures, seq, notIssued },
    // Papers are known from here on: whoever reveals now could choose. A recount opens this no second time.
    lotValuesFixed: state.lotValuesFixed ?? seq,
  }),
});

function everyBatchAgreed(state: State): Check {
  const open = state.batches.find((batch) => batch.agreed === null && batch.excluded === null);
  if (open !== undefined) return err(refuse('batch-not-agreed', 'invariant.1', { batch: open.id }));
  return state.batches.isEmpty() ? err(refuse('ballot-not-issued', 'invariant.1')) : allowedBy('invariant.1');
}

/** The figures are those of the batches, each one. */
export function figuresAre(state: State, stated: Figures): Check {
  const computed = paperFigures(state);
  const names = ['issued', 'returned', 'notReturned', 'spoilt', 'rejected', 'valid'] as const;
  const wrong = names.find((name) => stated[name] !== computed[name]);
  return wrong === undefined
    ? allowedBy('invariant.1')
    : err(refuse('figures-differ', 'invariant.1', { figure: wrong, stated: stated[wrong], computed: computed[wrong] }));
}

function everyoneAccounted(state: State, { figures, notIssued }: z.infer<typeof body>): Check {
  const eligible = state.roll?.eligibleBallot ?? 0;
  const accounted = figures.issued + totalOf(notIssued);
  return accounted === eligible
    ? allowedBy('invariant.1')
    : err(refuse('eligible-not-accounted', 'invariant.1', { eligible, accounted }));
}

/** The last agreement on a batch; the signers of a reconciliation had seen it. */
function latestAgreement({ batches }: State): number | null {
  const agreed = [...batches.values()].flatMap((batch) => batch.agreed?.seq ?? []);
  return agreed.length === 0 ? null : Math.max(...agreed);
}
