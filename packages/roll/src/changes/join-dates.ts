import type { MemberId } from '@selectorate/basics';
import type { IsoDate, RollEntry } from '../entry.ts';
import type { LoggedChange } from './logged-change.ts';

/** An application to join, as the body keeps it. */
export interface JoinApplication {
  /** How a change names it: `application-confirmed:REFERENCE`. */
  readonly reference: string;
  readonly member: MemberId;
  /** The day on which the form was complete and valid: of a defective form, the day it was put right; null while it is not. */
  readonly validFrom: IsoDate | null;
  /** The day on which the member confirmed that the application was theirs; null while they have not. */
  readonly confirmed: IsoDate | null;
}

/** The authority of a change to a join date, before the colon and the application's reference. */
export const APPLICATION_CONFIRMED = 'application-confirmed';

export const JOIN_DATE_FAULTS = [
  'no-application',
  'application-not-valid',
  'application-not-confirmed',
  'earlier-than-application',
  'later-than-application',
  /** The date was moved back, or given, without the authority of an application; or that of somebody else's. */
  'authority-names-no-application',
] as const;
export type JoinDateFault = (typeof JOIN_DATE_FAULTS)[number];

/** The join date is that of the valid application that the member confirmed (A23). Null where it is. */
export function joinDateFault(
  { member, standing }: Pick<RollEntry, 'member'> & { readonly standing: Pick<RollEntry['standing'], 'joined'> },
  application: JoinApplication | undefined,
): JoinDateFault | null {
  if (application?.member !== member) return 'no-application';
  if (application.validFrom === null) return 'application-not-valid';
  if (application.confirmed === null) return 'application-not-confirmed';
  if (standing.joined === application.validFrom) return null;
  return standing.joined < application.validFrom ? 'earlier-than-application' : 'later-than-application';
}

/** A fault of one change. `at` is its place in the list, from 0. */
export interface JoinDateQuestion {
  readonly at: number;
  readonly member: MemberId;
  readonly fault: JoinDateFault;
}

/**
 * Changes of a join date that no confirmed application bears out. One that is moved back or given to somebody new needs an
 * authority that names the application; one that is moved forward needs none, and is a question where it goes past the
 * application.
 */
export function checkJoinDates(
  changes: readonly LoggedChange[],
  applications: readonly JoinApplication[],
): readonly JoinDateQuestion[] {
  const byReference = new Map(applications.map((application) => [application.reference, application]));
  const byMember = new Map(applications.map((application) => [application.member, application]));
  return changes.flatMap((change, at) => {
    if (change.field !== 'joined' || change.to === '') return [];
    const { member, from, to, authority } = change;
    const fault =
      to > from && from !== ''
        ? forward(change, byMember.get(member))
        : claimed(change, byReference.get(named(authority)));
    return fault === null ? [] : [{ at, member, fault }];
  });
}

function claimed(
  { member, to, authority }: LoggedChange,
  application: JoinApplication | undefined,
): JoinDateFault | null {
  if (!authority.startsWith(`${APPLICATION_CONFIRMED}:`)) return 'authority-names-no-application';
  if (application?.member !== member) return 'authority-names-no-application';
  return joinDateFault({ member, standing: { joined: to } }, application);
}

function forward({ member, to }: LoggedChange, application: JoinApplication | undefined): JoinDateFault | null {
  const fault = joinDateFault({ member, standing: { joined: to } }, application);
  return fault === 'no-application' ? null : fault;
}

const named = (authority: string): string => authority.slice(APPLICATION_CONFIRMED.length + 1);
