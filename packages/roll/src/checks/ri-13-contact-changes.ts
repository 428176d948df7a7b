import type { MemberId } from '@selectorate/basics';
import {
  changesAtNight,
  changesByEditors,
  changesInSessions,
  type ChangeSetting,
  cutOff,
  sameNewDomains,
  sameNewValues,
} from './change-clusters.ts';
import { missedByRates, RATE_ALPHA, ratesAbove } from './change-rates.ts';
import type { CheckInput } from './check-input.ts';
import { type ContactEdit, contactEditsOf } from './contact-edits.ts';
import { byMember, dayOf, largestUsualHousehold } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun } from './finding.ts';

/**
 * RI-13: contacts edited in bulk before credentials go out (A02), captured or cut: by contact, by session, by officer, by hour, by
 * coinciding new values, by effect on who can be reached. Rates alone hide some twenty targeted changes in a branch of 600: the
 * total `rate-alone-would-miss` says how many here, and every change is confirmed through the old contact whatever a check says.
 */
export function checkContactChanges(input: CheckInput): Finding | NotRun {
  const log = contactEditsOf(input);
  if (log === null) return notRun('changes');
  const { entries, evidence } = input;
  const { edits, cosmetic } = log;
  const setting: ChangeSetting = {
    entries: byMember(entries),
    usualHousehold: largestUsualHousehold(entries),
    bounces: (member) => evidence?.get(member)?.emailBounced ?? false,
  };
  const reach = reachability(edits, setting);
  return found({
    population: entries.length,
    tested: entries.map(({ member }) => member),
    signals: [
      ...ratesAbove(entries, log, dayOf(input.asOf) ?? 0),
      ...changesInSessions(edits),
      ...changesByEditors(edits),
      ...changesAtNight(edits),
      ...sameNewValues(edits, setting),
      ...sameNewDomains(edits, setting),
      ...cutOff(edits, setting),
    ],
    expected: { low: 0, high: 1, source: 'stated-alarm-rate' },
    needs: input.changes === undefined ? ['changes'] : [],
    totals: {
      changes: edits.length,
      'cosmetic-changes': cosmetic,
      'members-changed': membersOf(edits),
      'changed-address': membersOf(edits.filter(({ contact }) => contact === 'address')),
      'changed-phone': membersOf(edits.filter(({ contact }) => contact === 'phone')),
      'changed-email': membersOf(edits.filter(({ contact }) => contact === 'email')),
      sessions: new Set(edits.flatMap(({ session }) => session ?? [])).size,
      editors: new Set(edits.flatMap(({ officer }) => officer ?? [])).size,
      'now-unreachable': reach.lost,
      'newly-reachable': reach.won,
      'rate-alone-would-miss': missedByRates(entries),
      'false-alarms-per-ten-thousand': RATE_ALPHA * 10_000,
    },
  });
}

const membersOf = (edits: readonly ContactEdit[]): number => new Set(edits.map(({ member }) => member)).size;

/** Members who could be reached by e-mail or telephone before and cannot now, and the reverse. */
function reachability(edits: readonly ContactEdit[], { entries, bounces }: ChangeSetting) {
  const before = new Map<MemberId, { email: string; phone: string }>();
  for (const { member, contact, from } of edits.toReversed()) {
    const person = entries.get(member)?.person;
    if (person === undefined || contact === 'address') continue;
    const known = before.get(member) ?? { email: person.email, phone: person.phone };
    known[contact] = from;
    before.set(member, known);
  }
  let [lost, won] = [0, 0];
  for (const [member, { email, phone }] of before) {
    const now = entries.get(member)?.person;
    if (now === undefined) continue;
    const reachedNow = (now.email !== '' && !bounces(member)) || now.phone !== '';
    const reachedBefore = email !== '' || phone !== '';
    if (reachedBefore && !reachedNow) lost++;
    if (!reachedBefore && reachedNow) won++;
  }
  return { lost, won };
}
