import type { Comparator } from './comparator.ts';
import { addresses } from './compare-addresses.ts';
import { familyNames, givenNames } from './compare-names.ts';
import { codes, dates, emails, phrases } from './compare-texts.ts';

/** The kinds of comparison that a model may name. `name-order` looks at the two names together and prepares nothing. */
export const COMPARATORS = {
  'given-name': givenNames,
  'family-name': familyNames,
  date: dates,
  code: codes,
  phrase: phrases,
  email: emails,
  address: addresses,
} as const satisfies Readonly<Record<string, Comparator>>;
export type ComparatorKind = keyof typeof COMPARATORS;

/** The levels of `name-order`: family name where the given name should be, and the reverse. */
export const NAME_ORDER_LEVELS = ['swapped', 'as-written'] as const;
