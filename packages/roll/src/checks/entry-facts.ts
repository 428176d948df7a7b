import { type CivilDay, type MemberId, parseIsoDate, toCivilDay } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { groupBy } from '../group-by.ts';
import { addressForm } from '../match/normalise/address-form.ts';
import { coreWords, nameWords, splitName } from '../match/normalise/name-words.ts';
import type { MatchRow } from '../match/prepare-list.ts';
import { quantile } from './statistics.ts';

/** The day of a date text, or null where it is missing or none. */
export function dayOf(date: string | null): CivilDay | null {
  const civil = date === null ? undefined : parseIsoDate(date);
  return civil === undefined ? null : toCivilDay(civil);
}

/** One text for the ways in which one dwelling is written; null where postcode or address is missing. */
export function dwellingKey({
  address,
  postcode,
}: {
  readonly address: string;
  readonly postcode: string;
}): string | null {
  const form = address === '' || postcode === '' ? null : addressForm(address, postcode);
  return form === null || form.key === '' || (form.numbers === '' && form.place === '') ? null : form.text;
}

/** The words of the family name, and of the whole name: people of one household often have a word of one in the other. */
interface NameParts {
  readonly family: readonly string[];
  readonly all: readonly string[];
}

const namePartsOf = ({ person }: RollEntry): NameParts => {
  const { given, family } = splitName(person.name);
  const words = coreWords(nameWords(family));
  return { family: words, all: [...coreWords(nameWords(given)), ...words] };
};

/**
 * Into how many households the entries fall, as far as a roll can tell: one dwelling, or a family name in common (patronymics count: a
 * father's given name is a daughter's family name). A name joins no more than a household of this roll usually has (`usual`): one
 * common surname, or an invented one, would explain anything. Linear in the entries.
 */
export function countHouseholds(entries: readonly RollEntry[], usual: number): number {
  const parent = entries.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) {
      parent[root] = parent[up] ?? up;
      root = up;
    }
    return root;
  };
  const join = (i: number, j: number): void => void (parent[rootOf(i)] = rootOf(j));
  const dwellings = new Map<string, number>();
  entries.forEach(({ person }, i) => {
    const key = dwellingKey(person);
    if (key === null) return;
    join(i, dwellings.get(key) ?? i);
    dwellings.set(key, i);
  });
  if (entries.length <= usual) {
    const names = entries.map(namePartsOf);
    const families = new Map(names.flatMap(({ family }, i) => family.map((word) => [word, i] as const)));
    names.forEach(({ all }, i) => {
      for (const word of all) join(i, families.get(word) ?? i);
    });
  }
  return new Set(parent.map((_, i) => rootOf(i))).size;
}

/** However few live together on a roll, four of one household are nothing out of the way. */
const LEAST_USUAL = 4;
/** Of fewer dwellings the largest is no usual one. */
const ENOUGH_DWELLINGS = 200;

/** The most members that a household of this roll usually has: 199 of 200 dwellings have no more. */
export function largestUsualHousehold(entries: readonly RollEntry[]): number {
  const sizes = [...groupBy(entries, ({ person }) => dwellingKey(person))].flatMap(([key, { length }]) =>
    key === null ? [] : [length],
  );
  return sizes.length < ENOUGH_DWELLINGS ? LEAST_USUAL : Math.max(LEAST_USUAL, quantile(sizes, 0.995));
}

/** An entry as a row for matching, in the order of a model's fields. */
export function matchRowOf({ person, standing }: RollEntry, fields: readonly string[]): MatchRow {
  const { given, family } = splitName(person.name);
  const texts: Readonly<Record<string, string>> = { ...person, given, family, born: standing.born ?? '' };
  return fields.map((field) => texts[field] ?? '');
}

/** Entries by member; of a number that occurs twice the first. */
export function byMember(entries: readonly RollEntry[]): ReadonlyMap<MemberId, RollEntry> {
  const map = new Map<MemberId, RollEntry>();
  for (const entry of entries) if (!map.has(entry.member)) map.set(entry.member, entry);
  return map;
}
