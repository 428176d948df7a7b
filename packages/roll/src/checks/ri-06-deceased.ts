import type { MemberId } from '@selectorate/basics';
import { byText } from '../group-by.ts';
import type { CheckInput, ListResult } from './check-input.ts';
import { byMember } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raiseOne } from './finding.ts';

/**
 * RI-06: on lists of the dead (A01). Two lists from two sources make a question, and the letter that asks it is neutral: it goes to the
 * member. One list alone is for an officer to look at.
 */
export function checkDeceased({ entries, deceased }: CheckInput): Finding | NotRun {
  if (deceased === undefined || deceased.length === 0) return notRun('deceased-lists');
  const sources = sourcesOf(deceased);
  const onRoll = byMember(entries);
  const listed = [...sources].filter(([member]) => onRoll.has(member));
  const signals = listed.map(([member, lists]) =>
    raiseOne('RI-06', member, {
      state: lists.size > 1 ? 'ask-member' : 'review',
      reason: lists.size > 1 ? 'deceased-two-lists' : 'deceased-one-list',
      figures: { lists: lists.size },
      about: [...lists].toSorted(byText),
    }),
  );
  return found({
    population: entries.length,
    tested: entries.map(({ member }) => member),
    signals,
    // About one in a hundred of the roll dies in a year and is not reported; a list is a year old at most.
    expected: { low: 0, high: Math.ceil(entries.length / 50), source: 'measured-on-invented-rolls' },
    totals: {
      lists: new Set(deceased.map(({ source }) => source)).size,
      'one-source': listed.filter(([, lists]) => lists.size === 1).length,
    },
    data: deceased.map(({ source, sha256 }) => `list ${source} ${sha256}`),
  });
}

/** On which lists each member stands; the same list twice is one. */
export function sourcesOf(lists: readonly ListResult[]): ReadonlyMap<MemberId, ReadonlySet<string>> {
  const sources = new Map<MemberId, Set<string>>();
  for (const { source, members } of lists) {
    for (const member of members) sources.set(member, (sources.get(member) ?? new Set()).add(source));
  }
  return sources;
}
