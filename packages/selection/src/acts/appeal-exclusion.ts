import { z } from 'zod';
import { all, signedBy, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { beforeIssue, exclusionOf, textAboutExcluded, withExclusion } from '../derived/exclusions.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({ exclusion: field.id<'exclusion'>() });

/**
 * A member who was excluded appeals: from now on they are in again, until somebody rules. So that no officer can keep an appeal out of
 * the record, a scrutineer or an agent can bring it as well. What the member says is a private part under their own key.
 */
export const appealExclusion = defineAct({
  kind: 'appeal-exclusion',
  body,
  parts: ['grounds'],
  admit: (state, act) => {
    const known = exclusionOf(state, act.body.exclusion);
    if (!known.ok) return known;
    const { decision, appeal, id } = known.value;
    const late = decision?.appealBy != null && act.at > decision.appealBy;
    return all(
      beforeIssue(state),
      signedBy(state, act, { roles: ['returning-officer', 'second-officer', 'scrutineer', 'agent'] }),
      when(decision?.decision === 'exclude', 'house.exclusions', () =>
        refuse('not-excluded', 'house.exclusions', { exclusion: id }),
      ),
      when(appeal === null, 'house.exclusions', () => refuse('already-decided', 'house.exclusions', { exclusion: id })),
      when(!late, 'house.exclusions', () =>
        refuse('deadline-passed', 'house.exclusions', { deadline: 'exclusion-appeal' }),
      ),
    );
  },
  apply: (state, { seq, at, body: { exclusion } }) =>
    withExclusion(state, exclusion, (known) => ({ ...known, appeal: { seq, at } })),
  checkParts: (state, act, parts) => textAboutExcluded(state, act, { part: 'grounds', parts }),
});
