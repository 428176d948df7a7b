import type { Challenge, Incident, Person, State, Unit } from '@selectorate/selection';

// The state's maps have no order of their own.
const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id.localeCompare(b.id, 'en', { numeric: true });
const bySeq = (a: { readonly seq: number }, b: { readonly seq: number }): number => a.seq - b.seq;
const since = ({ holdings }: Person): number => holdings[0]?.since ?? 0;

/** Units by their ids, figures in them read as numbers. */
export const unitsInOrder = ({ units }: State): readonly Unit[] => [...units.values()].toSorted(byId);

/** People in the order in which they came to their first role. */
export const peopleInOrder = ({ people }: State): readonly Person[] =>
  [...people.values()].toSorted((a, b) => since(a) - since(b) || byId(a, b));

/** Challenges as they were lodged. */
export const challengesInOrder = ({ challenges }: State): readonly Challenge[] =>
  [...challenges.values()].toSorted(bySeq);

/** Incidents as they were reported. */
export const incidentsInOrder = ({ incidents }: State): readonly Incident[] => [...incidents.values()].toSorted(bySeq);
