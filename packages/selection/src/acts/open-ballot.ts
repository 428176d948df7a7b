import { BALLOT_METHODS } from '@selectorate/rulebook';
import { z } from 'zod';
import { afterDeadline, all, type Check, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { stands } from '../derived/exclusions.ts';
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
      nobodyOutInDoubt(state, act.at),
    );
  },
  apply: (state, { seq, body: { lots } }) => ({ ...state, stage: 'ballot', lots, ballotOpened: seq }),
});

/** A24 Whoever the roll leaves out by decision is out for good by now: a decision that was lifted is carried out first. */
function nobodyOutInDoubt(state: State, at: Instant): Check {
  const inDoubt = (state.roll?.excluded ?? []).find((id) => {
    const known = state.exclusions.get(id);
    return known === undefined || !stands(state, known, at);
  });
  return when(inDoubt === undefined, 'house.exclusions', () =>
    refuse('exclusion-in-doubt', 'house.exclusions', { exclusion: inDoubt ?? '' }),
  );
}
