import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';
import { code, isoDay, member, objections, OFFICERS, OFFICERS_AND_SCRUTINEER } from './roll-shapes.ts';

/** What has become of a change of a contact. */
export const CONTACT_STATES = [
  'effective',
  'awaits-member',
  'awaits-officer',
  'objected',
  'refused',
  'expired',
] as const;

/** Why nobody can be asked at the old contact. */
const DEAD_CONTACTS = ['mail-returned', 'email-bounced', 'no-contact-held'] as const;

const notice = z.strictObject({
  to: z.enum(['old', 'new']),
  channel: z.enum(['email', 'phone', 'post']),
  /** `mailed`: it went into the outgoing mail; `by-hand`: it has no e-mail address, an officer posts or texts it. */
  way: z.enum(['mailed', 'by-hand']),
  answer: z.nullable(z.enum(['me', 'not-me'])),
});

const contactChange = z.strictObject({
  change: shape.id,
  member,
  fields: z.array(z.enum(['email', 'phone', 'address', 'postcode'])),
  at: shape.instant,
  by: shape.id,
  reason: z.string(),
  authority: z.string(),
  /** Was it asked for after the freeze? Then it needs the member at the old contact and a second officer. */
  afterFreeze: z.boolean(),
  state: z.enum(CONTACT_STATES),
  approvedBy: z.nullable(shape.id),
  /** No old contact works, and the officer who asked has seen the member and proof of identity: why. Counted apart. */
  seen: z.nullable(z.enum(DEAD_CONTACTS)),
  notices: z.array(notice),
});
export type ContactChangeShape = z.infer<typeof contactChange>;

/** Before the freeze at once; after it a request. Either way the old and the new contact are told (A02). */
export const changeContact = declare({
  name: 'changeContact',
  method: 'post',
  path: '/api/contests/{contest}/roll/contacts',
  summary: 'Change how a member is reached; the old and the new contact are told',
  access: OFFICERS,
  params: shape.contestParams,
  idempotent: true,
  body: z.strictObject({
    member,
    fields: z.strictObject({
      email: z.string().max(320).optional(),
      phone: z.string().max(60).optional(),
      address: z.string().max(500).optional(),
      postcode: z.string().max(20).optional(),
    }),
    reason: code,
    authority: z.string().min(1).max(200),
    /** After the freeze, where no old contact works: the officer saw the member; the other officer sees them too. */
    seen: z.enum(DEAD_CONTACTS).optional(),
  }),
  answer: contactChange,
});

export const readContactChanges = declare({
  name: 'readContactChanges',
  method: 'get',
  path: '/api/contests/{contest}/roll/contacts',
  summary: 'Changes of contacts, newest first, and who said “that was not me”',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({
    changes: z.array(contactChange),
    /** Who said “that was not me”, or that something in their entry is wrong: questions for the officers. */
    objections,
  }),
});

const unreached = z.strictObject({
  /** Names this letter: nothing in it says whose it is. */
  letter: z.string().max(40),
  member,
  /** Which letter is owed: it is named as the letters that are mailed are. */
  notice: z.enum([
    'contact-old',
    'contact-new',
    'contact-confirm',
    'contact-asked',
    'exclusion-notice',
    'exclusion-decided',
    'exclusion-upheld',
    'exclusion-over',
    'waiver-granted',
    'my-entry',
  ]),
  since: shape.instant,
  /** How the member can be told; null where the roll has no contact at all. */
  channel: z.nullable(z.enum(['email', 'phone', 'post'])),
  /** The change it is about, or the number of the entry in the record; null for a question about one’s own entry. */
  about: z.nullable(z.string()),
  /** The day on which it was posted, or the member told, and the officer who says so; null while it is owed. */
  posted: z.nullable(z.strictObject({ on: isoDay, by: shape.id })),
});
export type UnreachedShape = z.infer<typeof unreached>;

/** No contact is in it: whoever prints the letter looks it up in the roll. */
export const readUnreached = declare({
  name: 'readUnreached',
  method: 'get',
  path: '/api/contests/{contest}/roll/unreached',
  summary: 'Members whom no mail could tell what they are to be told: letters to be printed, the oldest first',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({ unreached: z.array(unreached) }),
});

/** Nothing of it goes into the record: it is for the officers, so that each letter is posted once. */
export const markPosted = declare({
  name: 'markPosted',
  method: 'post',
  path: '/api/contests/{contest}/roll/unreached/posted',
  summary: 'Note that letters were posted, or the members told, on a day; null takes the note back',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({ letters: z.array(z.string().max(40)).min(1).max(1_000), on: z.nullable(isoDay) }),
  answer: z.strictObject({ unreached: z.array(unreached) }),
});

export const approveContactChange = declare({
  name: 'approveContactChange',
  method: 'post',
  path: '/api/contests/{contest}/roll/contacts/approvals',
  summary: 'As the other officer, approve or refuse a change that the member confirmed at the old contact',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({ change: shape.id, decision: z.enum(['approve', 'refuse']) }),
  answer: contactChange,
});
