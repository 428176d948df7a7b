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
import { changeLogHead, linkChanges } from '../changes/change-log.ts';
import { besideLogQuestions } from './beside-log.ts';
import type { ChangeWindow, CheckInput } from './check-input.ts';
import { type ContactEdit, contactEditsOf } from './contact-edits.ts';
import { byMember, dayOf, largestUsualHousehold } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun } from './finding.ts';

/**
 * Piles of letters, people who move into one home: in a year of twelve invented rolls, of 33,000 members together, such questions came up
 * not once, which bounds them at one in 11,000 members (95 %).
 */
const CLUSTERS_PER_MEMBER = 1 / 10_000;

/**
 * RI-13: contacts edited in bulk before credentials go out (A02), captured or cut: by contact, by session, by officer, by hour, by
 * coinciding new values, by effect on who can be reached; and whatever in the roll, standing too, no line of the log explains. Rates alone hide some twenty targeted changes in a branch of 600: the
 * total `rate-alone-would-miss` says how many here, and every change is confirmed through the old contact whatever a check says.
 */
export function checkContactChanges(input: CheckInput): Finding | NotRun {
  const log = contactEditsOf(input);
  if (log === null) return notRun('changes');
  const { entries, evidence } = input;
  const { edits, cosmetic } = log;
  const today = dayOf(input.asOf) ?? 0;
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
      ...besideLogQuestions(log.beside),
      ...ratesAbove(entries, log, today),
      ...changesInSessions(edits),
      ...changesByEditors(edits),
      ...changesAtNight(edits),
      ...sameNewValues(edits, setting),
      ...sameNewDomains(edits, setting),
      ...cutOff(edits, setting),
    ],
    // One for the rates, at their stated alarm; the others are measured. Nothing should be changed beside the log.
    expected: {
      low: 0,
      high: 1 + Math.ceil(entries.length * CLUSTERS_PER_MEMBER),
      source: 'measured-on-invented-rolls',
    },
    needs: [
      ...(input.changes === undefined ? (['changes'] as const) : []),
      ...(input.changes !== undefined && input.previous === undefined ? (['previous-roll'] as const) : []),
    ],
    data: input.changes === undefined ? [] : dataOf(input.changes),
    totals: {
      changes: edits.length,
      'cosmetic-changes': cosmetic,
      'changed-beside-the-log': new Set(log.beside.map(({ member }) => member)).size,
      'members-changed': membersOf(edits),
      'changed-address': membersOf(edits.filter(({ contact }) => contact === 'address')),
      'changed-phone': membersOf(edits.filter(({ contact }) => contact === 'phone')),
      'changed-email': membersOf(edits.filter(({ contact }) => contact === 'email')),
      sessions: new Set(edits.flatMap(({ session }) => session ?? [])).size,
      editors: new Set(edits.flatMap(({ officer }) => officer ?? [])).size,
      'now-unreachable': reach.lost,
      'newly-reachable': reach.won,
      'rate-alone-would-miss': missedByRates(entries, log, today),
      'false-alarms-per-ten-thousand': RATE_ALPHA * 10_000,
    },
  });
}

/** From when on the log speaks, and the head that stands for all of it. The head stays private: see `publicCounts`. */
const dataOf = ({ since, changes }: ChangeWindow): readonly string[] => {
  const { hash } = changeLogHead(linkChanges({ number: 0, hash: null }, changes));
  return [`log ${since}${hash === null ? '' : ` ${hash}`}`];
};

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
