import type { CheckId, Resolution, Signal } from './report.ts';

/** How a person settled a signal, and why. Private. */
export interface ResolutionNote {
  /** The signal's id. */
  readonly signal: string;
  readonly resolution: Resolution;
  /** An officer's id. */
  readonly by: string;
  /** A second officer, where it takes two. */
  readonly second: string | null;
  readonly note: string;
  /** Instant. */
  readonly at: string;
}

/**
 * Checks whose signals one person alone does not settle, beside every signal that escalates: two entries of one person, the dead, changed
 * contacts, what was changed after the freeze, who took the list, members left out. The command line and the server ask no less.
 */
export const TWO_PEOPLE_CHECKS: readonly CheckId[] = ['RI-02', 'RI-06', 'RI-13', 'RI-16', 'RI-17', 'RI-18'];

/** Whether it takes two people to settle a signal. */
export const needsTwoPeople = (
  { check, state }: Pick<Signal, 'check' | 'state'>,
  checks: readonly CheckId[] = TWO_PEOPLE_CHECKS,
): boolean => state === 'escalate' || checks.includes(check);

export const RESOLUTION_FAULTS = [
  'signal-unknown',
  'person-missing',
  'reason-missing',
  'second-person-missing',
  'same-person-twice',
  /** The signal itself names that person, in its figures or among its members. */
  'person-concerned',
] as const;
export type ResolutionFaultCode = (typeof RESOLUTION_FAULTS)[number];

/** Why a note does not settle a signal; null where it does. */
export function settlementFault(
  { by, second, note }: ResolutionNote,
  signal: Signal,
  twoPeople: readonly CheckId[] = TWO_PEOPLE_CHECKS,
): ResolutionFaultCode | null {
  const people = [by, ...(second === null ? [] : [second])].map(personOf);
  if (people.includes('')) return 'person-missing';
  if (note.trim() === '') return 'reason-missing';
  if (new Set(people).size < people.length) return 'same-person-twice';
  const named = new Set([...Object.values(signal.figures).map(String), ...signal.members].map(personOf));
  if (people.some((person) => named.has(person))) return 'person-concerned';
  return people.length < 2 && needsTwoPeople(signal, twoPeople) ? 'second-person-missing' : null;
}

/**
 * How a signal was settled by notes that hold; null where by none. The later instant stands, whatever the order of the list (of one
 * instant the later in the list), but what two people said yields to two alone.
 */
export function settlementOf(
  signal: Signal,
  notes: readonly ResolutionNote[],
  twoPeople: readonly CheckId[] = TWO_PEOPLE_CHECKS,
): Resolution | null {
  const holding = notes.filter(
    (note) => note.signal === signal.id && settlementFault(note, signal, twoPeople) === null,
  );
  const ofTwo = holding.filter(({ second }) => second !== null);
  const latest = (ofTwo.length > 0 ? ofTwo : holding).reduce<ResolutionNote | null>(
    (last, note) => (last === null || instantOf(note) >= instantOf(last) ? note : last),
    null,
  );
  return latest?.resolution ?? null;
}

/** One person however the id is written. */
const personOf = (id: string): string => id.normalize('NFKC').trim().toLowerCase();

/** Instants of UTC, with fractions of a second or without, in the order of time. */
const instantOf = ({ at }: ResolutionNote): string => at.replace(/Z$/, '');
