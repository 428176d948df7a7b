import { type Json, type MemberId, ok, type Result } from '@selectorate/basics';
import type { BodyOf, Endpoints } from '@selectorate/api';
import {
  type ContactChangeRequest,
  contactForContest,
  type Contacts,
  type FrozenRoll,
  type RollEntry,
  rollEntrySchema,
} from '@selectorate/roll';
import {
  type AMENDMENT_REASONS,
  bodyOf,
  CONTACT_AMENDMENTS,
  exclusionsInForce,
  freezeBody,
  freezeUnder,
  snapshotOf,
} from '@selectorate/selection';
import type { Denial } from '../../handlers.ts';
import { rollOf } from '../roll/kept-roll.ts';
import type { Wish } from '../draft-content.ts';
import { deny, type House, type Visit } from '../house.ts';
import { officersOf } from '../places.ts';
import { contactRecords } from '../roll/contact-record.ts';
import { memberBehindDecision, partsBehind } from '../roll/frozen-roll.ts';
import { decisionsNow, freezeDayOf } from './propose-freeze.ts';

type Asked = Extract<BodyOf<Endpoints['propose']>, { kind: 'amend-roll' }>;

/** One member's amendment as the private delta has it: docs/formats/record.md. */
interface Amendment {
  readonly member: string;
  readonly reason: (typeof AMENDMENT_REASONS)[number];
  readonly authority: string;
  readonly askedBy: string | null;
  readonly approvedBy: string | null;
  /** When the member confirmed it at the contact held before the freeze. */
  readonly confirmedAt: string | null;
}

/**
 * The next version of a frozen roll: contacts whose change has taken effect, exclusions that came to stand or were lifted, and the
 * entries that a ruling asks for. Who differs is named in the private delta; the act has counts by reason.
 */
export async function amendRoll(
  house: House,
  who: Visit,
  { entries: asked, reasons }: Asked,
): Promise<Result<Wish, Denial>> {
  const { entropy } = house.options;
  const { contest, log } = who;
  const { state } = log;
  const before = await house.frozenRolls.of(log);
  if (before === undefined || state.roll === null) return deny('roll-not-frozen');
  const moved = await contactsMoved(house, who, before);
  const decided = await decisionsMoved(house, who);
  const changed = entriesAsked(before, asked, askersOf(who));
  if (!changed.ok) return changed;
  const all = [...moved, ...changed.value];
  const amendments = [...all.map(({ amendment }) => amendment), ...decided];
  if (amendments.length === 0) return deny('nothing-to-amend');
  if (new Set(all.map(({ entry }) => entry.member)).size < all.length)
    return deny('request-malformed', { where: 'entries' });
  if ((reasons === undefined) !== (changed.value.length === 0)) return deny('request-malformed', { where: 'reasons' });
  const decisions = await decisionsNow(house, who);
  if (!decisions.ok) return decisions;
  const freezeDay = freezeDayOf(state);
  if (!freezeDay.ok) return freezeDay;
  const orderKey = entropy(32);
  const frozen = freezeUnder({
    contest,
    version: `v${state.roll.amendments.length + 1}-of-${state.roll.seq}`,
    entries: amendedEntries(before, all).map((entry) => ({ entry, salt: entropy(32) })),
    orderKey,
    freezeDay: freezeDay.value,
    rulebook: state.rulebook,
    decisions: decisions.value,
  });
  const body = {
    ...freezeBody(frozen, state.rulebook, !state.units.isEmpty()),
    before: state.roll.root,
    reasons: countsOf(amendments),
    contacts: contactCounts(amendments),
  };
  const delta = { schema: 'selectorate-roll-amendments/1', amendments } as unknown as Json;
  return ok({
    kind: 'amend-roll',
    by: officersOf(state),
    body: bodyOf('amend-roll', body as never),
    parts: {
      roll: { subject: 'roll', content: snapshotOf(frozen, orderKey, decisions.value), publish: false },
      delta: { subject: 'roll', content: delta, publish: false },
      ...(reasons === undefined ? {} : { reasons: { subject: 'roll', content: reasons, publish: false } }),
    },
    blobs: [],
  });
}

/** One amendment, and the entry as it is to be. */
interface Amended {
  readonly amendment: Amendment;
  readonly entry: RollEntry;
}

/** Who asks for what a ruling demands, and the other officer, who approves it by signing. */
interface Askers {
  readonly askedBy: string | null;
  readonly approvedBy: string | null;
}

function askersOf({ log, person }: Visit): Askers {
  const officers: readonly string[] = officersOf(log.state);
  const askedBy = officers.includes(person) ? person : (officers[0] ?? null);
  return { askedBy, approvedBy: officers.find((officer) => officer !== askedBy) ?? null };
}

