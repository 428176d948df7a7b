import { z } from 'zod';
import { all, beforeDeadline, inStage, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { hasRung, lotDraw } from '../derived/lots.ts';
import { mayCommit, signedByContributor, withCommitted } from '../derived/values.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

/** See `lotCommitment` for what is hashed. */
const body = z.strictObject({ commitment: field.hash });

/**
 * A56 One person's part in the lots, fixed before the ballot closes and so before anything is known of its papers: the hash
 * of 32 bytes that they reveal afterwards. Nobody can choose a tie who does not know the others' values.
 */
export const commitLotValue = defineAct({
  kind: 'commit-lot-value',
  body,
  parts: [],
  admit: (state, act) => {
    const { clause } = state.rulebook.ballot;
    return all(
      inStage(state, 'set-up', 'trigger', 'shortlist', 'ballot'),
      signedByContributor(state, act),
      when(hasRung(state, 'sha256'), clause, () => refuse('lot-not-due', clause, { rung: 'sha256' })),
      beforeDeadline(state, 'ballot-closes', state.rulebook.calendar.clause),
      mayCommit(state, act, lotDraw(state)),
    );
  },
  apply: (state, act) => ({ ...state, lotValues: withCommitted(state.lotValues, act, act.body.commitment) }),
});
