import { z } from 'zod';
import { all, inStage, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { sampleDraw } from '../derived/roll-sample.ts';
import { mayCommit, signedByContributor, withCommitted } from '../derived/values.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

/** See `sampleValueCommitment` for what is hashed. */
const body = z.strictObject({ commitment: field.hash });

/**
 * A56 One person's part in the sample of the roll, fixed before the freeze: nobody can make a roll to fit a sample, nor a sample
 * to fit a roll.
 */
export const commitSampleValue = defineAct({
  kind: 'commit-sample-value',
  body,
  parts: [],
  admit: (state, act) =>
    all(
      inStage(state, 'set-up'),
      signedByContributor(state, act),
      when(state.rollSample !== null, 'house.roll-sample', () => refuse('sample-not-called', 'house.roll-sample')),
      mayCommit(state, act, sampleDraw(state)),
    ),
  apply: (state, act) =>
    state.rollSample === null
      ? state
      : {
          ...state,
          rollSample: {
            ...state.rollSample,
            values: withCommitted(state.rollSample.values, act, act.body.commitment),
          },
        },
});
