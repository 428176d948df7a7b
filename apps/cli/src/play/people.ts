import type { PersonId, UnitId } from '@selectorate/basics';
import type { ContestFolder } from '../folder/contest-folder.ts';
import type { EventDocument } from '../folder/contest-document.ts';

type OfficerRole = ContestFolder['document']['officers'][number]['role'];

/** Somebody named in a folder, under an id that says nothing of the name. */
export interface FolderPerson {
  readonly person: PersonId;
  readonly label: string;
  readonly role: OfficerRole | 'unit-secretary' | 'unit-teller' | 'candidate' | 'incumbent';
  readonly unit: UnitId | null;
  readonly body: string | null;
  readonly interest: ContestFolder['document']['officers'][number]['interest'] | null;
}

/** Everyone a folder names. One label is one person, in whatever roles. */
export class People {
  readonly all: readonly FolderPerson[];
  /** Those who come in when somebody leaves. */
  readonly replacing: readonly Pick<FolderPerson, 'person' | 'label' | 'role'>[];
  readonly #byLabel = new Map<string, PersonId>();

  constructor({
    document,
    units,
    candidates,
    events,
  }: Pick<ContestFolder, 'document' | 'units' | 'candidates' | 'events'>) {
    const people: FolderPerson[] = [];
    const numbers = new Map<string, number>();
    for (const { role, label, body, interest } of document.officers) {
      people.push({
        person: this.#idFor(label, officerId(role, body, numbers)),
        label,
        role,
        unit: null,
        body: body ?? null,
        interest,
      });
    }
    for (const { unit, secretary, teller } of units) {
      people.push({
        person: this.#idFor(secretary, `unit-secretary-${unit}`),
        label: secretary,
        role: 'unit-secretary',
        unit,
        body: null,
        interest: null,
      });
      people.push({
        person: this.#idFor(teller, `unit-teller-${unit}`),
        label: teller,
        role: 'unit-teller',
        unit,
        body: null,
        interest: null,
      });
    }
    for (const { candidate, label, incumbent } of candidates) {
      people.push({
        person: this.#idFor(label, candidate),
        label,
        role: incumbent ? 'incumbent' : 'candidate',
        unit: null,
        body: null,
        interest: null,
      });
    }
    this.all = people;
    this.replacing = replacements(events).map(({ role, label }) => ({
      person: this.#idFor(label, officerId(role, undefined, numbers)),
      label,
      role,
    }));
  }

  /** The person a label means; undefined for a label that the folder does not introduce. */
  named(label: string): PersonId | undefined {
    return this.#byLabel.get(label);
  }

  /** What a person is called; undefined for an id of nobody here. */
  labelOf(person: string): string | undefined {
    return [...this.#byLabel].find(([, id]) => id === person)?.[0];
  }

  ids(): readonly PersonId[] {
    return [...new Set(this.#byLabel.values())];
  }

  #idFor(label: string, fresh: string): PersonId {
    const known = this.#byLabel.get(label) ?? (fresh as PersonId);
    this.#byLabel.set(label, known);
    return known;
  }
}

/** `returning-officer`, `teller-3`, `national-body-2`: by office and order of appearance, never by name. */
function officerId(role: string, body: string | undefined, numbers: Map<string, number>): string {
  const office = body ?? role;
  const number = (numbers.get(office) ?? 0) + 1;
  numbers.set(office, number);
  return number === 1 && body === undefined && role !== 'teller' && role !== 'agent' ? office : `${office}-${number}`;
}

function replacements(
  events: readonly EventDocument[],
): readonly { readonly role: OfficerRole; readonly label: string }[] {
  return events.flatMap((event) =>
    'replace_officer' in event ? [{ role: event.replace_officer.role, label: event.replace_officer.enters }] : [],
  );
}
