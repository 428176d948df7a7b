import { type CivilDay, type MemberId } from '@selectorate/basics';
import { CONTACT_FIELDS, type LoggedChange } from '../changes/logged-change.ts';
import type { RollEntry } from '../entry.ts';
import { byText } from '../group-by.ts';
import { addressForm } from '../match/normalise/address-form.ts';
import { foldText } from '../match/normalise/fold-text.ts';
import { diffRolls } from '../versions/diff-rolls.ts';
import { changesBesideLog, type UnloggedChange } from './beside-log.ts';
import type { CheckInput } from './check-input.ts';
import { dayOf } from './entry-facts.ts';
import { squeezeContact } from './ri-03-contacts.ts';

/** A way of reaching somebody: address and postcode are one. */
export const CONTACTS = ['address', 'phone', 'email'] as const;
export type Contact = (typeof CONTACTS)[number];

/** A change of a contact that changes where a letter or a call arrives. Day and the rest are null where only two rolls are known. */
export interface ContactEdit {
  readonly member: MemberId;
  readonly contact: Contact;
  readonly from: string;
  readonly to: string;
  readonly day: CivilDay | null;
  /** UTC. */
  readonly hour: number | null;
  /** The officer's id; null for members themselves, and where it is not known. */
  readonly officer: string | null;
  /** Null where it is not known. Members have sessions too: one in which many are changed is no member's. */
  readonly session: string | null;
}

export interface ContactEdits {
  readonly edits: readonly ContactEdit[];
  /** Changes that only write the same thing otherwise. */
  readonly cosmetic: number;
  /** What no line of the log explains, standing fields too; those of contacts are among `edits`. */
  readonly beside: readonly UnloggedChange[];
  readonly since: CivilDay;
}

/**
 * Contact changes: those of the log, and those in the roll that the roll before and the log do not explain; without a log the whole
 * difference to the roll before. Null where there is neither.
 */
export function contactEditsOf(input: CheckInput): ContactEdits | null {
  const { entries, changes, previous } = input;
  if (changes !== undefined) {
    // Who comes onto the roll comes with contacts: nothing was changed by that.
    const arrivals = new Set(changes.changes.flatMap((each) => (isArrival(each) ? [arrivalOf(each)] : [])));
    const kept = changes.changes.filter((each) => isContactField(each.field) && !arrivals.has(arrivalOf(each)));
    const beside = changesBesideLog(input);
    const unlogged = beside.filter(({ field }) => isContactField(field)).map(editWithoutDay);
    const real = withoutCosmetic([...kept.map(editOfLogged), ...unlogged]);
    return { ...real, beside, since: dayOf(changes.since) ?? 0 };
  }
  if (previous === undefined) return null;
  const real = withoutCosmetic(editsBetween(previous.entries, entries));
  return { ...real, beside: [], since: dayOf(previous.asOf) ?? 0 };
}

const isArrival = ({ field, from }: LoggedChange): boolean => field === 'member' && from === '';

const arrivalOf = ({ member, at, session }: LoggedChange): string => JSON.stringify([member, at, session]);

const isContactField = (field: string): boolean => (CONTACT_FIELDS as readonly string[]).includes(field);

const contactOf = (field: string): Contact => (field === 'email' || field === 'phone' ? field : 'address');

function editOfLogged({ member, field, from, to, at, by, session }: LoggedChange): ContactEdit {
  return {
    member,
    contact: contactOf(field),
    from,
    to,
    day: dayOf(at.slice(0, 10)),
    hour: Number(at.slice(11, 13)),
    // Whoever wrote it did it, whatever channel the line names.
    officer: by === 'member' ? null : by,
    session: session === '' ? null : session,
  };
}

const editsBetween = (before: readonly RollEntry[], after: readonly RollEntry[]): readonly ContactEdit[] =>
  diffRolls(before, after).flatMap((change) =>
    change.kind === 'changed' && isContactField(change.field) ? [editWithoutDay(change)] : [],
  );

const editWithoutDay = ({ member, field, from, to }: UnloggedChange): ContactEdit => ({
  member,
  contact: contactOf(field),
  from,
  to,
  day: null,
  hour: null,
  officer: null,
  session: null,
});

function withoutCosmetic(edits: readonly ContactEdit[]): Pick<ContactEdits, 'edits' | 'cosmetic'> {
  const real = edits.filter(({ contact, from, to }) => sameContact(contact, from) !== sameContact(contact, to));
  return { edits: real, cosmetic: edits.length - real.length };
}

/** A contact for comparing. Addresses: numbers and the name of street or house, as matching sees them; a postcode alone: squeezed. */
export function sameContact(contact: Contact, value: string): string {
  if (contact !== 'address') return squeezeContact(contact, value);
  const form = addressForm(value, '');
  return form === null || form.place === '' ? foldText(value).replaceAll(/\s+/g, '') : form.text;
}

/** What was changed to what and when: two questions about other edits of the same members are not one. */
export const valuesOf = (edits: readonly ContactEdit[]): readonly string[] =>
  edits
    .map(({ member, contact, from, to, day, session }) => JSON.stringify([member, contact, from, to, day, session]))
    .toSorted(byText);
