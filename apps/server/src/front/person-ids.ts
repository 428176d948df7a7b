import type { PersonId } from '@selectorate/basics';

interface Place {
  readonly role: string;
  readonly unit: string | null;
  readonly body: string | null;
}

/** Offices of which there is more than one from the start. */
const NUMBERED: ReadonlySet<string> = new Set(['teller', 'agent', 'candidate']);
const LONGEST = 60;

/** `teller-2`, `unit-secretary-branch-01`, `national-body-3`: by office and order of appearance, never by name. */
export function freshPersonId({ role, unit, body }: Place, taken: ReadonlySet<string>): PersonId {
  const base = (unit === null ? (body ?? role) : `${role}-${unit}`).slice(0, LONGEST);
  const isNumbered = body !== null || NUMBERED.has(role);
  for (let number = 1; ; number++) {
    const id = number === 1 && !isNumbered ? base : `${base}-${number}`;
    if (!taken.has(id)) return id as PersonId;
  }
}
