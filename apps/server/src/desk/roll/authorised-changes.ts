import type { MemberId } from '@selectorate/basics';
import {
  type AuthorisedChange,
  CONTACT_FIELDS,
  type ContactField,
  ROLL_FIELDS,
  type RollChange,
  type RollField,
} from '@selectorate/roll';
import type { RollAmendments } from '@selectorate/selection';

type Amended = RollAmendments['amendments'][number];

const HOW_REACHED: readonly RollField[] = CONTACT_FIELDS;
/** What a ruling may change of an entry: how a member is reached changes by the way that asks the member, and by no other. */
const BY_RULING: ReadonlySet<RollField> = new Set(
  ROLL_FIELDS.filter((field) => field !== 'member' && !HOW_REACHED.includes(field)),
);

export interface AuthorisedOrder {
  /** Of every delta of the record, in its order. */
  readonly amendments: readonly Amended[];
  readonly onFirstRoll: (member: MemberId) => boolean;
  /** The contacts that changed for a member by requests that took effect. */
  readonly contactsOf: (member: MemberId) => readonly ContactField[];
  /** From the first frozen roll to the one in force: which fields a ruling changed, its delta does not say. */
  readonly made: readonly RollChange[];
}

/** What the deltas of a record allow to differ from the roll as it was first frozen, member by member (RI-16). */
export function authorisedChanges(order: AuthorisedOrder): readonly AuthorisedChange[] {
  const reasons = new Map<MemberId, Set<Amended['reason']>>();
  for (const { member, reason } of order.amendments)
    reasons.set(member as MemberId, (reasons.get(member as MemberId) ?? new Set()).add(reason));
  return [...reasons].flatMap(([member, why]) => whatOf(member, why, order).map((what) => ({ member, what })));
}

function whatOf(
  member: MemberId,
  reasons: ReadonlySet<Amended['reason']>,
  { onFirstRoll, contactsOf, made }: AuthorisedOrder,
): readonly AuthorisedChange['what'][] {
  if (!onFirstRoll(member)) return reasons.has('entry-added') ? ['added'] : [];
  const changed = made.flatMap((change) =>
    change.kind === 'changed' && change.member === member ? [change.field] : [],
  );
  return [
    ...(reasons.has('entry-corrected') ? changed.filter((field) => BY_RULING.has(field)) : []),
    ...(reasons.has('contact-confirmed') || reasons.has('contact-in-person') ? contactsOf(member) : []),
  ];
}
