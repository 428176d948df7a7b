import type { PersonId } from '@selectorate/basics';
import type { ParticipantShape } from '@selectorate/api';
import type { PublicKey } from '@selectorate/record';
import { type OpenedPart, SERVER } from '@selectorate/selection';
import type { AccountId, Store } from '@selectorate/store';
import { invitedPersonOf } from '../front/invited-people.ts';
import type { ContestLog } from './contest-log.ts';
import { invitedRoles, isInRecord } from './places.ts';

/** The keys with which an account may sign, its passkeys first. */
export interface AccountKeys {
  readonly passkeys: readonly PublicKey[];
  readonly devices: readonly PublicKey[];
}

export async function keysOfAccount({ accounts }: Store, account: AccountId): Promise<AccountKeys> {
  const [passkeys, devices] = [await accounts.passkeys.of(account), await accounts.devices.of(account)];
  return { passkeys: passkeys.map(({ publicKey }) => publicKey), devices: devices.map(({ key }) => key) };
}

export const isAmong = (keys: readonly PublicKey[], { alg, key }: PublicKey): boolean =>
  keys.some((each) => each.alg === alg && each.key === key);

/** The keys of whoever took up a person's invitation; null while nobody did. */
export async function keysOfPerson(store: Store, log: ContestLog, person: PersonId): Promise<AccountKeys | null> {
  const account = await store.accounts.people.accountOf(log.row.contest, person);
  return account === undefined ? null : keysOfAccount(store, account);
}

type Standing = ParticipantShape['standing'];

interface Seat {
  readonly person: PersonId;
  readonly role: ParticipantShape['role'];
  readonly unit: string | null;
  readonly body: string | null;
  readonly standing: Standing;
}

/** Everyone with a place in the contest, seat by seat. Names only of those whom the reader may know by name. */
export async function participantsOf(
  store: Store,
  log: ContestLog,
  mayName: (person: PersonId) => boolean,
): Promise<readonly ParticipantShape[]> {
  const seats = [...seatsInRecord(log), ...(await seatsInvited(store, log))];
  const known = new Map<PersonId, Pick<ParticipantShape, 'key' | 'signsWith' | 'name'>>();
  for (const { person } of seats) {
    if (known.has(person)) continue;
    const name = mayName(person) ? await nameOf(store, log, person) : null;
    known.set(person, { ...(await keyOf(store, log, person)), name });
  }
  return seats.map((seat) => ({ ...seat, ...(known.get(seat.person) ?? { key: null, signsWith: null, name: null }) }));
}

function seatsInRecord({ state }: ContestLog): readonly Seat[] {
  return [...state.people.values()]
    .filter(({ id }) => id !== SERVER)
    .flatMap(({ id, holdings }) =>
      holdings
        .filter(({ until }) => until === null)
        .map(({ role, unit, body }): Seat => ({ person: id, role, unit, body, standing: 'introduced' })),
    );
}

async function seatsInvited(store: Store, log: ContestLog): Promise<readonly Seat[]> {
  const invited = await invitedRoles(store, log.row.contest, log.row.createdBy);
  return invited
    .filter((each) => !isInRecord(log.state, each))
    .map(({ accepted, ...seat }): Seat => ({ ...seat, standing: accepted ? 'accepted' : 'invited' }));
}

async function keyOf(
  store: Store,
  log: ContestLog,
  person: PersonId,
): Promise<Pick<ParticipantShape, 'key' | 'signsWith'>> {
  const keys = await keysOfPerson(store, log, person);
  const inRecord = log.state.people.get(person)?.key;
  const key = inRecord ?? keys?.passkeys[0] ?? keys?.devices[0];
  if (key === undefined) return { key: null, signsWith: null };
  if (keys === null) return { key: { ...key }, signsWith: null };
  return { key: { ...key }, signsWith: isAmong(keys.passkeys, key) ? 'passkey' : 'key' };
}

/** The name under which they were introduced, else invited, else signed up. */
async function nameOf(store: Store, log: ContestLog, person: PersonId): Promise<string | null> {
  const { contest } = log.row;
  const invited = await invitedPersonOf(store, contest, person);
  if (invited !== undefined) return invited.name;
  const introduced = log.acts.findLast(
    ({ kind, body }) => INTRODUCING.has(kind) && namesPerson(body as Introducing, person),
  );
  const commitment = introduced?.commitments['name'];
  const part = commitment === undefined ? undefined : await store.logs.parts.get(contest, commitment);
  if (isOpened(part) && typeof part.content === 'string') return part.content;
  const account = await store.accounts.people.accountOf(contest, person);
  return account === undefined ? null : ((await store.accounts.get(account))?.name ?? null);
}

const INTRODUCING: ReadonlySet<string> = new Set(['introduce-person', 'replace-officer']);

interface Introducing {
  readonly person?: string;
  readonly enters?: string;
}

const namesPerson = ({ person, enters }: Introducing, wanted: PersonId): boolean =>
  person === wanted || enters === wanted;

const isOpened = (part: OpenedPart | 'erased' | undefined): part is OpenedPart =>
  part !== undefined && part !== 'erased';
