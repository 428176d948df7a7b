import { z } from 'zod';
import { afterDeadline, all, inStage, signedByOfficers, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { refuse } from '../refusal.ts';

/** Ends a contest whose window has closed and whose challenges are all decided. The papers are kept until the clock says. */
export const closeContest = defineAct({
  kind: 'close-contest',
  body: z.strictObject({}),
  parts: [],
  admit: (state, act) => {
    const { clause } = state.rulebook.challenges;
    const live = state.challenges.filter(({ ruled }) => ruled === null).size;
    return all(
      inStage(state, 'declared'),
      signedByOfficers(state, act),
      signersSaw(act, state.declaration?.seq ?? null),
      afterDeadline(state, 'challenge-closes', clause),
      when(live === 0, 'invariant.7', () => refuse('challenges-live', 'invariant.7', { live })),
    );
  },
  apply: (state) => ({ ...state, stage: 'closed' }),
});
