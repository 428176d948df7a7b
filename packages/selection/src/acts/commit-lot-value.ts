import { z } from 'zod';
import type { Act } from '../act.ts';
import { all, beforeDeadline, type Check, inStage, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { hasRung, lotCommitment, lotDraw } from '../derived/lots.ts';
import { mayCommit, signedByContributor, withCommitted } from '../derived/values.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

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
      isFresh(state, act),
    );
  },
  apply: (state, act) => ({ ...state, lotValues: withCommitted(state.lotValues, act, act.body.commitment) }),
});

/** The bytes are not those that the signer revealed for the sample of the roll: everybody knows these. */
function isFresh(
  { rollSample, rulebook }: State,
  { contest, by: [person], body: { commitment } }: Pick<Act<string, z.infer<typeof body>>, 'contest' | 'by' | 'body'>,
): Check {
  const { clause } = rulebook.ballot;
  const known = (rollSample?.values ?? []).find((each) => each.person === person);
  const fresh = known?.value == null || lotCommitment(contest, known.person, known.value) !== commitment;
  return when(fresh, clause, () => refuse('value-used-before', clause));
}
