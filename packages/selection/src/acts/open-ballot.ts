import { BALLOT_METHODS } from '@selectorate/rulebook';
import { z } from 'zod';
import { err } from '@selectorate/basics';
import { afterDeadline, all, allowedBy, type Check, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { exclusionsInForce } from '../derived/exclusions.ts';
import * as field from '../fields.ts';
import type { Instant } from '../instant.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({
  /** The rulebook's method, repeated so that the sheet people sign says it. */
  method: z.enum(BALLOT_METHODS),
  /** The order drawn by lot before any paper is counted, in case a tie comes down to it: first is kept longest. */
  lots: z.array(field.id<'candidate'>()).min(1).max(60),
});

/** Opens the members' ballot on the shortlist, under the pinned method, with the lot order already drawn. */
export const openBallot = defineAct({
  kind: 'open-ballot',
  body,
  parts: [],
  admit: (state, act) => {
    const { clause, method } = state.rulebook.ballot;
    const shortlist = state.shortlist ?? [];
    const lots = new Set(act.body.lots);
    return all(
      inStage(state, 'shortlist'),
      signedByOfficers(state, act),
      when(state.shortlist !== null, clause, () =>
        refuse('wrong-stage', 'house.stages', { stage: 'no shortlist yet', due: 'shortlist' }),
      ),
      when(state.hustings !== null, state.rulebook.calendar.clause, () =>
        refuse('deadline-unknown', state.rulebook.calendar.clause, { deadline: 'hustings' }),
      ),
      afterDeadline(state, 'ballot-opens', state.rulebook.calendar.clause),
      when(act.body.method === method, clause, () =>
        refuse('figures-differ', clause, { stated: act.body.method, computed: method }),
      ),
      when(
        lots.size === shortlist.length &&
          act.body.lots.length === shortlist.length &&
          shortlist.every((each) => lots.has(each)),
        clause,
        () => refuse('not-shortlisted', clause, { drawn: act.body.lots.length, shortlisted: shortlist.length }),
      ),
      exclusionsCarriedOut(state, act.at),
    );
  },
  apply: (state, { seq, body: { lots } }) => ({ ...state, stage: 'ballot', lots, ballotOpened: seq }),
});

/**
 * Whom the roll leaves out by decision is who stands left out now: a decision that was lifted is carried out first (A24), and one
 * that has come to stand as well (A01), so that nobody is decided on in the record and gets a paper all the same.
 */
function exclusionsCarriedOut(state: State, at: Instant): Check {
  const carriedOut = state.roll?.excluded ?? [];
  const standing = new Set(exclusionsInForce(state, at).map(({ id }) => id));
  const inDoubt = carriedOut.find((id) => !standing.has(id));
  if (inDoubt !== undefined) return err(refuse('exclusion-in-doubt', 'house.exclusions', { exclusion: inDoubt }));
  const due = [...standing].filter((id) => !carriedOut.includes(id)).length;
  if (due === 0) return allowedBy('house.exclusions');
  const reason = 'exclusion-decided';
  return err(refuse('exclusions-differ', 'house.exclusions', { reason, stated: 0, recorded: due }));
}
