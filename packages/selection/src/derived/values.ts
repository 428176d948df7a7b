import type { ClauseId, ContestId, PersonId } from '@selectorate/basics';
import { type Act, hashHex } from '../act.ts';
import { all, allowedBy, type Check, isHeld, signedBy, when } from '../checks.ts';
import { type HouseClause, refuse } from '../refusal.ts';
import type { CommittedValue } from '../committed-value.ts';
import type { Role, State } from '../state.ts';

// Draws that nobody can choose (A56), one room for all of them: people who watch each other commit to 32 bytes while what is
// drawn for is still open, and reveal them once it is fixed. The lots of a tie and the sample of the roll are such draws.

/** Who may put a value into a draw: those who watch each other. */
export const CONTRIBUTORS: readonly Role[] = ['returning-officer', 'second-officer', 'scrutineer', 'agent'];

/** One draw: whose values it has, under which name they are hashed, and since when one must have held a role to give any. */
export interface Draw {
  /** The first line of what is hashed, `selectorate-lot-value/1`. */
  readonly name: string;
  readonly values: readonly CommittedValue[];
  /** The entry before which contributors held their role; null where none has come yet. */
  readonly heldBefore: number | null;
  readonly clause: ClauseId | HouseClause;
}

/** Values of people brought in later would be values of whoever brings them in. */
export function mayContribute({ people }: State, person: PersonId, heldBefore: number | null): boolean {
  const held = (people.get(person)?.holdings ?? []).filter(isHeld);
  return held.some(({ role, since }) => CONTRIBUTORS.includes(role) && (heldBefore === null || since < heldBefore));
}

/**
 * The commitment to a value: SHA-256 of the UTF-8 lines name, contest, person, value (64 lower-case hexadecimal digits),
 * joined by line feeds. Contest and person are in it so that nobody can repeat another's commitment.
 */
export const valueCommitment = (
  name: string,
  { contest, person, value }: { readonly contest: ContestId; readonly person: PersonId; readonly value: string },
): string => hashHex([name, contest, person, value].join('\n'));

/** `person value` for each value revealed, in the order of the commitments: the last lines of what a seed is the hash of. */
export const revealedLines = (values: readonly CommittedValue[]): readonly string[] =>
  values.flatMap(({ person, value }) => (value === null ? [] : [`${person} ${value}`]));

/** One contributor signs. */
export const signedByContributor = (state: State, act: Pick<Act, 'by'>): Check =>
  signedBy(state, act, { roles: CONTRIBUTORS });

/** Held their role in time, and has not committed yet. */
export function mayCommit(state: State, { by }: Pick<Act, 'by'>, { values, heldBefore, clause }: Draw): Check {
  return all(
    when(
      by.every((person) => mayContribute(state, person, heldBefore)),
      clause,
      () => refuse('lot-contributor-too-late', clause, { person: by[0] ?? '' }),
    ),
    when(
      values.every(({ person }) => !by.includes(person)),
      clause,
      () => refuse('already-decided', clause),
    ),
  );
}

/** The value is the one that the signer committed to. */
export function opensCommitment(
  { contest, by: [person] }: Pick<Act, 'by' | 'contest'>,
  value: string,
  { name, values, clause }: Draw,
): Check {
  const own = values.find((each) => each.person === person);
  const opened = own !== undefined && valueCommitment(name, { contest, person: own.person, value }) === own.commitment;
  return opened
    ? allowedBy(clause)
    : when(false, clause, () => refuse('lot-value-differs', clause, { person: person ?? '' }));
}

/** Whether this person has revealed already. */
export const hasRevealed = (values: readonly CommittedValue[], person: PersonId | undefined): boolean =>
  values.some((each) => each.person === person && each.value !== null);

export const withCommitted = (
  values: readonly CommittedValue[],
  { seq, by: [person] }: Pick<Act, 'seq' | 'by'>,
  commitment: string,
): readonly CommittedValue[] => (person === undefined ? values : [...values, { person, seq, commitment, value: null }]);

export const withRevealed = (
  values: readonly CommittedValue[],
  { by: [person] }: Pick<Act, 'by'>,
  value: string,
): readonly CommittedValue[] => values.map((each) => (each.person === person ? { ...each, value } : each));
