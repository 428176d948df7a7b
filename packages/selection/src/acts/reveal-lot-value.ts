import { z } from 'zod';
import { afterDeadline, all, inStage, signedBy, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { LOT_CONTRIBUTORS, lotCommitment } from '../derived/lots.ts';
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
    const own = state.lotValues.find(({ person }) => person === act.by[0]);
    const opened = own !== undefined && lotCommitment(act.contest, own.person, act.body.value) === own.commitment;
    return all(
      inStage(state, 'ballot'),
      signedBy(state, act, { roles: LOT_CONTRIBUTORS }),
      afterDeadline(state, 'ballot-closes', state.rulebook.calendar.clause),
      signersSaw(act, state.close === null ? null : state.close.size - 1),
      when(state.lotValuesFixed === null && own?.value == null, clause, () => refuse('already-decided', clause)),
      when(opened, clause, () => refuse('lot-value-differs', clause, { person: act.by[0] ?? '' })),
    );
  },
  apply: (state, { by: [person], body: { value } }) => ({
    ...state,
    lotValues: state.lotValues.map((each) => (each.person === person ? { ...each, value } : each)),
  }),
});
