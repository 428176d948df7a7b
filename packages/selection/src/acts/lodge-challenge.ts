import { z } from 'zod';
import { all, beforeDeadline, inStage, signedBy, when } from '../checks.ts';
import { CHALLENGE_AGAINST } from '../codes.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({
  challenge: field.id<'challenge'>(),
  against: field.code(...CHALLENGE_AGAINST),
});

/** Somebody challenges. The window runs from the publication of the result, never from the night (A29). */
export const lodgeChallenge = defineAct({
  kind: 'lodge-challenge',
  body,
  parts: ['grounds'],
  admit: (state, act) => {
    const { clause } = state.rulebook.challenges;
    return all(
      inStage(state, 'declared'),
      signedBy(state, act, {
        roles: [
          'candidate',
          'incumbent',
          'agent',
          'scrutineer',
          'second-officer',
          'returning-officer',
          'unit-secretary',
          'unit-teller',
        ],
      }),
      beforeDeadline(state, 'challenge-closes', clause),
      when(!state.challenges.has(act.body.challenge), clause, () =>
        refuse('already-decided', clause, { challenge: act.body.challenge }),
      ),
    );
  },
  apply: (state, { seq, body: { challenge, against } }) => ({
    ...state,
    challenges: state.challenges.set(challenge, {
      id: challenge,
      seq,
      against,
      outcome: null,
      remedy: null,
      ruled: null,
    }),
  }),
});
