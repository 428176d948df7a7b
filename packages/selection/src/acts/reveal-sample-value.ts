import { z } from 'zod';
import { all, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { afterFreeze, sampleDraw } from '../derived/roll-sample.ts';
import { hasRevealed, opensCommitment, signedByContributor, withRevealed } from '../derived/values.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

/** The 32 bytes committed to, in hexadecimal. */
const body = z.strictObject({ value: field.hash });

/** A56 A contributor opens their own commitment, once the roll is frozen and before the sample is drawn. */
export const revealSampleValue = defineAct({
  kind: 'reveal-sample-value',
  body,
  parts: [],
  admit: (state, act) => {
    const { values, drawn } = state.rollSample ?? { values: [], drawn: null };
    return all(
      afterFreeze(state),
      signedByContributor(state, act),
      signersSaw(act, state.frozen === null ? null : state.frozen.head.size - 1),
      when(drawn === null && !hasRevealed(values, act.by[0]), 'house.roll-sample', () =>
        refuse('already-decided', 'house.roll-sample'),
      ),
      opensCommitment(act, act.body.value, sampleDraw(state)),
    );
  },
  apply: (state, act) =>
    state.rollSample === null
      ? state
      : {
          ...state,
          rollSample: { ...state.rollSample, values: withRevealed(state.rollSample.values, act, act.body.value) },
        },
});
