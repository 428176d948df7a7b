import type { Person } from '../entry.ts';
import type { ContactField } from './logged-change.ts';

/** Ways to a member. `post` is address and postcode together. */
export const CONTACT_CHANNELS = ['email', 'phone', 'post'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** One way to one member. Personal. */
export interface Contact {
  readonly channel: ContactChannel;
  readonly contact: string;
}

/** What is held of a member's contacts; empty text where nothing is. */
export type Contacts = Pick<Person, ContactField>;

export const contactFieldsOf = ({ email, phone, address, postcode }: Contacts): Contacts => ({
  email,
  phone,
  address,
  postcode,
});

export const channelOf = (field: ContactField): ContactChannel =>
  field === 'address' || field === 'postcode' ? 'post' : field;

/** The contact of a channel as one text, empty where none is held. A postcode alone is nowhere to write to. */
export function contactText(contacts: Contacts, channel: ContactChannel): string {
  if (channel !== 'post') return contacts[channel];
  const { address, postcode } = contacts;
  return address === '' || postcode === '' ? address : `${address}, ${postcode}`;
}

/** Every way to a member that is held. */
export const contactsOf = (contacts: Contacts): readonly Contact[] =>
  CONTACT_CHANNELS.map((channel) => ({ channel, contact: contactText(contacts, channel) })).filter(
    ({ contact }) => contact !== '',
  );
