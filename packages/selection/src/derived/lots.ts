import type { ContestId, PersonId } from '@selectorate/basics';
import type { TieRule } from '@selectorate/count';
import { hashHex } from '../act.ts';
import type { Role, State } from '../state.ts';
import { CONTRIBUTORS, type Draw, mayContribute, revealedLines, valueCommitment } from './values.ts';

// How lots enter a count: an order drawn before any paper is seen, values that people commit to before the ballot closes
// and reveal after it, and lots drawn by hand when the count pauses. docs/rules/ties.md writes all of it down for outsiders.

/** Who may put a value into the lots: those who watch each other. */
export const LOT_CONTRIBUTORS: readonly Role[] = CONTRIBUTORS;

/** Who has held such a role since before the ballot opened. */
export const mayGiveLotValue = (state: State, person: PersonId): boolean =>
  mayContribute(state, person, state.ballotOpened);

/** Whether the pinned ladder has a rung. */
export const hasRung = ({ rulebook }: State, rung: TieRule['kind']): boolean =>
  (rulebook.ballot.ties as readonly string[]).includes(rung);

const LOT_VALUE = 'selectorate-lot-value/1';

/** The commitment to a value for the lots: see `valueCommitment`, under the name `selectorate-lot-value/1`. */
export const lotCommitment = (contest: ContestId, person: PersonId, value: string): string =>
  valueCommitment(LOT_VALUE, { contest, person, value });

/** The lots as a draw. */
export const lotDraw = ({ lotValues, ballotOpened, rulebook }: State): Draw => ({
  name: LOT_VALUE,
  values: lotValues,
  heldBefore: ballotOpened,
  clause: rulebook.ballot.clause,
});

/**
 * The seed of the `sha256` rung: SHA-256 of the UTF-8 lines `selectorate-lot-seed/1`, contest, root of the log when the
 * ballot closed, and `person value` for each value revealed, in the order of the commitments, joined by line feeds. A value
 * that was not revealed is left out. Null without any: then there is nothing to draw from, and the rung is passed over.
 */
export function lotSeed({ contest, close, lotValues }: State): string | null {
  const revealed = revealedLines(lotValues);
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
