import { type ContestId, err, type MemberId, ok, type Result } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { type Contact, type Contacts, contactFieldsOf, contactsOf } from './contacts.ts';
import type { ContactField } from './logged-change.ts';

/** An instant as `2022-09-12T11:00:00Z`; instants compare as texts. */
type Instant = string;

/**
 * A change of contact asked for after the freeze. It reaches a contest only as {@link contactForContest} says. Private
 * plain JSON; steps are added and never changed, and what it has not reached is null.
 */
export interface ContactChangeRequest {
  readonly id: string;
  readonly contest: ContestId;
  readonly member: MemberId;
  readonly to: Partial<Contacts>;
  /** An officer's id, or `member`. */
  readonly asked: { readonly at: Instant; readonly by: string };
  /** The last instant at which it may be approved. */
  readonly expires: Instant;
  readonly confirmed: Confirmation | null;
  /** From `effective` on it counts: the time in between is for the old contact to object. */
  readonly approved: { readonly at: Instant; readonly by: string; readonly effective: Instant } | null;
  readonly refused: { readonly at: Instant; readonly by: string; readonly reason: string } | null;
  /** Whoever holds an old contact says it was not they. */
  readonly objected: { readonly at: Instant } | null;
}

/** How the member was asked: at a contact held before the freeze, or, where none of these works, in person. */
export type Confirmation =
  | { readonly kind: 'old-contact'; readonly at: Instant; readonly contact: Contact }
  | {
      readonly kind: 'seen-in-person';
      readonly at: Instant;
      /** Two officers, who saw the member and a proof of identity. */
      readonly by: readonly [string, string];
      readonly why: (typeof DEAD_CONTACT_REASONS)[number];
    };

/** Why nobody could be asked at the old contact. */
export const DEAD_CONTACT_REASONS = ['mail-returned', 'email-bounced', 'no-contact-held'] as const;

export const CONTACT_REQUEST_STATES = [
  'asked',
  'confirmed',
  'approved',
  'effective',
  'refused',
  'expired',
  'objected',
] as const;
export type ContactRequestState = (typeof CONTACT_REQUEST_STATES)[number];

export const CONTACT_REQUEST_FAULTS = [
  /** The step does not follow from where the request stands. */
  'wrong-state',
  'time-goes-back',
  /** It asks for what is there already, or for nothing. */
  'nothing-changes',
  /** The request is about somebody else's entry. */
  'other-member',
  /** The confirmation came from a contact that the frozen roll does not hold. */
  'not-held-before-the-freeze',
  /** Approval by whoever asked, or by the member. */
  'needs-second-officer',
  /** Two officers are two people, and neither is the member. */
  'same-officer-twice',
] as const;
export type ContactRequestFault = (typeof CONTACT_REQUEST_FAULTS)[number];

type Step = Result<ContactChangeRequest, ContactRequestFault>;

/** Where a request stands at an instant; steps after that instant are not looked at. */
export function contactRequestState(request: ContactChangeRequest, at: Instant): ContactRequestState {
  const { confirmed, approved, refused, objected, expires } = request;
  if (objected !== null && objected.at <= at) return 'objected';
  if (refused !== null && refused.at <= at) return 'refused';
  if (approved !== null && approved.at <= at) return approved.effective <= at ? 'effective' : 'approved';
  if (at > expires) return 'expired';
  return confirmed !== null && confirmed.at <= at ? 'confirmed' : 'asked';
}

export function askForContactChange(
  ask: Pick<ContactChangeRequest, 'id' | 'contest' | 'member' | 'to' | 'asked' | 'expires'>,
  frozen: RollEntry,
): Step {
  const { id, contest, member, to, asked, expires } = ask;
  if (frozen.member !== member) return err('other-member');
  if (expires <= asked.at) return err('time-goes-back');
  const held = contactFieldsOf(frozen.person);
  const changes = Object.entries(to).some(([field, value]) => held[field as ContactField] !== value);
  if (!changes) return err('nothing-changes');
  const none = { confirmed: null, approved: null, refused: null, objected: null };
  return ok({ id, contest, member, to, asked, expires, ...none });
}

/** The member says yes: at a contact as the roll was frozen with, never at one that was changed since. */
export function confirmContactChange(request: ContactChangeRequest, frozen: RollEntry, confirmed: Confirmation): Step {
  if (frozen.member !== request.member) return err('other-member');
  if (confirmed.at < request.asked.at) return err('time-goes-back');
  if (contactRequestState(request, confirmed.at) !== 'asked') return err('wrong-state');
  if (confirmed.kind === 'seen-in-person') {
    const [one, two] = confirmed.by;
    return one === two || confirmed.by.includes('member') ? err('same-officer-twice') : ok({ ...request, confirmed });
  }
  const { channel, contact } = confirmed.contact;
  const held = contactsOf(frozen.person).some((own) => own.channel === channel && own.contact === contact);
  return held ? ok({ ...request, confirmed }) : err('not-held-before-the-freeze');
}

/** A second officer, who did not ask, approves. `effective` is when the time to object is over, by the rulebook's clock. */
export function approveContactChange(
  request: ContactChangeRequest,
  approved: NonNullable<ContactChangeRequest['approved']>,
): Step {
  const { confirmed, asked } = request;
  if (approved.at < (confirmed?.at ?? asked.at) || approved.effective < approved.at) return err('time-goes-back');
  if (confirmed === null || contactRequestState(request, approved.at) !== 'confirmed') return err('wrong-state');
  if (approved.by === asked.by || approved.by === 'member') return err('needs-second-officer');
  return ok({ ...request, approved });
}

/** An officer refuses, with a code of why; also after approval, until it takes effect. */
export function refuseContactChange(
  request: ContactChangeRequest,
  refused: NonNullable<ContactChangeRequest['refused']>,
): Step {
  if (refused.at < request.asked.at) return err('time-goes-back');
  const state = contactRequestState(request, refused.at);
  return ['asked', 'confirmed', 'approved'].includes(state) ? ok({ ...request, refused }) : err('wrong-state');
}

/** Somebody at an old contact says it was not they: nothing takes effect, and what had taken effect goes back. */
export function objectToContactChange(request: ContactChangeRequest, at: Instant): Step {
  if (at < request.asked.at) return err('time-goes-back');
  const state = contactRequestState(request, at);
  if (state === 'refused' || state === 'expired' || state === 'objected') return err('wrong-state');
  return ok({ ...request, objected: { at } });
}
