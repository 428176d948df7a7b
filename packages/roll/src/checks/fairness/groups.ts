import type { CivilDay } from '@selectorate/basics';
import type { RollEntry } from '../../entry.ts';
import { foldText } from '../../match/normalise/fold-text.ts';
import { nameWords, splitName } from '../../match/normalise/name-words.ts';
import { dayOf } from '../entry-facts.ts';
import type { FairnessBy } from '../report.ts';
import { AGE_BANDS, NAME_ORIGINS, NAME_SHAPES, RENTER_PROXIES } from './group-names.ts';
import { nameOrigin } from './name-origin.ts';

/** The groups of an entry, as places in {@link FAIRNESS_GROUPS}. Worked out for the table and then forgotten. */
export type EntryGroups = Readonly<Record<FairnessBy, number>>;

export const groupsOf = ({ person, standing }: RollEntry, today: CivilDay): EntryGroups => ({
  all: 0,
  'name-shape': NAME_SHAPES.indexOf(shapeOf(person.name)),
  'age-band': AGE_BANDS.indexOf(bandOf(dayOf(standing.born), today)),
  'renter-proxy': RENTER_PROXIES.indexOf(dwellingOf(person.address)),
  'name-origin': NAME_ORIGINS.indexOf(nameOrigin(person.name)),
});

/** How a name is written: what forms with two boxes are hard on. */
function shapeOf(name: string): (typeof NAME_SHAPES)[number] {
  const { given, family } = splitName(name);
  if (/\p{L}-\p{L}/u.test(family)) return 'hyphen';
  const words = nameWords(`${given} ${family}`).length;
  if (words === 0) return 'no-name';
  return (['one-word', 'two-words', 'three-words'] as const)[words - 1] ?? 'four-words-or-more';
}

function bandOf(born: CivilDay | null, today: CivilDay): (typeof AGE_BANDS)[number] {
  if (born === null) return 'age-unknown';
  const years = (today - born) / 365.25;
  if (years < 25) return 'under-25';
  if (years < 35) return '25-34';
  if (years < 50) return '35-49';
  if (years < 65) return '50-64';
  return years < 80 ? '65-79' : '80-and-over';
}

const FLAT = /\b(?:flat|apt|apartment|unit|room|studio|bedsit)\b|^\d+[a-z]?\s*\/\s*\d/;

/** People in flats and rooms rent more often than not: a proxy for renting, and no more. */
function dwellingOf(address: string): (typeof RENTER_PROXIES)[number] {
  if (address.trim() === '') return 'address-unknown';
  return FLAT.test(foldText(address)) ? 'flat' : 'house';
}
