import type { MemberId } from '@selectorate/basics';
import { groupBy } from '../group-by.ts';
import type { CheckInput, RemoteApplication } from './check-input.ts';
import { contactEditsOf, valuesOf } from './contact-edits.ts';
import { byMember, countHouseholds, dayOf, largestUsualHousehold } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raise, raiseOne } from './finding.ts';

/** Days within which an application after a change of contact is asked about, at the contact held before. */
const SOON = 28;

/** RI-14: remote votes applied for soon after a contact was changed, or for several households from one device (A03, A15). */
export function checkApplications(input: CheckInput): Finding | NotRun {
  const { entries, applications } = input;
  if (applications === undefined) return notRun('applications');
  const known = byMember(entries);
  const own = applications.filter(({ member }) => known.has(member));
  const changed = groupBy(contactEditsOf(input)?.edits ?? [], ({ member }) => member);
  const after = own.flatMap(({ member, at }) => {
    const applied = dayOf(at.slice(0, 10)) ?? 0;
    // A change without a day, beside the log, may have been made the day before.
    const soon = (changed.get(member) ?? []).filter(
      ({ day }) => day === null || (day <= applied && applied - day <= SOON),
    );
    if (soon.length === 0) return [];
    const days = soon.flatMap(({ day }) => (day === null ? [] : [applied - day]));
    const figures = days.length === 0 ? {} : { days: Math.min(...days) };
    const about = [at.slice(0, 10), ...valuesOf(soon)];
    return raiseOne('RI-14', member, { state: 'ask-member', reason: 'applied-after-change', figures, about });
  });
  return found({
    population: applications.length,
    tested: [...new Set(own.map(({ member }) => member))],
    notTestable: { 'not-a-person-of-the-roll': applications.length - own.length },
    signals: [...distinctById(after), ...fromOneDevice(own, known, largestUsualHousehold(entries))],
    expected: { low: 0, high: Math.ceil(own.length / 50), source: 'yearly-churn' },
    needs: input.changes === undefined ? ['changes'] : [],
    totals: { applications: applications.length },
  });
}

function fromOneDevice(applications: readonly RemoteApplication[], known: ReturnType<typeof byMember>, usual: number) {
  return [...groupBy(applications, ({ device }) => device)].flatMap(([device, group]) => {
    const members: readonly MemberId[] = [...new Set(group.map(({ member }) => member))];
    if (device === null || members.length < 2) return [];
    const people = members.flatMap((member) => known.get(member) ?? []);
    const households = countHouseholds(people, usual);
    if (households < 2 && members.length <= usual) return [];
    const state = members.length > usual ? 'escalate' : 'review';
    const figures = { members: members.length, households, 'usual-most': usual };
    const about = [device];
    return raise({ check: 'RI-14', state, reason: 'applications-from-one-device', members, figures, about });
  });
}

/** Two applications of one member on one day are one question. */
const distinctById = <T extends { readonly id: string }>(signals: readonly T[]): readonly T[] => [
  ...new Map(signals.map((signal) => [signal.id, signal])).values(),
];
