import { z } from 'zod';
import { all, signedByBody, signersSaw, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { defineAct } from '../define.ts';
import { beforeIssue, exclusionOf, textAboutExcluded, withExclusion } from '../derived/exclusions.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({ exclusion: field.id<'exclusion'>(), outcome: field.code('upheld', 'reversed') });

/** The body that hears challenges rules on an appeal against an exclusion, with reasons: nobody of it who gave notice or decided. */
export const ruleOnExclusion = defineAct({
  kind: 'rule-on-exclusion',
  body,
  parts: ['reasons'],
  admit: (state, act) => {
    const { clause, decidedBy } = state.rulebook.challenges;
    const known = exclusionOf(state, act.body.exclusion);
    if (!known.ok) return known;
    const { notice, decision, appeal, ruling, id } = known.value;
    const before = new Set([notice.by, ...(decision?.by ?? [])]);
    const partial = act.by.find((person) => before.has(person));
    return all(
      beforeIssue(state),
      signedByBody(state, act, decidedBy),
      when(appeal !== null && decision?.decision === 'exclude', clause, () =>
        refuse('not-appealed', clause, { exclusion: id }),
      ),
      when(ruling === null, clause, () => refuse('already-decided', clause, { exclusion: id })),
      signersSaw(act, appeal?.seq ?? null),
      when(partial === undefined, 'house.two-persons', () =>
        refuse('decider-not-fresh', 'house.two-persons', { person: partial ?? '' }),
      ),
    );
  },
  apply: (state, act) => {
    const { exclusion: id, outcome } = act.body;
    const { seq, at, by } = act;
    const ruled = withExclusion(state, id, (known) => ({ ...known, ruling: { seq, at, by, outcome } }));
    const power = state.rulebook.challenges.clause;
    return withDiscretion(ruled, act, { power, ground: outcome, affects: `exclusion ${id}` });
  },
  checkParts: (state, act, parts) => textAboutExcluded(state, act, { part: 'reasons', parts }),
});
