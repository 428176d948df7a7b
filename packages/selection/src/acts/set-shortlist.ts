import { type CandidateId, err, type PersonId } from '@selectorate/basics';
import { z } from 'zod';
import { all, allowedBy, beforeDeadline, type Check, holds, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const body = z.strictObject({ candidates: z.array(field.id<'candidate'>()).min(1).max(60) });

/** Who is on the ballot, in ballot order. A triggered incumbent is on it automatically and cannot be left off. */
export const setShortlist = defineAct({
  kind: 'set-shortlist',
  body,
  parts: ['labels!'],
  admit: (state, act) =>
    all(
      inStage(state, 'shortlist'),
      when(state.shortlist === null, 'house.stages', () => refuse('already-decided', 'house.stages')),
      signedByOfficers(state, act),
      beforeDeadline(state, 'shortlist', state.rulebook.calendar.clause),
      rightSize(state, act.body.candidates),
      everyoneStands(state, act.body.candidates),
      incumbentOn(state, act.body.candidates),
    ),
  apply: (state, { body: { candidates } }) => ({ ...state, shortlist: candidates }),
});

function rightSize(state: State, candidates: readonly CandidateId[]): Check {
  const { clause, atLeast, atMost } = state.rulebook.shortlist;
  const size = candidates.length;
  return when(size >= atLeast && (atMost === null || size <= atMost), clause, () =>
    refuse('shortlist-size', clause, { size, atLeast, atMost: atMost ?? 'any' }),
  );
}

function everyoneStands(state: State, candidates: readonly CandidateId[]): Check {
  if (new Set(candidates).size !== candidates.length)
    return err(refuse('candidate-twice', state.rulebook.shortlist.clause));
  const unknown = candidates.find(
    (each) => !holds(state.people.get(each as unknown as PersonId), { roles: ['candidate', 'incumbent'] }),
  );
  return unknown === undefined
    ? allowedBy(state.rulebook.shortlist.clause)
    : err(refuse('candidate-unknown', state.rulebook.shortlist.clause, { candidate: unknown }));
}

function incumbentOn(state: State, candidates: readonly CandidateId[]): Check {
  const { clause, incumbentAutomatic } = state.rulebook.shortlist;
  const due = incumbentAutomatic && state.trigger === 'triggered' ? state.incumbent : null;
  return when(due === null || candidates.includes(due), clause, () =>
    refuse('incumbent-missing', clause, { incumbent: due ?? '' }),
  );
}
