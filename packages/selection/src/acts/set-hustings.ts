import type { DeadlineId } from '@selectorate/basics';
import { z } from 'zod';
import { all, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import { resolved } from './set-calendar.ts';

const body = z.strictObject({ civil: field.civil, instant: field.instant });

/** When the candidates are heard: after the shortlist, before the ballot closes. The place is a private part. */
export const setHustings = defineAct({
  kind: 'set-hustings',
  body,
  parts: ['place!'],
  admit: (state, act) => {
    const { clause } = state.rulebook.calendar;
    const closes = state.deadlines.get('ballot-closes' as DeadlineId)?.instant ?? '';
    return all(
      inStage(state, 'shortlist'),
      signedByOfficers(state, act),
      when(state.shortlist !== null, state.rulebook.shortlist.clause, () =>
        refuse('wrong-stage', 'house.stages', { stage: 'no shortlist yet', due: 'shortlist' }),
      ),
      resolved(state, { id: 'hustings' as DeadlineId, ...act.body }),
      when(act.body.instant > act.at && act.body.instant < closes, clause, () =>
        refuse('deadline-passed', clause, { deadline: 'hustings' }),
      ),
    );
  },
  apply: (state, { body: { civil } }) => ({ ...state, hustings: civil }),
});
