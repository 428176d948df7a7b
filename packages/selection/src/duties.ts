import { type ClauseId, err } from '@selectorate/basics';
import { type PublicKey, fingerprint, readPublicKey } from '@selectorate/record';
import { type Act, SERVER } from './act.ts';
import { all, allowedBy, type Check, isHeld } from './checks.ts';
import { refuse } from './refusal.ts';
import type { Holding, Interest, Person, Role, State } from './state.ts';

/** Whether one person may hold both roles: never, only by a published override, or freely (10-domain 5b). */
export type Pairing = 'never' | 'by-override' | 'free';

const STANDING: ReadonlySet<Role> = new Set(['candidate', 'incumbent']);
const OFFICES: ReadonlySet<Role> = new Set([
  'returning-officer',
  'second-officer',
  'scrutineer',
  'teller',
  'body-member',
]);
const BY_OVERRIDE: readonly (readonly [Role, Role])[] = [
  ['returning-officer', 'teller'],
  ['returning-officer', 'body-member'],
  ['second-officer', 'body-member'],
  ['returning-officer', 'unit-secretary'],
  ['returning-officer', 'unit-teller'],
  ['second-officer', 'unit-secretary'],
  ['second-officer', 'unit-teller'],
];

export function pairing(a: Role, b: Role): Pairing {
  const either = (role: Role): boolean => a === role || b === role;
  if (a === b) return 'free';
  if (either('server')) return 'never';
  if (either('returning-officer') && either('second-officer')) return 'never';
  if (STANDING.has(a) || STANDING.has(b))
    return either('agent') || (STANDING.has(a) && STANDING.has(b)) ? 'free' : 'never';
  if (either('agent')) return OFFICES.has(a) || OFFICES.has(b) ? 'never' : 'free';
  if (either('scrutineer')) return 'by-override';
  return BY_OVERRIDE.some(([one, other]) => either(one) && either(other)) ? 'by-override' : 'free';
}

/** A role with the decision body it belongs to, if it is a body's. */
interface Office {
  readonly role: Role;
  readonly body: string | null;
}

/** Nobody holds a barred pair of roles, or sits in two decision bodies, unless a published override permits that pair. */
export function mayHold(state: State, person: Person | undefined, { role, body }: Office): Check {
  for (const { role: held, body: heldBody } of (person?.holdings ?? []).filter(isHeld)) {
    const twoBodies = held === 'body-member' && role === 'body-member' && heldBody !== body;
    const verdict = twoBodies ? 'by-override' : pairing(held, role);
    if (verdict === 'free' || (verdict === 'by-override' && mergePermitted(state, held, role))) continue;
    const waivable = verdict === 'never' ? 'no' : 'by override';
    return err(refuse('barred-pair', 'house.duties', { held, role, waivable }));
  }
  return allowedBy('house.duties');
}

const mergePermitted = (state: State, a: Role, b: Role): boolean =>
  state.permittedMerges.some(({ roles: [one, other] }) => (one === a && other === b) || (one === b && other === a));

/** Interests that bar from running or checking a contest; every other interest is published beside the role. */
const BARRING: ReadonlySet<Interest['interest']> = new Set(['candidate-employs', 'agent-of-candidate']);
const RUNS_OR_CHECKS: ReadonlySet<Role> = new Set(['returning-officer', 'second-officer', 'scrutineer', 'teller']);

export function interestAllows(person: Person | undefined, role: Role): Check {
  const barred = RUNS_OR_CHECKS.has(role)
    ? person?.interests?.find(({ interest }) => BARRING.has(interest))
    : undefined;
  return barred === undefined
    ? allowedBy('house.interests')
    : err(refuse('interest-bars-role', 'house.interests', { role, interest: barred.interest }));
}

/** Everyone who holds one of these roles has declared their interests, and none bars them. */
export function interestsDeclared(state: State, roles: readonly Role[]): Check {
  for (const person of state.people.values()) {
    const held = person.holdings.filter((each) => isHeld(each) && roles.includes(each.role));
    for (const { role } of held) {
      if (person.interests === null)
        return err(refuse('interest-not-declared', 'house.interests', { person: person.id, role }));
      const allowed = interestAllows(person, role);
      if (!allowed.ok) return allowed;
    }
  }
  return allowedBy('house.interests');
}

/** Everyone who signs in this role has declared their interests, and none bars them. */
export function signersDeclared(state: State, { by }: Pick<Act, 'by'>, role: Role): Check {
  const silent = by.find((person) => state.people.get(person)?.interests === null);
  if (silent !== undefined) return err(refuse('interest-not-declared', 'house.interests', { person: silent, role }));
  return all(...by.map((person) => interestAllows(state.people.get(person), role)));
}

/** A key enters once, for one person, in its one canonical encoding. */
export function keyIsFree(state: State, person: Person['id'], key: PublicKey): Check {
  const canonical = readPublicKey(key);
  if (!canonical.ok) return err(refuse('key-not-canonical', 'house.signatures', { person }));
  const holder = state.keyHolders.get(fingerprint(key));
  if (holder !== undefined && holder !== person)
    return err(refuse('key-held-by-another', 'house.signatures', { person, holder }));
  if ([state.log, ...state.witnesses].some((each) => each !== null && fingerprint(each.key) === fingerprint(key)))
    return err(refuse('key-held-by-another', 'house.signatures', { person, holder: 'log or witness' }));
  const known = state.people.get(person);
  if (known !== undefined && fingerprint(known.key) !== fingerprint(key)) {
    return err(refuse('person-key-differs', 'house.signatures', { person }));
  }
  return allowedBy('house.signatures');
}

/** A seat by its role and unit: who took it last. */
export const seatName = ({ role, unit }: Pick<Holding, 'role' | 'unit'>): string => `${role} ${unit ?? ''}`;

/** The state with one more role for a person, known or new. */
export function withRole(
  state: State,
  person: Pick<Person, 'id' | 'key'>,
  holding: Omit<Holding, 'since' | 'until'>,
): State {
  const known = state.people.get(person.id) ?? { ...person, holdings: [], interests: null };
  const holdings = [...known.holdings, { ...holding, since: state.size, until: null }];
  return {
    ...state,
    people: state.people.set(person.id, { ...known, holdings }),
    seats: state.seats.set(seatName(holding), person.id),
    keyHolders: state.keyHolders.set(fingerprint(person.key), person.id),
  };
}

/** The server's acts are signed with a new key from now on. */
export function withServerKey(state: State, key: PublicKey): State {
  const server = state.people.get(SERVER);
  if (server === undefined) return state;
  return {
    ...state,
    people: state.people.set(SERVER, { ...server, key }),
    keyHolders: state.keyHolders.set(fingerprint(key), SERVER),
  };
}

/** Where an appeal from an act of discretion lies. */
export const appealClause = (state: State): ClauseId => state.rulebook.challenges.clause;
