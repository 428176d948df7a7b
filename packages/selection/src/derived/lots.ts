import type { ContestId, PersonId } from '@selectorate/basics';
import type { TieRule } from '@selectorate/count';
import type { Act } from '../act.ts';
import { hashHex } from '../act.ts';
import type { Role, State } from '../state.ts';

// How lots enter a count: an order drawn before any paper is seen, values that people commit to before the ballot closes
// and reveal after it, and lots drawn by hand when the count pauses. docs/rules/ties.md writes all of it down for outsiders.

/** Who may put a value into the lots: those who watch each other. */
export const LOT_CONTRIBUTORS: readonly Role[] = ['returning-officer', 'second-officer', 'scrutineer', 'agent'];

/**
 * Who has held such a role since before the ballot opened: values of people brought in later would be values of whoever
 * brings them in.
 */
export function mayGiveLotValue({ people, ballotOpened }: State, person: PersonId): boolean {
  const held = (people.get(person)?.holdings ?? []).filter(({ until }) => until === null);
  return held.some(
    ({ role, since }) => LOT_CONTRIBUTORS.includes(role) && (ballotOpened === null || since < ballotOpened),
  );
}

/** Whether the pinned ladder has a rung. */
export const hasRung = ({ rulebook }: State, rung: TieRule['kind']): boolean =>
  (rulebook.ballot.ties as readonly string[]).includes(rung);

/**
 * The commitment to a value: SHA-256 of the UTF-8 lines `selectorate-lot-value/1`, contest, person, value (64 lower-case
 * hexadecimal digits), joined by line feeds. Contest and person are in it so that nobody can repeat another's commitment.
 */
export const lotCommitment = (contest: ContestId, person: PersonId, value: string): string =>
  hashHex(['selectorate-lot-value/1', contest, person, value].join('\n'));

/**
 * The seed of the `sha256` rung: SHA-256 of the UTF-8 lines `selectorate-lot-seed/1`, contest, root of the log when the
 * ballot closed, and `person value` for each value revealed, in the order of the commitments, joined by line feeds. A value
 * that was not revealed is left out. Null without any: then there is nothing to draw from, and the rung is passed over.
 */
export function lotSeed({ contest, close, lotValues }: State): string | null {
  const revealed = lotValues.flatMap(({ person, value }) => (value === null ? [] : [`${person} ${value}`]));
  if (contest === null || close === null || revealed.length === 0) return null;
  return hashHex(['selectorate-lot-seed/1', contest, close.root, ...revealed].join('\n'));
}

/** The pinned ladder with the lots that this contest drew for it. */
export function ladderOf(state: State): readonly TieRule[] {
  const seed = lotSeed(state);
  return state.rulebook.ballot.ties.flatMap((kind): readonly TieRule[] => {
    if (kind === 'lot-order') return [{ kind, order: state.lots }];
    if (kind === 'sha256') return seed === null ? [] : [{ kind, seed }];
    if (kind !== 'physical-lot') return [{ kind }];
    return [
      { kind, lots: state.lotsDrawn.map(({ stage, purpose, among, drawn }) => ({ stage, purpose, among, drawn })) },
    ];
  });
}

/** The clock's entry that closes the ballot: the root of the log up to and with it goes into the lots. */
export const closesBallot = ({ kind, body }: Pick<Act, 'kind' | 'body'>): boolean =>
  kind === 'pass-deadline' && (body as { readonly deadline?: unknown }).deadline === 'ballot-closes';

/** The state after an act, knowing the root of the log up to and with it. */
export const withClose = (state: State, act: Act, root: string): State =>
  closesBallot(act) ? { ...state, close: { size: act.seq + 1, root } } : state;
