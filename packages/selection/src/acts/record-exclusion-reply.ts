import { z } from 'zod';
import { all, signedBy, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { beforeIssue, exclusionOf, textAboutExcluded, withExclusion } from '../derived/exclusions.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';

const body = z.strictObject({ exclusion: field.id<'exclusion'>() });

/**
 * The member replied to the notice, as somebody says who did not give it. It shortens no window: until `replyBy` the member
 * can only be kept. What they said is a private part under their own key.
 */
export const recordExclusionReply = defineAct({
  kind: 'record-exclusion-reply',
  body,
  parts: ['reply'],
  admit: (state, act) => {
    const known = exclusionOf(state, act.body.exclusion);
    if (!known.ok) return known;
    const { notice, reply, decision, id } = known.value;
    return all(
      beforeIssue(state),
      signedBy(state, act, { roles: ['returning-officer', 'second-officer', 'scrutineer'] }),
      // A24 Whoever wants a member out does not say what that member answered.
      when(!act.by.includes(notice.by), 'house.two-persons', () =>
        refuse('decider-not-fresh', 'house.two-persons', { person: notice.by }),
      ),
      // A reply that comes late and before the decision is heard as well.
      when(reply === null && decision === null, 'house.exclusions', () =>
        refuse('already-decided', 'house.exclusions', { exclusion: id }),
      ),
    );
  },
  apply: (state, { seq, at, body: { exclusion } }) =>
    withExclusion(state, exclusion, (known) => ({ ...known, reply: { seq, at } })),
  checkParts: (state, act, parts) => textAboutExcluded(state, act, { part: 'reply', parts }),
});
