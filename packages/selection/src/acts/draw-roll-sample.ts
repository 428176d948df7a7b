import { err } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, signedBy, signersSaw, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { afterFreeze, isDrawnByOthers, revealUntil, rollSampleSeed } from '../derived/roll-sample.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  /** The seed that the values come to: everybody works it out alike. */
  seed: field.hash,
});

/**
 * The scrutineer draws the sample: from here on no value is revealed, so that nobody moves the sample once members are asked.
 * Contributors have a day from the freeze; who has not revealed by then is missing and left out. A56 Without a value of a
 * scrutineer and of somebody who did not sign the freeze there is no sample: one person could have chosen it.
 */
export const drawRollSample = defineAct({
  kind: 'draw-roll-sample',
  body,
  parts: [],
  admit: (state, act) => {
    const seed = rollSampleSeed(state);
    return all(
      afterFreeze(state),
      signedBy(state, act, { roles: ['scrutineer'] }),
      when(state.rollSample !== null, 'house.roll-sample', () => refuse('sample-not-called', 'house.roll-sample')),
      when(state.rollSample?.drawn == null, 'house.roll-sample', () => refuse('already-decided', 'house.roll-sample')),
      nobodyAwaited(state, act.at),
      signersSaw(act, state.frozen === null ? null : state.frozen.head.size - 1),
      when(seed !== null, 'house.roll-sample', () => refuse('sample-not-drawn', 'house.roll-sample')),
      when(isDrawnByOthers(state), 'house.roll-sample', () => refuse('value-missing', 'house.roll-sample')),
      when(act.body.seed === seed, 'house.roll-sample', () =>
        refuse('figures-differ', 'house.roll-sample', { stated: act.body.seed, computed: seed ?? 'none' }),
      ),
    );
  },
  apply: (state, { seq, body: { seed } }) =>
    state.rollSample === null ? state : { ...state, rollSample: { ...state.rollSample, drawn: { seq, seed } } },
});

function nobodyAwaited(state: State, at: string): Check {
  const awaited = (state.rollSample?.values ?? []).filter(({ value }) => value === null).length;
  const until = revealUntil(state);
  if (awaited === 0 || until === null || at > until) return allowedBy('house.roll-sample');
  return err(refuse('values-awaited', 'house.roll-sample', { awaited, until }));
}
