import { type DeadlineId, err, formatPercent } from '@selectorate/basics';
import { z } from 'zod';
import { afterDeadline, all, inStage, signedByOfficers, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { triggerOutcome, triggerWorking } from '../derived/trigger.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({ outcome: field.code('triggered', 'reselected', 'undetermined') });

/**
 * The officers state what the returns come to under the pinned formula. A statement that differs from the working is
 * refused with the working (A17): nobody can misread the threshold into the record.
 */
export const decideTrigger = defineAct({
  kind: 'decide-trigger',
  body,
  parts: [],
  admit: (state, act) => {
    const working = triggerWorking(state);
    const clause = state.rulebook.trigger?.clause;
    if (working === null || clause === undefined) return err(refuse('no-trigger-here', 'house.units'));
    const outcome = triggerOutcome(working);
    return all(
      inStage(state, 'trigger'),
      when(state.trigger === null, 'house.stages', () => refuse('already-decided', 'house.stages')),
      signedByOfficers(state, act),
      signersSaw(act, state.deadlines.get('returns-due' as DeadlineId)?.passed ?? null),
      afterDeadline(state, 'returns-due', clause),
      when(act.body.outcome === outcome, clause, () =>
        refuse('outcome-differs', clause, {
          stated: act.body.outcome,
          computed: outcome,
          share: working.share === null ? 'none' : formatPercent(working.share),
        }),
      ),
    );
  },
  apply: (state, { body: { outcome } }) => {
    const stages = { triggered: 'shortlist', reselected: 'count', undetermined: 'trigger' } as const;
    return { ...state, trigger: outcome, stage: stages[outcome] };
  },
});
