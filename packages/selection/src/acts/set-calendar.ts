import { err, ok } from '@selectorate/basics';
import { type CalendarFault, checkCalendar, resolveDeadline } from '@selectorate/rulebook';
import { Map } from 'immutable';
import { z } from 'zod';
import { all, allowedBy, type Check, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { Deadline, State } from '../state.ts';

const body = z.strictObject({
  deadlines: z
    .array(z.strictObject({ id: field.id<'deadline'>(), civil: field.civil, instant: field.instant }))
    .max(64),
});

/** The timetable: every deadline the rulebook names, as civil time in the contest's zone and as the instant it means. */
export const setCalendar = defineAct({
  kind: 'set-calendar',
  body,
  parts: [],
  admit: (state, act) =>
    all(
      inStage(state, 'set-up'),
      signedByOfficers(state, act),
      noneHasPassed(state),
      ...act.body.deadlines.map((deadline) => resolved(state, deadline)),
      ...act.body.deadlines.map(({ id, instant }) =>
        when(instant > act.at, state.rulebook.calendar.clause, () =>
          refuse('deadline-passed', state.rulebook.calendar.clause, { deadline: id }),
        ),
      ),
      followsRules(state, act.body.deadlines),
    ),
  apply: (state, { body: { deadlines } }) => ({
    ...state,
    deadlines: Map(
      deadlines.map((each): [Deadline['id'], Deadline] => [
        each.id,
        { ...each, zone: state.zone ?? 'UTC', passed: null },
      ]),
    ),
  }),
});

/** A calendar may be set again only while nothing in it has passed. */
function noneHasPassed(state: State): Check {
  const passed = state.deadlines.find((each) => each.passed !== null);
  return passed === undefined
    ? allowedBy(state.rulebook.calendar.clause)
    : err(refuse('deadline-passed', state.rulebook.calendar.clause, { deadline: passed.id }));
}

/** The instant is what the civil time means in the contest's zone. */
export function resolved(state: State, { id, civil, instant }: Pick<Deadline, 'id' | 'civil' | 'instant'>): Check {
  const meant = resolveDeadline({ civil, zone: state.zone ?? 'UTC' });
  return when(meant.ok && meant.value.instant === instant, state.rulebook.calendar.clause, () =>
    refuse('deadline-not-resolved', state.rulebook.calendar.clause, {
      deadline: id,
      civil,
      means: meant.ok ? meant.value.instant : 'nothing',
    }),
  );
}

function followsRules(state: State, deadlines: z.infer<typeof body>['deadlines']): Check {
  const { clause, deadlines: named } = state.rulebook.calendar;
  const missing = named.find(({ id }) => !deadlines.some((each) => each.id === id));
  if (missing !== undefined) return err(refuse('calendar-incomplete', clause, { deadline: missing.id }));
  const unknown = deadlines.find(({ id }) => !named.some((each) => each.id === id));
  if (unknown !== undefined) return err(refuse('deadline-unknown', clause, { deadline: unknown.id }));
  const zone = state.zone ?? 'UTC';
  const kept = checkCalendar(
    state.rulebook,
    deadlines.map((each) => ({ ...each, zone })),
  );
  if (kept.ok) return ok(kept.value.map(({ id }) => id));
  const [broken] = kept.error;
  return err(refuse('calendar-breaks-rule', broken?.clause ?? clause, gapBroken(broken)));
}

function gapBroken(fault: CalendarFault | undefined): Readonly<Record<string, string | number>> {
  if (fault === undefined) return {};
  return 'from' in fault ? { gap: `${fault.from} to ${fault.to}`, days: fault.days } : { gap: fault.deadline, days: 0 };
}
