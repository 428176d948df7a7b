import type { PersonId, UnitId } from '@selectorate/basics';
import type { Role, State } from '@selectorate/selection';

/** Who holds a role now, in the order in which they entered. */
export function holdersOf(
  state: State,
  role: Role,
  of: { readonly unit?: UnitId | string; readonly body?: string } = {},
): readonly PersonId[] {
  return [...state.people.values()]
    .filter(({ holdings }) =>
      holdings.some(
        (held) =>
          held.role === role &&
          held.until === null &&
          (of.unit === undefined || held.unit === of.unit) &&
          (of.body === undefined || held.body === of.body),
      ),
    )
    .map(({ id }) => id);
}

/** The two officers who run the contest now. */
export const officersOf = (state: State): readonly PersonId[] => [
  ...holdersOf(state, 'returning-officer'),
  ...holdersOf(state, 'second-officer'),
];

/** How many members of a body must sign: its quorum, and never fewer than two. */
export const quorumOf = (state: State, body: string): number =>
  Math.max(2, state.rulebook.bodies.find(({ id }) => id === body)?.quorum ?? 2);

/** As many members of a body as must sign, whoever asks among them. */
export function signersOfBody(state: State, body: string, you: PersonId): readonly PersonId[] {
  const members = holdersOf(state, 'body-member', { body });
  const first = members.filter((member) => member === you);
  return [...first, ...members.filter((member) => member !== you)].slice(0, quorumOf(state, body));
}

/** Does this person hold one of these roles now? */
export const holdsRole = (state: State, person: PersonId, ...roles: readonly Role[]): boolean =>
  roles.some((role) => holdersOf(state, role).includes(person));

/** Does this person sit in the body? */
export const sitsIn = (state: State, person: PersonId, body: string): boolean =>
  holdersOf(state, 'body-member', { body }).includes(person);
