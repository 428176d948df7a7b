import { type ClauseId, type DeadlineId, err, ok, type PersonId, type Result, type UnitId } from '@selectorate/basics';
import type { Act } from './act.ts';
import { type HouseClause, type Refusal, refuse } from './refusal.ts';
import type { Batch } from './paper-state.ts';
import type { Holding, Person, Role, Stage, State, Unit } from './state.ts';

/** A check of one act against the state: the clauses that allow it, or the refusal. */
export type Check = Result<readonly ClauseId[], Refusal>;

export const allowedBy = (...clauses: readonly (ClauseId | HouseClause)[]): Check => ok(clauses as readonly ClauseId[]);

/** All checks in turn: every clause that allows the act, or the first refusal. */
export function all(...checks: readonly Check[]): Check {
  const clauses: ClauseId[] = [];
  for (const check of checks) {
    if (!check.ok) return check;
    clauses.push(...check.value);
  }
  return ok(clauses);
}

/** `clause` allows the act when the condition is met; else the refusal. */
export function when(met: boolean, clause: ClauseId | HouseClause, otherwise: () => Refusal): Check {
  return met ? allowedBy(clause) : err(otherwise());
}

/** Everyone who signs had seen the entry that this act is about; null when there is none. */
export function signersSaw({ proof }: Pick<Act, 'proof'>, entry: number | null): Check {
  const blind = entry === null ? undefined : proof.find(({ seen }) => seen.size <= entry);
  if (blind === undefined) return allowedBy('house.signatures');
  return err(
    refuse('seen-too-early', 'house.signatures', { person: blind.signer, saw: blind.seen.size, entry: entry ?? 0 }),
  );
}

export function inStage(state: State, ...stages: readonly Stage[]): Check {
  return when(state.contest !== null && stages.includes(state.stage), 'house.stages', () =>
    refuse(state.contest === null ? 'contest-not-open' : 'wrong-stage', 'house.stages', {
      stage: state.stage,
      due: stages.join(' or '),
    }),
  );
}

/** What a signer must hold: a role, and where it matters of which unit or body. */
export interface Seat {
  readonly roles: readonly Role[];
  readonly unit?: UnitId;
  readonly body?: string;
}

/** Each seat is taken by another person who holds its role now, and nobody else signs. */
export function signedBy(state: State, act: Pick<Act, 'by'>, ...seats: readonly Seat[]): Check {
  const signers = new Set(act.by);
  if (signers.size !== act.by.length)
    return err(refuse('signer-twice', 'house.two-persons', { signers: act.by.length }));
  for (const person of act.by) {
    const known = state.people.get(person);
    if (known === undefined) return err(refuse('signer-unknown', 'house.signatures', { person }));
    if (!known.holdings.some(isHeld)) return err(refuse('signer-left', 'house.signatures', { person }));
  }
  if (act.by.length < seats.length) {
    return err(refuse('two-persons-needed', 'house.two-persons', { signed: act.by.length, needed: seats.length }));
  }
  if (act.by.length > seats.length || !canSeat(state, act.by, seats)) {
    const needed = seats.map((seat) => seat.roles.join(' or ')).join(', ');
    return err(refuse('signer-lacks-role', 'house.duties', { signers: act.by.join(', '), needed }));
  }
  return allowedBy(seats.length > 1 ? 'house.two-persons' : 'house.duties');
}

/** The two officers who run a contest: the returning officer and the second officer, never one person. */
export const signedByOfficers = (state: State, act: Pick<Act, 'by'>): Check =>
  signedBy(state, act, { roles: ['returning-officer'] }, { roles: ['second-officer'] });

/** As many members of a decision body as its quorum asks for, and never fewer than two. */
export function signedByBody(state: State, act: Pick<Act, 'by'>, body: string): Check {
  const quorum = state.rulebook.bodies.find(({ id }) => id === body)?.quorum ?? 2;
  const seat: Seat = { roles: ['body-member'], body };
  return signedBy(state, act, ...Array.from({ length: Math.max(2, quorum) }, () => seat));
}

export const isHeld = (holding: Holding): boolean => holding.until === null;

export function holds(person: Person | undefined, { roles, unit, body }: Seat): boolean {
  return (person?.holdings ?? []).some(
    (each) =>
      isHeld(each) &&
      roles.includes(each.role) &&
      (unit === undefined || each.unit === unit) &&
      (body === undefined || each.body === body),
  );
}

/** Whether the signers can take the seats one each, in some order; nobody signs who can take none. */
function canSeat(state: State, signers: readonly PersonId[], seats: readonly Seat[]): boolean {
  // Without this, one stranger among the members of a large body would be tried in every order.
  if (!signers.every((person) => seats.some((seat) => holds(state.people.get(person), seat)))) return false;
  const [seat, ...others] = seats;
  if (seat === undefined) return signers.length === 0;
  return signers.some(
    (person) =>
      holds(state.people.get(person), seat) &&
      canSeat(
        state,
        signers.filter((each) => each !== person),
        others,
      ),
  );
}

/** The unit, or the refusal that names it. */
export function unitOf(state: State, unit: UnitId): Result<Unit, Refusal> {
  const known = state.units.get(unit);
  return known === undefined ? err(refuse('unit-unknown', 'house.units', { unit })) : ok(known);
}

export function batchOf(state: State, batch: Batch['id']): Result<Batch, Refusal> {
  const known = state.batches.get(batch);
  return known === undefined ? err(refuse('batch-unknown', state.rulebook.ballot.clause, { batch })) : ok(known);
}

/** The section that tellers say is that of the batch; where the ballot has no sections, none is named. */
export function sectionIs(state: State, { section }: Batch, stated: Batch['section'] | undefined): Check {
  const { clause } = state.rulebook.ballot;
  return when((stated ?? null) === section, clause, () =>
    refuse('figures-differ', clause, { stated: stated ?? 'none', computed: section ?? 'none' }),
  );
}

/** Has the clock recorded that this deadline passed? */
export const hasPassed = (state: State, deadline: string): boolean =>
  state.deadlines.get(deadline as DeadlineId)?.passed != null;

export function beforeDeadline(state: State, deadline: string, clause: ClauseId): Check {
  return when(!hasPassed(state, deadline), clause, () => refuse('deadline-passed', clause, { deadline }));
}

export function afterDeadline(state: State, deadline: string, clause: ClauseId): Check {
  return when(hasPassed(state, deadline), clause, () => refuse('deadline-not-reached', clause, { deadline }));
}
