import type { ContestId, MemberId } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { byText } from '../group-by.ts';
import {
  approveContactChange,
  askForContactChange,
  type ContactChangeRequest,
  confirmContactChange,
  CONTACT_REQUEST_STATES,
  type ContactRequestState,
  contactRequestState,
} from './contact-request.ts';
import { type Contacts, contactFieldsOf } from './contacts.ts';

/** Where and when credentials of which contest go out. */
export interface ContestMoment {
  readonly contest: ContestId;
  /** Instant. */
  readonly at: string;
}

/** Where a member's credential goes, and by which requests that is not where it went at the freeze. */
export interface ContestContact {
  readonly member: MemberId;
  readonly contacts: Contacts;
  readonly requests: readonly string[];
  /** Requests that say they took effect and could not have: made by hand, or of another's entry. Never followed. */
  readonly improper: readonly string[];
}

/**
 * What a contest sends a member's credential to: the contacts of the frozen entry, and the requests that took effect by
 * that moment, in the order in which they did. Each is walked through again from its beginning, against the frozen entry; the
 * membership system's later changes are not looked at (A02, invariant 3). `frozen` is the entry of the first freeze that
 * the member stands in.
 */
export function contactForContest(
  frozen: RollEntry,
  requests: readonly ContactChangeRequest[],
  { contest, at }: ContestMoment,
): ContestContact {
  const claimed = requests
    .filter((request) => request.contest === contest && request.member === frozen.member)
    .filter((request) => contactRequestState(request, at) === 'effective')
    .toSorted((a, b) => byText(a.approved?.effective ?? '', b.approved?.effective ?? '') || byText(a.id, b.id));
  const [proper, improper] = [
    claimed.filter((request) => wasProper(request, frozen)),
    claimed.filter((request) => !wasProper(request, frozen)),
  ];
  const asked = proper.flatMap(({ to }) => Object.entries(to));
  const contacts = contactFieldsOf({ ...frozen.person, ...Object.fromEntries(asked) });
  return {
    member: frozen.member,
    contacts,
    requests: proper.map(({ id }) => id),
    improper: improper.map(({ id }) => id),
  };
}

function wasProper(request: ContactChangeRequest, frozen: RollEntry): boolean {
  const { confirmed, approved } = request;
  if (confirmed === null || approved === null) return false;
  const asked = askForContactChange(request, frozen);
  const sure = asked.ok ? confirmContactChange(asked.value, frozen, confirmed) : asked;
  const done = sure.ok ? approveContactChange(sure.value, approved) : sure;
  return done.ok;
}

/** How many requests stand where; those confirmed in person are exceptions, and counted apart as well. Not for publication. */
export interface ContactRequestCounts {
  readonly byState: Readonly<Record<ContactRequestState, number>>;
  readonly seenInPerson: number;
}

export function countContactRequests(requests: readonly ContactChangeRequest[], at: string): ContactRequestCounts {
  const states = requests.map((request) => contactRequestState(request, at));
  return {
    byState: Object.fromEntries(
      CONTACT_REQUEST_STATES.map((state) => [state, states.filter((own) => own === state).length]),
    ) as ContactRequestCounts['byState'],
    seenInPerson: requests.filter(({ confirmed }) => confirmed?.kind === 'seen-in-person').length,
  };
}
