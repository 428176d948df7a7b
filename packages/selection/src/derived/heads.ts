import type { Act } from '../act.ts';
import type { State } from '../state.ts';

type Placed = Pick<Act, 'kind' | 'body'>;

/** The clock's entry that closes the ballot: the root of the log up to and with it goes into the lots. */
const closesBallot = ({ kind, body }: Placed): boolean =>
  kind === 'pass-deadline' && (body as { readonly deadline?: unknown }).deadline === 'ballot-closes';

/** The freeze: the root of the log up to and with it goes into the sample of the roll. */
const freezesRoll = ({ kind }: Placed): boolean => kind === 'freeze-roll';

/** Entries up to and with which the root of the log goes into a draw. */
export const fixesHead = (act: Placed): boolean => closesBallot(act) || freezesRoll(act);

/** The state after an act, knowing the root of the log up to and with it. */
export function withHead(state: State, act: Act, root: string): State {
  const head = { size: act.seq + 1, root };
  if (closesBallot(act)) return { ...state, close: head };
  if (!freezesRoll(act) || state.roll === null) return state;
  const { version, root: ofRoll, members } = state.roll;
  return { ...state, frozen: { at: act.at, by: act.by, roll: { version, root: ofRoll, members }, head } };
}
