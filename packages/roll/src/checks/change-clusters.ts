import { type MemberId } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { groupBy } from '../group-by.ts';
import { type ContactEdit, sameContact, valuesOf } from './contact-edits.ts';
import { countHouseholds } from './entry-facts.ts';
import { fullestRun } from './fullest-run.ts';
import { raise, type RaisedSignal } from './finding.ts';
import { alarmCount, binomialTail } from './statistics.ts';

/** What the questions about changes look at beside the changes. */
export interface ChangeSetting {
  readonly entries: ReadonlyMap<MemberId, RollEntry>;
  readonly usualHousehold: number;
  /** Whether mail to the member's present e-mail address came back. */
  readonly bounces: (member: MemberId) => boolean;
}

/** An officer with a pile of returned letters changes a few; from here on it is looked at, whatever the other sessions are like. */
const LEAST_IN_SESSION = 10;
const LEAST_BY_EDITOR = 20;
const EDITOR_DAYS = 7;
const FILLING_DAYS = 61;
const LEAST_AT_NIGHT = 5;
/** Night in Britain, summer and winter: hours from midnight to five, UTC. Officers work in the evening. */
const NIGHT_ENDS = 5;
const LEAST_CUT_OFF = 3;
const LEAST_OF_DOMAIN = 5;
/** Of one session, and of one officer: work comes in piles, and a pile is soon explained. */
const ONE_ALPHA = 0.001;
const DOMAIN_ALPHA = 1e-6;
const DISPERSION = 2;

/** Sessions in which far more members were changed than in the others. */
export function changesInSessions(edits: readonly ContactEdit[]): readonly RaisedSignal[] {
  const sessions = sessionsOf(edits);
  const sizes = sessions.map(([, group]) => distinct(group).length);
  // Members change their own contacts one by one: their sessions say nothing about how officers work.
  const isOfficers = sessions.map(([, group]) => group.some(({ officer }) => officer !== null));
  const usual = sizes.filter((_, i) => isOfficers[i] === true);
  const total = usual.reduce((sum, size) => sum + size, 0);
  return sessions.flatMap(([session, group], i) => {
    const size = sizes[i] ?? 0;
    if (size < LEAST_IN_SESSION) return [];
    const others = isOfficers[i] === true ? Math.max(1, (total - size) / Math.max(1, usual.length - 1)) : 1;
    const alarm = Math.max(LEAST_IN_SESSION, alarmCount(others, DISPERSION, ONE_ALPHA));
    if (size < alarm) return [];
    const editor = group[0]?.officer ?? '';
    return raise({
      check: 'RI-13',
      state: 'escalate',
      reason: 'changes-in-one-session',
      members: distinct(group),
      figures: { session, editor, changed: size, 'usual-most': alarm - 1, night: group.filter(isNight).length },
      about: [session, ...valuesOf(group)],
    });
  });
}

/** Officers who changed far more members in a week than the others do, in however many sessions. */
export function changesByEditors(edits: readonly ContactEdit[]): readonly RaisedSignal[] {
  const byOfficers = edits.filter(({ officer }) => officer !== null);
  const editors = [...groupBy(byOfficers, ({ officer }) => officer ?? '')];
  const weeks = editors.map(([editor, group]) => ({ editor, ...fullestWindow(group, EDITOR_DAYS) }));
  const total = weeks.reduce((sum, { members }) => sum + members.length, 0);
  return weeks.flatMap(({ editor, members, day, edits: own }) => {
    if (members.length < LEAST_BY_EDITOR) return [];
    const usual = (total - members.length) / Math.max(1, weeks.length - 1);
    const alarm = Math.max(LEAST_BY_EDITOR, alarmCount(Math.max(1, usual), DISPERSION, ONE_ALPHA));
    if (members.length < alarm) return [];
    const figures = { editor, changed: members.length, days: EDITOR_DAYS, 'usual-most': alarm - 1 };
    const about = [editor, day, ...valuesOf(own)];
    return raise({ check: 'RI-13', state: 'review', reason: 'changes-by-one-editor', members, figures, about });
  });
}

/** Several members changed in one session of one night, whoever is said to have asked. */
export function changesAtNight(edits: readonly ContactEdit[]): readonly RaisedSignal[] {
  return sessionsOf(edits.filter(isNight)).flatMap(([session, group]) => {
    const members = distinct(group);
    if (members.length < LEAST_AT_NIGHT) return [];
    const figures = { session, editor: group[0]?.officer ?? '', changed: members.length };
    const about = [session, ...valuesOf(group)];
    return raise({ check: 'RI-13', state: 'review', reason: 'changes-at-night', members, figures, about });
  });
}

