import { type CivilDay, type MemberId } from '@selectorate/basics';
import { type RollEntry, rollEntrySchema } from '../entry.ts';
import type { CheckInput } from './check-input.ts';
import type { SignalReason } from './codes.ts';
import { dayOf } from './entry-facts.ts';
import { type Finding, found, raise } from './finding.ts';

const YEAR = 365.25;
/** Nobody in Britain has lived longer by more than a few days (115 years, by published lists of the oldest). */
const OLDEST = 116;
/** Parties take members from 14 on; a younger one is a slip in one of two dates. */
const YOUNGEST = 14;

/** RI-01: entries whose shape or dates cannot be right, and entries that nobody can be reached by. */
export function checkSchema({ entries, asOf }: CheckInput): Finding {
  const today = dayOf(asOf) ?? 0;
  const seen = new Set<MemberId>();
  const signals = entries.flatMap((entry) => {
    const reasons = reasonsOf(entry, today);
    if (seen.has(entry.member)) reasons.push('same-number-twice');
    seen.add(entry.member);
    return reasons.map((reason) =>
      raise({ check: 'RI-01', state: 'review', reason, members: [entry.member], figures: {}, about: aboutOf(entry) }),
    );
  });
  return found({
    population: entries.length,
    tested: entries.map(({ member }) => member),
    signals,
    expected: { low: 0, high: Math.ceil(entries.length / 100), source: 'measured-on-invented-rolls' },
  });
}

/** What the reasons look at: an entry that was corrected and is wrong anew is another question. */
const aboutOf = ({ standing: { joined, born, paidThrough }, person }: RollEntry): readonly (string | null)[] => [
  joined,
  born,
  paidThrough,
  person.name,
];

function reasonsOf(entry: RollEntry, today: CivilDay): SignalReason[] {
  if (!rollEntrySchema.safeParse(entry).success) return ['shape-invalid'];
  const { standing, person } = entry;
  const [joined, born, paid] = [dayOf(standing.joined) ?? today, dayOf(standing.born), dayOf(standing.paidThrough)];
  const reasons: SignalReason[] = [];
  const age = born === null ? null : (today - born) / YEAR;
  if (joined > today || (age !== null && age < 0)) reasons.push('date-in-the-future');
  if (age !== null && age > OLDEST) reasons.push('date-impossible');
  if (born !== null && joined - born < YOUNGEST * YEAR) reasons.push('joined-as-a-child');
  if (paid !== null && paid < joined) reasons.push('paid-before-joining');
  if (person.name.trim() === '') reasons.push('name-missing');
  if ([person.email, person.phone, person.address].every((contact) => contact.trim() === '')) {
    reasons.push('no-way-to-reach');
  }
  return reasons;
}