/** Contacts that the members confirmed and a second officer approved, where the frozen roll does not have them yet (A02). */
async function contactsMoved(
  { options }: House,
  { contest, now }: Visit,
  before: FrozenRoll,
): Promise<readonly Amended[]> {
  const requests = (await contactRecords(options, contest)).flatMap(({ request }) => request ?? []);
  const first = new Map(((await rollOf(options.store, contest)) ?? []).map((entry) => [entry.member, entry]));
  return [...new Set(requests.map(({ member }) => member))].flatMap((member): readonly Amended[] => {
    const held = before.members[before.placeOf.get(member) ?? -1]?.entry;
    const frozen = first.get(member);
    if (held === undefined || frozen === undefined) return [];
    const { contacts, requests: ids } = contactForContest(frozen, requests, { contest, at: now });
    const last = requests.find(({ id }) => id === ids.at(-1));
    const entry = withContacts(held, contacts);
    return last === undefined || sameContacts(held, entry) ? [] : [{ entry, amendment: contactAmendment(last) }];
  });
}

const withContacts = (entry: RollEntry, contacts: Contacts): RollEntry => ({
  ...entry,
  person: { ...entry.person, ...contacts },
});

const sameContacts = ({ person: one }: RollEntry, { person: other }: RollEntry): boolean =>
  (['email', 'phone', 'address', 'postcode'] as const).every((field) => one[field] === other[field]);

function contactAmendment({ id, member, asked, confirmed, approved }: ContactChangeRequest): Amendment {
  const inPerson = confirmed?.kind === 'seen-in-person';
  return {
    member,
    reason: inPerson ? 'contact-in-person' : 'contact-confirmed',
    authority: confirmed?.kind === 'seen-in-person' ? confirmed.why : id,
    askedBy: asked.by,
    approvedBy: approved?.by ?? null,
    confirmedAt: inPerson ? null : (confirmed?.at ?? null),
  };
}

/** Members whose exclusion came to stand since, or stands no longer. */
async function decisionsMoved(
  { options: { store } }: House,
  { contest, log, now }: Visit,
): Promise<readonly Amendment[]> {
  const { state } = log;
  const before = new Set<string>(state.roll?.excluded);
  const standing = new Set<string>(exclusionsInForce(state, now).map(({ id }) => id));
  const parts = await partsBehind(store, contest, { state });
  return [...state.exclusions.values()].flatMap(({ id, member: commitment }): readonly Amendment[] => {
    const member = memberBehindDecision(parts, commitment);
    if (before.has(id) === standing.has(id) || member === undefined) return [];
    const reason = standing.has(id) ? 'exclusion-decided' : 'exclusion-lifted';
    return [{ member, reason, authority: id, askedBy: null, approvedBy: null, confirmedAt: null }];
  });
}

/** What a ruling asks for: whole entries, each of the shape of the roll and with the contacts that it has. */
function entriesAsked(before: FrozenRoll, asked: Asked['entries'], askers: Askers): Result<readonly Amended[], Denial> {
  const made: Amended[] = [];
  for (const [place, { member, reason, authority, entry: json }] of asked.entries()) {
    const where = `entries.${place}`;
    const entry = rollEntrySchema.safeParse(json);
    if (!entry.success || entry.data.member !== member) return deny('request-malformed', { where });
    if (before.placeOf.has(member as MemberId) === (reason === 'entry-added')) return deny('member-unknown', { where });
    made.push({ amendment: { member, reason, authority, ...askers, confirmedAt: null }, entry: entry.data });
  }
  return ok(made);
}

function amendedEntries({ members }: FrozenRoll, amended: readonly Amended[]): readonly RollEntry[] {
  const entries = new Map(members.map(({ entry }) => [entry.member, entry]));
  for (const { entry } of amended) entries.set(entry.member, entry);
  return [...entries.values()];
}

function countsOf(amendments: readonly Amendment[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { reason } of amendments) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function contactCounts(amendments: readonly Amendment[]) {
  const [confirmed, inPerson] = CONTACT_AMENDMENTS.map((code) => amendments.filter(({ reason }) => reason === code));
  const changed = confirmed?.length ?? 0;
  return {
    changed,
    confirmedAtOldContact: confirmed?.filter(({ confirmedAt }) => confirmedAt !== null).length ?? 0,
    secondOfficer:
      confirmed?.filter(({ askedBy, approvedBy }) => approvedBy !== null && askedBy !== approvedBy).length ?? 0,
    inPerson: inPerson?.length ?? 0,
  };
}
