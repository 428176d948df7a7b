import { type CivilDay, type MemberId } from '@selectorate/basics';
import { CONTACT_FIELDS, type LoggedChange } from '../changes/logged-change.ts';
import type { RollEntry } from '../entry.ts';
import { addressForm } from '../match/normalise/address-form.ts';
import { foldText } from '../match/normalise/fold-text.ts';
import { diffRolls } from '../versions/diff-rolls.ts';
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
  readonly session: string | null;
}

export interface ContactEdits {
  readonly edits: readonly ContactEdit[];
  /** Changes that only write the same thing otherwise. */
  readonly cosmetic: number;
  readonly since: CivilDay;
}

/** Contact changes of the log, or else of the difference to the roll before; null where there is neither. */
export function contactEditsOf({ entries, changes, previous }: CheckInput): ContactEdits | null {
  if (changes !== undefined) {
    const kept = changes.changes.filter(({ field }) => isContactField(field));
    return withoutCosmetic(kept.map(editOfLogged), dayOf(changes.since) ?? 0);
  }
  if (previous === undefined) return null;
  return withoutCosmetic(editsBetween(previous.entries, entries), dayOf(previous.asOf) ?? 0);
}

const isContactField = (field: string): boolean => (CONTACT_FIELDS as readonly string[]).includes(field);

const contactOf = (field: string): Contact => (field === 'email' || field === 'phone' ? field : 'address');

function editOfLogged({ member, field, from, to, at, by, channel, session }: LoggedChange): ContactEdit {
  const byMember = channel === 'member' || by === 'member';
  return {
    member,
    contact: contactOf(field),
    from,
    to,
    day: dayOf(at.slice(0, 10)),
    hour: Number(at.slice(11, 13)),
    officer: byMember ? null : by,
    session: byMember ? null : session,
  };
}

const editsBetween = (before: readonly RollEntry[], after: readonly RollEntry[]): readonly ContactEdit[] =>
  diffRolls(before, after).flatMap((change) =>
    change.kind === 'changed' && isContactField(change.field)
      ? [
          {
            member: change.member,
            contact: contactOf(change.field),
            from: change.from,
            to: change.to,
            day: null,
            hour: null,
            officer: null,
            session: null,
          },
        ]
      : [],
  );

function withoutCosmetic(edits: readonly ContactEdit[], since: CivilDay): ContactEdits {
  const real = edits.filter(({ contact, from, to }) => sameContact(contact, from) !== sameContact(contact, to));
  return { edits: real, cosmetic: edits.length - real.length, since };
}

/** A contact for comparing. Addresses: numbers and the name of street or house, as matching sees them; a postcode alone: squeezed. */
export function sameContact(contact: Contact, value: string): string {
  if (contact !== 'address') return squeezeContact(contact, value);
  const form = addressForm(value, '');
  return form === null || form.place === '' ? foldText(value).replaceAll(/\s+/g, '') : form.text;
}
