import type { MemberId, UnitId } from '@selectorate/basics';
import { matchRowOf } from '../checks/entry-facts.ts';
import type { RollEntry } from '../entry.ts';
import type { ListedPerson } from '../import/import-lists.ts';
import { findDuplicates } from './find-duplicates.ts';
import { UK_DUPLICATES } from './model/uk-duplicates.ts';

/** Somebody as a list has them. */
type NamedPerson = Pick<ListedPerson, 'name' | 'address' | 'postcode' | 'born'>;

/** A list of people from one source. Two lists of one name are one source. */
export interface PeopleList {
  readonly source: string;
  readonly people: readonly ListedPerson[];
}

/** Members who stand on a list, and how many were left out because it named them by name alone. */
export interface MembersOnList {
  readonly source: string;
  readonly members: readonly MemberId[];
  readonly byNameAlone: number;
}

/**
 * Whom lists of one kind mean. A number says who is meant; a name may be somebody else's, so whom a list has by name is meant only
 * where a list of another source has the same member too.
 */
export function membersOnLists(entries: readonly RollEntry[], lists: readonly PeopleList[]): readonly MembersOnList[] {
  const found = lists.map(({ source, people }) => ({
    source,
    byNumber: new Set(people.flatMap(({ member }) => member ?? [])),
    byName: membersNamed(
      people.filter(({ member }) => member === null),
      entries,
    ),
  }));
  const sources = new Map<MemberId, Set<string>>();
  for (const { source, byNumber, byName } of found)
    for (const member of [...byNumber, ...byName]) sources.set(member, (sources.get(member) ?? new Set()).add(source));
  const isAlone = (member: MemberId): boolean => (sources.get(member)?.size ?? 0) < 2;
  return found.map(({ source, byNumber, byName }) => {
    const named = byName.filter((member) => !byNumber.has(member));
    const sure = named.filter((member) => !isAlone(member));
    return { source, members: [...byNumber, ...sure], byNameAlone: named.length - sure.length };
  });
}

/** Members whom somebody of the list may be, as strongly as two entries of one roll are asked about (RI-02). */
function membersNamed(people: readonly NamedPerson[], entries: readonly RollEntry[]): readonly MemberId[] {
  if (people.length === 0) return [];
  const rows = [...entries, ...people.map(asEntry)].map((entry) => matchRowOf(entry, UK_DUPLICATES.fields));
  const strong = UK_DUPLICATES.thresholds.strong / 1000;
  const members = findDuplicates(rows, UK_DUPLICATES).flatMap(({ first, second, bits, cap }) => {
    const isAcross = first < entries.length && second >= entries.length;
    // A list seldom has dates of birth: father and son of one home and one name then look alike, and two sources must agree anyway.
    const isAlike = cap === null || cap === 'nothing-personal';
    const member = entries[first]?.member;
    return isAcross && isAlike && bits >= strong && member !== undefined ? [member] : [];
  });
  return [...new Set(members)];
}

const asEntry = ({ name, address, postcode, born }: NamedPerson): RollEntry => ({
  member: 'listed' as MemberId,
  standing: {
    unit: 'listed' as UnitId,
    joined: '1900-01-01',
    paidThrough: null,
    status: 'full',
    kind: 'listed',
    born,
    tags: [],
  },
  person: { name, address, postcode, email: '', phone: '' },
});
