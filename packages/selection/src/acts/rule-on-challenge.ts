import { err } from '@selectorate/basics';
import { REMEDIES } from '@selectorate/rulebook';
import { z } from 'zod';
import { all, inStage, signedByBody, signersSaw, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({
  challenge: field.id<'challenge'>(),
  outcome: field.code('dismissed', 'upheld'),
  /** What is ordered when it is upheld; carried out by acts of their own, or by another contest. */
  remedy: z.nullable(field.code(...REMEDIES)),
});

/** The body that hears challenges decides one, with reasons. */
export const ruleOnChallenge = defineAct({
  kind: 'rule-on-challenge',
  body,
  parts: ['reasons!'],
  admit: (state, act) => {
    const { clause, decidedBy, remedies } = state.rulebook.challenges;
    const { challenge, outcome, remedy } = act.body;
    const known = state.challenges.get(challenge);
    if (known === undefined) return err(refuse('challenge-unknown', clause, { challenge }));
    return all(
      inStage(state, 'declared'),
      signedByBody(state, act, decidedBy),
      signersSaw(act, known.seq),
      when(known.ruled === null, clause, () => refuse('already-decided', clause, { challenge })),
      when((outcome === 'upheld') === (remedy !== null), clause, () =>
        refuse('effect-not-in-power', clause, { remedy: remedy ?? 'none' }),
      ),
      when(remedy === null || remedies.includes(remedy), clause, () =>
        refuse('effect-not-in-power', clause, { remedy: remedy ?? 'none' }),
      ),
    );
  },
  apply: (state, act) => {
    const { challenge, outcome, remedy } = act.body;
    const known = state.challenges.get(challenge);
    if (known === undefined) return state;
    const challenges = state.challenges.set(challenge, { ...known, outcome, remedy, ruled: act.seq });
    return withDiscretion({ ...state, challenges }, act, {
      power: state.rulebook.challenges.clause,
      ground: outcome,
      affects: `challenge ${challenge}`,
    });
  },
});
