import type { MemberId } from '@selectorate/basics';
import { groupBy } from '../group-by.ts';
import type { CheckInput, RemoteApplication } from './check-input.ts';
import { contactEditsOf } from './contact-edits.ts';
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
    const since = (changed.get(member) ?? []).flatMap(({ day }) =>
      day !== null && day <= applied && applied - day <= SOON ? [applied - day] : [],
    );
    if (since.length === 0) return [];
    const figures = { days: Math.min(...since) };
    return raiseOne('RI-14', member, { state: 'ask-member', reason: 'applied-after-change', figures });
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
    const households = countHouseholds(members.flatMap((member) => known.get(member) ?? []));
    if (households < 2 && members.length <= usual) return [];
    const state = members.length > usual ? 'escalate' : 'review';
    const figures = { members: members.length, households, 'usual-most': usual };
    return raise({ check: 'RI-14', state, reason: 'applications-from-one-device', members, figures });
  });
}

/** Two applications of one member are one question. */
const distinctById = <T extends { readonly id: string }>(signals: readonly T[]): readonly T[] => [
  ...new Map(signals.map((signal) => [signal.id, signal])).values(),
];
