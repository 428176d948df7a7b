import { err } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, type Check, signedByOfficers, signersSaw, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { defineAct } from '../define.ts';
import { beforeIssue, exclusionOf, textAboutExcluded, windowLeft, withExclusion } from '../derived/exclusions.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { Exclusion } from '../roll-state.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  exclusion: field.id<'exclusion'>(),
  decision: field.code('exclude', 'stay'),
  /** The last moment for the member's appeal; null where they are kept. */
  appealBy: z.nullable(field.instant),
});
type Decision = z.infer<typeof body>;

/**
 * A24 Both officers, of whom one did not give the notice, decide with reasons, once the window to reply is over, whatever was
 * replied by then. To keep the member they may decide at any time, against an earlier decision too.
 */
export const decideExclusion = defineAct({
  kind: 'decide-exclusion',
  body,
  parts: ['reasons'],
  admit: (state, act) => {
    const known = exclusionOf(state, act.body.exclusion);
    if (!known.ok) return known;
    return all(
      beforeIssue(state),
      signedByOfficers(state, act),
      signersSaw(act, (known.value.reply ?? known.value.notice).seq),
      when(
        act.by.some((person) => person !== known.value.notice.by),
        'house.two-persons',
        () => refuse('decider-not-fresh', 'house.two-persons', { person: known.value.notice.by }),
      ),
      act.body.decision === 'stay' ? mayKeep(known.value, act.body) : mayExclude(state, known.value, act),
    );
  },
  apply: (state, act) => {
    const { exclusion: id, decision, appealBy } = act.body;
    const { seq, at, by } = act;
    const decided = withExclusion(state, id, (known) => ({
      ...known,
      decision: { seq, at, by, decision, appealBy },
    }));
    const power = state.exclusions.get(id)?.clause ?? state.rulebook.challenges.clause;
    return withDiscretion(decided, act, { power, ground: decision, affects: `exclusion ${id}` });
  },
  checkParts: (state, act, parts) => textAboutExcluded(state, act, { part: 'reasons', parts }),
});

/** Nobody appeals against being kept, and nothing is left to decide for whom it was decided already. */
function mayKeep({ decision, ruling, id }: Exclusion, { appealBy }: Decision): Check {
  if (appealBy !== null) return err(refuse('act-malformed', 'house.exclusions', { what: 'act.body.appealBy' }));
  return when(decision?.decision !== 'stay' && ruling?.outcome !== 'reversed', 'house.exclusions', () =>
    refuse('already-decided', 'house.exclusions', { exclusion: id }),
  );
}

function mayExclude(
  state: State,
  { decision, notice, id }: Exclusion,
  { at, body: { appealBy } }: { readonly at: string; readonly body: Decision },
): Check {
  return all(
    when(decision === null, 'house.exclusions', () => refuse('already-decided', 'house.exclusions', { exclusion: id })),
    when(at > notice.replyBy, 'house.exclusions', () =>
      refuse('reply-awaited', 'house.exclusions', { exclusion: id, until: notice.replyBy }),
    ),
    appealBy === null
      ? err(refuse('act-malformed', 'house.exclusions', { what: 'act.body.appealBy' }))
      : windowLeft(state, { from: at, to: appealBy }),
    allowedBy('house.exclusions'),
  );
}
