import { type CivilDay, type MemberId } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { type Contact, type ContactEdit, type ContactEdits, CONTACTS, valuesOf } from './contact-edits.ts';
import { fullestRun } from './fullest-run.ts';
import { raise, type RaisedSignal } from './finding.ts';
import { alarmCount } from './statistics.ts';

/** Shares of those who gave one that honestly change in a year (design note of the roll; a sketch of one branch). */
const YEARLY: Readonly<Record<Contact, number>> = { address: 0.1, phone: 0.08, email: 0.06 };
/** Changes come in twos and threes: households move, officers catch up. */
const DISPERSION = 3;
/** Bodies differ: the yearly rate itself is known to about a third. */
const RATE_UNCERTAINTY = 0.3;
/** False alarms of all windows and contacts together, in an honest year. */
export const RATE_ALPHA = 0.01;
/** Days; and the whole log. */
const WINDOWS = [7, 30, 61] as const;
const YEAR = 365;

interface Window {
  readonly from: CivilDay | null;
  readonly days: number;
  readonly edits: readonly ContactEdit[];
  readonly members: readonly MemberId[];
  readonly expected: number;
  readonly alarm: number;
}

/** Contacts that more members changed in some window than honest years explain: the window farthest above its alarm. */
export function ratesAbove(entries: readonly RollEntry[], log: ContactEdits, today: CivilDay): readonly RaisedSignal[] {
  const span = spanOf(log.since, today);
  return CONTACTS.flatMap((contact) => {
    const holders = holdersOf(entries, contact);
    const edits = log.edits.filter((edit) => edit.contact === contact);
    const windows = lengthsIn(span).map((days) => fullest({ edits, days, span, holders, contact }));
    const above = windows.filter(({ members, alarm }) => members.length >= alarm);
    const worst = above.toSorted((a, b) => b.members.length / b.alarm - a.members.length / a.alarm)[0];
    if (worst === undefined) return [];
    return raise({
      check: 'RI-13',
      state: 'escalate',
      reason: 'changes-above-rate',
      members: worst.members,
      figures: {
        field: contact,
        days: worst.days,
        changed: worst.members.length,
        expected: Math.round(worst.expected * 10) / 10,
        'usual-most': worst.alarm - 1,
      },
      about: [contact, worst.days, ...valuesOf(worst.edits)],
    });
  });
}

/**
 * How many targeted changes of e-mail addresses in two months no rate would show, in a roll of this size, beside as many honest ones as
 * are expected: by the alarm of the longest window that is not longer than two months.
 */
export function missedByRates(entries: readonly RollEntry[], { since }: ContactEdits, today: CivilDay): number {
  const span = spanOf(since, today);
  const days = Math.max(...lengthsIn(span).filter((length) => length <= TWO_MONTHS), Math.min(span, TWO_MONTHS));
  const { expected, alarm } = alarmIn({ days, span, holders: holdersOf(entries, 'email'), contact: 'email' });
  return alarm - 1 - Math.floor(expected);
}

const TWO_MONTHS = 61;

const spanOf = (since: CivilDay, today: CivilDay): number => Math.max(1, today - since + 1);

const lengthsIn = (span: number): readonly number[] => [...WINDOWS.filter((days) => days < span), span];

const holdersOf = (entries: readonly RollEntry[], contact: Contact): number =>
  entries.filter(({ person }) => person[contact] !== '').length;

const expectedIn = (holders: number, contact: Contact, days: number): number =>
  (holders * YEARLY[contact] * days) / YEAR;

const alarmOf = (expected: number, alpha: number): number =>
  alarmCount(expected, DISPERSION + RATE_UNCERTAINTY ** 2 * expected, alpha);

interface Length {
  readonly days: number;
  readonly span: number;
  readonly holders: number;
  readonly contact: Contact;
}

interface Scan extends Length {
  readonly edits: readonly ContactEdit[];
}

function alarmIn({ days, span, holders, contact }: Length): Pick<Window, 'expected' | 'alarm'> {
  const expected = expectedIn(holders, contact, days);
  // Windows that overlap say much the same; twice the number of windows side by side is what they come to (see the test).
  const places = days >= span ? 1 : Math.ceil((2 * span) / days);
  return { expected, alarm: alarmOf(expected, RATE_ALPHA / CONTACTS.length / lengthsIn(span).length / places) };
}

/** The window of a length in which most members changed the contact. */
function fullest({ edits, ...length }: Scan): Window {
  const { days, span } = length;
  const { expected, alarm } = alarmIn(length);
  if (days >= span) return { from: null, days, edits, members: distinct(edits), expected, alarm };
  // One change without a day, beside the log, takes none of the others out of its week.
  const byDay = edits.filter(({ day }) => day !== null).toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0));
  const { to } = fullestRun(byDay, days);
  const last = byDay[to - 1]?.day ?? 0;
  const inside = byDay.filter(({ day }) => day !== null && day <= last && day > last - days);
  return { from: last - days + 1, days, edits: inside, members: distinct(inside), expected, alarm };
}

const distinct = (edits: readonly ContactEdit[]): readonly MemberId[] => [
  ...new Set(edits.map(({ member }) => member)),
];
