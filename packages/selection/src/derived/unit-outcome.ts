import type { UnitVote } from '@selectorate/count';
import { throwIllegalValue } from '@selectorate/basics';
import type { State, Unit, UnitFigures, UnitReturn } from '../state.ts';

/** What one return says: more papers for an open selection, more to keep, as many, or none at all. */
export type ReturnVote = UnitReturn['votes'];

/** A unit's outcome follows from its returns and the rulebook; nobody types it in (A19). */
export interface UnitOutcome {
  readonly kind: 'open' | 'keep' | 'no-preference' | 'abstained' | 'quorum-missed' | 'late' | 'set-aside' | 'no-return';
  /** The clause that decides, where one does. */
  readonly clause: string | null;
}

/** What figures say by themselves. */
export function voteOf({ open, keep }: UnitFigures): ReturnVote {
  if (open + keep === 0) return 'none';
  if (open === keep) return 'tie';
  return open > keep ? 'open' : 'keep';
}

/** Did as many people take part as the rulebook asks for? */
export function isQuorate({ rulebook }: State, { open, keep, spoilt, abstained }: UnitFigures): boolean {
  return open + keep + spoilt + abstained >= (rulebook.trigger?.unitQuorum.voters ?? 0);
}

/** The outcome of a unit as its returns stand. */
export function unitOutcome(state: State, unit: Unit): UnitOutcome {
  const rules = state.rulebook.trigger;
  const valid = unit.returns.filter((made) => made.setAside === null);
  const counting = valid.findLast((made) => !made.late || made.lateAdmitted);
  if (counting === undefined) return { kind: statusWithout(unit.returns, valid), clause: rules?.clause ?? null };
  if (rules !== null && !counting.quorate) return { kind: 'quorum-missed', clause: rules.unitQuorum.clause };
  switch (counting.votes) {
    case 'open':
    case 'keep':
      return { kind: counting.votes, clause: null };
    case 'none':
      return { kind: 'abstained', clause: null };
    case 'tie':
      return { kind: 'no-preference', clause: rules?.unitTie.clause ?? null };
    default:
      return throwIllegalValue(counting.votes);
  }
}

/** The unit's vote as the formula takes it: a unit that did not vote for either is in no denominator of votes cast. */
export function unitVote(state: State, unit: Unit): UnitVote {
  const { kind } = unitOutcome(state, unit);
  const votes = { open: 'for', keep: 'against', 'no-preference': 'no-preference' } as const;
  const vote = kind === 'open' || kind === 'keep' || kind === 'no-preference' ? votes[kind] : 'not-cast';
  return { unit: unit.id, section: unit.section, parentBody: unit.parentBody, vote };
}

/** The attempt that may be returned next; null when none is due. */
export function attemptDue(state: State, unit: Unit): 1 | 2 | null {
  const made = unit.returns.filter((each) => each.setAside === null);
  const last = made.at(-1);
  if (last === undefined) return 1;
  const mayRetake = (state.rulebook.trigger?.unitTie.retakes ?? 0) > 0;
  return last.attempt === 1 && last.votes === 'tie' && mayRetake ? 2 : null;
}

function statusWithout(all: readonly UnitReturn[], valid: readonly UnitReturn[]): UnitOutcome['kind'] {
  if (all.length === 0) return 'no-return';
  return valid.length === 0 ? 'set-aside' : 'late';
}
