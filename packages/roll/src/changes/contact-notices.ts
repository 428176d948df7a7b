import type { MemberId } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import type { RollField } from '../field.ts';
import { groupBy } from '../group-by.ts';
import {
  channelOf,
  type Contact,
  type ContactChannel,
  contactFieldsOf,
  type Contacts,
  contactsOf,
  contactText,
} from './contacts.ts';
import { CONTACT_FIELDS, type ContactField, type LoggedChange } from './logged-change.ts';

/** What one contact is told of changes made in one session. Personal: it goes to that contact and nowhere else. */
export interface ContactNotice {
  /** Old: what was held before the session. New: what was put in its place, were it for a minute. */
  readonly kind: 'old' | 'new';
  readonly to: Contact;
  readonly member: MemberId;
  readonly session: string;
  /** Instant of the session's last change of a contact. */
  readonly at: string;
  /** All contacts that changed in the session, in the order of the fields; never a value. */
  readonly fields: readonly ContactField[];
  /** Null until whoever sends it puts in the one-time token of its "this was not me". */
  readonly token: string | null;
}

export interface ContactNotices {
  readonly notices: readonly ContactNotice[];
  /** Members whose contacts changed and of whom no old contact works: nobody can be asked whether it was they. */
  readonly nobodyToTell: readonly MemberId[];
}

/** What is known not to reach a member: mail that came back, e-mail that bounced. */
export type DeadChannels = (member: MemberId) => readonly ContactChannel[];

/**
 * Who is told of changed contacts (A02). Every old contact that a change replaced is told, and every new one. Where the
 * old contact is empty or dead, the other contacts held before the session are told instead. `before` holds the entries as
 * they were before the first of these changes; members who are new in it have no old contact and get no notice.
 */
export function noticesFor(
  changes: readonly LoggedChange[],
  before: ReadonlyMap<MemberId, RollEntry>,
  dead: DeadChannels = () => [],
): ContactNotices {
  const notices: ContactNotice[] = [];
  const nobodyToTell = new Set<MemberId>();
  for (const [member, all] of groupBy(changes, (change) => change.member)) {
    const entry = before.get(member);
    if (entry === undefined) continue;
    let held = contactFieldsOf(entry.person);
    for (const session of groupBy(all, (change) => change.session).values()) {
      const sitting = sittingOf(session, held);
      if (sitting === null) continue;
      held = sitting.after;
      const gone = dead(member);
      notices.push(...noticesOf(sitting, gone));
      if (contactsOf(sitting.before).every(({ channel }) => gone.includes(channel))) nobodyToTell.add(member);
    }
  }
  return { notices, nobodyToTell: [...nobodyToTell] };
}

/** What one session did to one member's contacts. */
interface Sitting {
  readonly member: MemberId;
  readonly session: string;
  readonly at: string;
  readonly before: Contacts;
  readonly after: Contacts;
  readonly fields: readonly ContactField[];
  /** E-mail addresses and telephones that were put in, the ones that stayed and the ones that did not. */
  readonly given: readonly Contact[];
}

const NO_CONTACTS: Contacts = { email: '', phone: '', address: '', postcode: '' };

/**
 * Taking a member off the roll and putting them on again is no way around a notice: what was held before they went stays
 * what everything is compared with, and contacts they come back without count as changed.
 */
function sittingOf(changes: readonly LoggedChange[], before: Contacts): Sitting | null {
  const touched = new Set<ContactField>();
  const given: Contact[] = [];
  let after = before;
  let last: LoggedChange | undefined;
  for (const change of changes) {
    const { field, member, to } = change;
    if (field === 'member' && to === member) after = NO_CONTACTS;
    if (field === 'member') last = change;
    if (!isContactField(field)) continue;
    last = change;
    after = { ...after, [field]: to };
    if (to !== before[field]) touched.add(field);
    const channel = channelOf(field);
    if (channel !== 'post' && to !== before[field]) given.push({ channel, contact: to });
  }
  for (const field of CONTACT_FIELDS) if (after[field] !== before[field]) touched.add(field);
  if (last === undefined || touched.size === 0) return null;
  const fields = CONTACT_FIELDS.filter((field) => touched.has(field));
  const { member, session, at } = last;
  return { member, session, at, before, after, fields, given };
}

function noticesOf(sitting: Sitting, dead: readonly ContactChannel[]): readonly ContactNotice[] {
  const { member, session, at, fields } = sitting;
  const notice = { member, session, at, fields, token: null };
  return [
    ...oldContacts(sitting, dead).map((to): ContactNotice => ({ kind: 'old', to, ...notice })),
    ...newContacts(sitting).map((to): ContactNotice => ({ kind: 'new', to, ...notice })),
  ];
}

/** A contact said to be dead is told all the same: saying so must be no way to keep the member from hearing of it. */
function oldContacts({ before, fields }: Sitting, dead: readonly ContactChannel[]): readonly Contact[] {
  const changed = new Set(fields.map(channelOf));
  const held = (channel: ContactChannel): boolean => contactText(before, channel) !== '';
  const othersToo = [...changed].some((channel) => !held(channel) || dead.includes(channel));
  return contactsOf(before).filter(({ channel }) => changed.has(channel) || othersToo);
}

function newContacts({ before, after, fields, given }: Sitting): readonly Contact[] {
  const post = contactText(after, 'post');
  const moved = fields.some((field) => channelOf(field) === 'post') && post !== contactText(before, 'post');
  const all: readonly Contact[] = moved ? [...given, { channel: 'post', contact: post }] : given;
  const distinct = new Map(all.map((to) => [`${to.channel} ${to.contact}`, to]));
  return [...distinct.values()].filter(({ contact }) => contact !== '');
}

const isContactField = (field: RollField): field is ContactField => CONTACT_FIELDS.some((contact) => contact === field);
