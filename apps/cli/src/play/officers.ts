import type { PersonId } from '@selectorate/basics';
import type { Role, State } from '@selectorate/selection';

/** Who holds a role now, in the order in which they entered. */
export function holdersOf(state: State, role: Role, body?: string): readonly PersonId[] {
  return [...state.people.values()]
    .filter(({ holdings }) =>
      holdings.some((held) => held.role === role && held.until === null && (body === undefined || held.body === body)),
    )
    .map(({ id }) => id);
}

/** The two officers who run the contest now: an officer replaced in mid-contest signs no more. */
export const officersOf = (state: State): readonly PersonId[] => [
  ...holdersOf(state, 'returning-officer'),
  ...holdersOf(state, 'second-officer'),
];

/** As many members of a body as must sign. */
export function quorumOf(state: State, body: string): readonly PersonId[] {
  const quorum = state.rulebook.bodies.find(({ id }) => id === body)?.quorum ?? 2;
  return holdersOf(state, 'body-member', body).slice(0, Math.max(2, quorum));
}
