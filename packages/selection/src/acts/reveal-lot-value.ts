import { z } from 'zod';
import { afterDeadline, all, inStage, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { lotDraw } from '../derived/lots.ts';
import { hasRevealed, opensCommitment, signedByContributor, withRevealed } from '../derived/values.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

/** The 32 bytes committed to, in hexadecimal. */
const body = z.strictObject({ value: field.hash });

/**
 * A56 A contributor opens their own commitment, once the log says that the ballot is closed and before the papers are
 * reconciled. Whoever does not is published as missing, and the seed is made of the others' values.
 */
export const revealLotValue = defineAct({
  kind: 'reveal-lot-value',
  body,
  parts: [],
  admit: (state, act) => {
    const { clause } = state.rulebook.ballot;
    const open = state.lotValuesFixed === null && !hasRevealed(state.lotValues, act.by[0]);
    return all(
      inStage(state, 'ballot'),
      signedByContributor(state, act),
      afterDeadline(state, 'ballot-closes', state.rulebook.calendar.clause),
      signersSaw(act, state.close === null ? null : state.close.size - 1),
      when(open, clause, () => refuse('already-decided', clause)),
      opensCommitment(act, act.body.value, lotDraw(state)),
    );
  },
  apply: (state, act) => ({ ...state, lotValues: withRevealed(state.lotValues, act, act.body.value) }),
});
