import type { ContestShape } from '@selectorate/api';
import type { Texts } from '@selectorate/messages';
import type { Names } from '../../record/names.ts';
import type { Plan } from '../wizard/plan.ts';

/** What people, units, candidates and batches are called here. */
export interface Naming {
  /** `Test Person (teller)`; the id where no name is known. */
  person(id: string): string;
  unit(id: string): string;
  candidate(id: string): string;
}

interface Known {
  readonly published: Names;
  readonly plan: Plan;
  /** Whoever does not see a name sees the place: `Secretary of a unit, Branch 05`. */
  readonly placeOf?: (participant: ContestShape['people'][number]) => string;
}

/** Names that officers see, then published ones, then what was planned; an id where nobody named it. */
export function namingOf(
  { people }: Pick<ContestShape, 'people'>,
  { published, plan, placeOf: sayPlace }: Known,
): Naming {
  const places = new Map(people.map((each) => [each.person as string, each]));
  const invited = new Map(people.flatMap(({ person, name }) => (name === null ? [] : [[person as string, name]])));
  const planned = new Map<string, string>([
    ...plan.units.map(({ unit, title }): [string, string] => [unit, title]),
    ...plan.candidates.map(({ candidate, label }): [string, string] => [candidate, label]),
  ]);
  return {
    person: (id) => {
      const place = places.get(id);
      return invited.get(id) ?? published.get(id) ?? (place === undefined ? id : (sayPlace?.(place) ?? id));
    },
    unit: (id) => published.get(id) ?? planned.get(id) ?? id,
    candidate: (id) => published.get(id) ?? planned.get(id) ?? invited.get(id) ?? id,
  };
}

/** `Returning officer`, `Secretary of a unit, Branch 05`. */
export function placeOf(
  texts: Texts,
  { role, unit, body }: Pick<ContestShape['people'][number], 'role' | 'unit' | 'body'>,
  naming: { readonly unit: (id: string) => string; readonly body: (id: string) => string },
): string {
  const where = unit === null ? (body === null ? null : naming.body(body)) : naming.unit(unit);
  return where === null ? texts.text(`role-${role}`) : `${texts.text(`role-${role}`)}, ${where}`;
}
