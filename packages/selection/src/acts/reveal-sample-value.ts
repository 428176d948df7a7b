import { z } from 'zod';
import type { Act } from '../act.ts';
import { all, type Check, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { lotCommitment } from '../derived/lots.ts';
import { afterFreeze, revealUntil, sampleDraw } from '../derived/roll-sample.ts';
import { hasRevealed, opensCommitment, signedByContributor, withRevealed } from '../derived/values.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

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
      inTime(state, act.at),
      opensCommitment(act, act.body.value, sampleDraw(state)),
      isNotOfTheLots(state, act),
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

/** A56 Who waits longer is missing: else the last to reveal could wait for a sample to their taste. */
function inTime(state: State, at: string): Check {
  const until = revealUntil(state);
  return when(until === null || at <= until, 'house.roll-sample', () => refuse('value-missing', 'house.roll-sample'));
}

/** Bytes that the signer committed to for the lots as well would be known to all before the ballot closes. */
function isNotOfTheLots(
  { lotValues }: State,
  { contest, by: [person], body: { value } }: Pick<Act<string, z.infer<typeof body>>, 'contest' | 'by' | 'body'>,
): Check {
  const own = lotValues.find((each) => each.person === person);
  const fresh = own === undefined || lotCommitment(contest, own.person, value) !== own.commitment;
  return when(fresh, 'house.roll-sample', () => refuse('value-used-before', 'house.roll-sample'));
}
