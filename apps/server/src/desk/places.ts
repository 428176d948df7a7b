import type { ContestId, PersonId } from '@selectorate/basics';
import type { Role, State } from '@selectorate/selection';
import type { AccountId, Link, Store } from '@selectorate/store';
import type { ContestLogs } from './contest-logs.ts';
import type { Place } from './desk.ts';

/** A role that somebody was invited to, or that a contest was prepared with. */
export interface InvitedRole {
  readonly person: PersonId;
  readonly role: Role;
  readonly unit: string | null;
  readonly body: string | null;
  readonly accepted: boolean;
}

/** Everyone's roles by invitation, and the returning officer who prepared the contest; what the record says comes first. */
export async function invitedRoles(
  store: Store,
  contest: ContestId,
  createdBy: AccountId,
): Promise<readonly InvitedRole[]> {
  const prepared = await store.accounts.people.personOf(contest, createdBy);
  const links = await store.links.list(contest);
  const first: readonly InvitedRole[] =
    prepared === undefined
      ? []
      : [{ person: prepared, role: 'returning-officer', unit: null, body: null, accepted: true }];
  return [...first, ...links.flatMap(roleOfLink)];
}

function roleOfLink({ kind, person, role, unit, body, used, revoked }: Link): readonly InvitedRole[] {
  if (kind !== 'invitation' || revoked || person === null || role === null) return [];
  return [{ person, role: role as Role, unit, body, accepted: used !== null }];
}

/** Did the record ever give this person this seat? Then only the record says whether they have it still. */
export const isInRecord = (
  state: State,
  { person, role, unit, body }: Pick<InvitedRole, 'person' | 'role' | 'unit' | 'body'>,
): boolean =>
  (state.people.get(person)?.holdings ?? []).some(
    (held) => held.role === role && held.unit === unit && held.body === body,
  );

/** The roles a person holds by the record. */
const rolesInRecord = (state: State, person: PersonId): readonly Role[] => [
  ...new Set((state.people.get(person)?.holdings ?? []).filter(({ until }) => until === null).map(({ role }) => role)),
];

/** Who holds a role now, in the order in which they entered. */
export const holdersOf = (state: State, role: Role): readonly PersonId[] =>
  [...state.people.values()]
    .filter(({ holdings }) => holdings.some((held) => held.role === role && held.until === null))
    .map(({ id }) => id);

/** The two officers who run the contest now. */
export const officersOf = (state: State): readonly PersonId[] => [
  ...holdersOf(state, 'returning-officer'),
  ...holdersOf(state, 'second-officer'),
];

export const holdsInRecord = (state: State, person: PersonId, ...roles: readonly Role[]): boolean =>
  rolesInRecord(state, person).some((role) => roles.includes(role));

const OFFICES: ReadonlySet<Role> = new Set<Role>(['returning-officer', 'second-officer', 'scrutineer']);

/** Who an account is in a contest, and the roles they hold there. */
export async function placeOf(
  { store, logs }: { readonly store: Store; readonly logs: ContestLogs },
  contest: ContestId,
  account: AccountId,
): Promise<Place | undefined> {
  const person = await store.accounts.people.personOf(contest, account);
  if (person === undefined) return undefined;
  const log = await logs.read(contest);
  if (log === undefined) return undefined;
  // Once the contest is open an office is what two officers have recorded, not what one of them invited to.
  const counts = ({ role }: InvitedRole): boolean => log.state.contest === null || !OFFICES.has(role);
  const invited = (await invitedRoles(store, contest, log.row.createdBy)).filter(
    (each) => each.person === person && each.accepted && counts(each) && !isInRecord(log.state, each),
  );
  return { person, roles: [...new Set([...rolesInRecord(log.state, person), ...invited.map(({ role }) => role)])] };
}
