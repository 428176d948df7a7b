import type { ClauseId, DeadlineId } from '@selectorate/basics';
import type { CalendarRules, Clause, Gap, Seen } from '../rulebook.ts';

export const clauseId = (id: string): ClauseId => id as ClauseId;
export const deadlineId = (id: string): DeadlineId => id as DeadlineId;

/** What is known of where a clause comes from. */
export interface Source {
  readonly citation: string;
  readonly seen: Seen;
}

export const ORGANISER: Source = {
  citation: 'No source settles it; chosen by the organiser',
  seen: 'chosen-by-organiser',
};
export const HOUSE: Source = {
  citation: 'Condition of this program for a record that others can check',
  seen: 'chosen-by-organiser',
};

export const clause = (id: string, text: string, { citation, seen }: Source): Clause => ({
  id: clauseId(id),
  text,
  citation,
  seen,
});

/** The earlier of the two never comes after the later. */
export const inOrder = (from: string, to: string): Gap => ({
  clause: clauseId('calendar.order'),
  from: deadlineId(from),
  to: deadlineId(to),
  atLeastDays: 0,
  atMostDays: null,
});

/** A deadline of a calendar, the clause that sets it, and what it means. */
export const deadline = (id: string, rule: string, meaning: string): CalendarRules['deadlines'][number] => ({
  id: deadlineId(id),
  clause: clauseId(rule),
  meaning,
});
