import { nameWords, splitName } from '../../match/normalise/name-words.ts';
import { COMMON_NAMES } from './name-lists.ts';
import type { NameOrigin } from './group-names.ts';

const known = (Object.entries(COMMON_NAMES) as [NameOrigin, (typeof COMMON_NAMES)['british']][]).map(
  ([origin, { given, family }]) => ({ origin, given: new Set(given.split(' ')), family: new Set(family.split(' ')) }),
);

/** A family name says more than a given name, which travels. */
const BY_FAMILY = 2;
const BY_GIVEN = 1;

/**
 * The group that a name seems to come from: an offline proxy, wrong for many people. It is for the fairness table alone; it is never
 * stored, never shown beside a name, and no check may call it (a test looks at who imports it).
 */
export function nameOrigin(name: string): NameOrigin {
  const parts = splitName(name);
  const [given, family] = [nameWords(parts.given), nameWords(parts.family)];
  let [best, most, tied]: [NameOrigin, number, boolean] = ['unknown', 0, false];
  for (const one of known) {
    // Written the other way round a name counts half.
    const straight = weigh(given, one.given, BY_GIVEN) + weigh(family, one.family, BY_FAMILY);
    const turned = (weigh(family, one.given, BY_GIVEN) + weigh(given, one.family, BY_FAMILY)) / 2;
    const weight = Math.max(straight, turned);
    if (weight > most) [best, most, tied] = [one.origin, weight, false];
    else if (weight === most) tied = true;
  }
  return most === 0 || tied ? 'unknown' : best;
}

const weigh = (words: readonly string[], list: ReadonlySet<string>, weight: number): number =>
  words.some((word) => list.has(word)) ? weight : 0;