/** One new address, telephone or e-mail for members of several households (captured). */
export function sameNewValues(edits: readonly ContactEdit[], setting: ChangeSetting): readonly RaisedSignal[] {
  const given = edits.filter(({ to }) => to !== '');
  const groups = groupBy(given, ({ contact, to }) => `${contact} ${sameContact(contact, to)}`);
  return [...groups.values()].flatMap((group) => {
    const { contact = 'address' } = group[0] ?? {};
    // People move into one care home, over the years; an address that captures letters fills within weeks.
    const members = contact === 'address' ? fullestWindow(group, FILLING_DAYS).members : distinct(group);
    const least = contact === 'address' ? setting.usualHousehold + 1 : 2;
    if (members.length < least) return [];
    const people = entriesOf(members, setting).map(withoutDwelling(contact));
    const households = countHouseholds(people, setting.usualHousehold);
    if (households < 2 && members.length <= setting.usualHousehold) return [];
    return raise({
      check: 'RI-13',
      state: members.length > 2 ? 'escalate' : 'review',
      reason: 'same-new-value',
      members,
      figures: { field: contact, members: members.length, households },
      about: valuesOf(group),
    });
  });
}

/** Where the new address itself is in question, living at it together explains nothing. */
const withoutDwelling =
  (contact: ContactEdit['contact']) =>
  (entry: RollEntry): RollEntry =>
    contact === 'address' ? { ...entry, person: { ...entry.person, address: '', postcode: '' } } : entry;

/** New e-mail addresses at a domain that hardly anybody else of the roll uses: a catch-all of somebody's own. */
export function sameNewDomains(edits: readonly ContactEdit[], setting: ChangeSetting): readonly RaisedSignal[] {
  const mail = edits.filter(({ contact, to }) => contact === 'email' && to.includes('@'));
  const changed = new Set(mail.map(({ member }) => member));
  const others = new Map<string, number>();
  let known = 0;
  for (const { member, person } of setting.entries.values()) {
    if (changed.has(member) || person.email === '') continue;
    known++;
    const domain = domainOf(person.email);
    others.set(domain, (others.get(domain) ?? 0) + 1);
  }
  const groups = groupBy(mail, ({ to }) => domainOf(to));
  return [...groups].flatMap(([domain, group]) => {
    const members = distinct(group);
    const share = ((others.get(domain) ?? 0) + 1) / (known + 2);
    if (members.length < LEAST_OF_DOMAIN || binomialTail(members.length, changed.size, share) > DOMAIN_ALPHA) return [];
    if (countHouseholds(entriesOf(members, setting), setting.usualHousehold) < 2) return [];
    const expected = Math.round(share * changed.size * 10) / 10;
    const figures = { members: members.length, expected };
    const about = valuesOf(group);
    return raise({ check: 'RI-13', state: 'escalate', reason: 'same-new-domain', members, figures, about });
  });
}

/**
 * Several members who were cut off in one session: contacts emptied, or set to one from which mail comes back. Emptying an address from
 * which mail came back is an officer's ordinary work: where nothing else is left to ask, it is explained.
 */
export function cutOff(edits: readonly ContactEdit[], { bounces }: ChangeSetting): readonly RaisedSignal[] {
  const cut = edits.filter(
    ({ contact, from, to, member }) =>
      contact !== 'address' && from !== '' && (to === '' || (contact === 'email' && bounces(member))),
  );
  return [...groupBy(cut, ({ session }) => session)].flatMap(([session, group]) => {
    const members = distinct(group);
    if (members.length < LEAST_CUT_OFF || (session === null && group.some(({ day }) => day !== null))) return [];
    const figures = { changed: members.length, ...(session === null ? {} : { session }) };
    const others = distinct(
      group.filter(({ contact, to, member }) => contact !== 'email' || to !== '' || !bounces(member)),
    );
    const state = others.length < LEAST_CUT_OFF ? 'explained' : 'escalate';
    const about = [session, ...valuesOf(group)];
    return raise({ check: 'RI-13', state, reason: 'cut-off', members, figures, about });
  });
}

const sessionsOf = (edits: readonly ContactEdit[]) => [
  ...groupBy(
    edits.filter(({ session }) => session !== null),
    ({ session }) => session ?? '',
  ),
];

const isNight = ({ hour }: ContactEdit): boolean => hour !== null && hour < NIGHT_ENDS;

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

const distinct = (edits: readonly ContactEdit[]): readonly MemberId[] => [
  ...new Set(edits.map(({ member }) => member)),
];

const entriesOf = (members: readonly MemberId[], { entries }: ChangeSetting): readonly RollEntry[] =>
  members.flatMap((member) => entries.get(member) ?? []);

/** The days in which most members were changed. Edits without a day are of one. */
function fullestWindow(edits: readonly ContactEdit[], days: number) {
  const byDay = edits.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0));
  const { from, to } = fullestRun(byDay, days);
  const inside = byDay.slice(from, to);
  return { edits: inside, members: distinct(inside), day: inside.at(-1)?.day ?? 0 };
}
