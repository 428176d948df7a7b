import type { FairnessBy } from '../report.ts';

// The names alone: pages that show a table load them without the lists of names that it is made with.

/** Broad groups of names. `unknown` is a group like any other. */
export const NAME_ORIGINS = [
  'british',
  'irish',
  'south-asian-muslim',
  'sikh',
  'hindu',
  'tamil',
  'east-asian',
  'west-african',
  'horn-of-africa',
  'caribbean',
  'arabic',
  'turkish',
  'iberian',
  'east-european',
  'west-european',
  'unknown',
] as const;
export type NameOrigin = (typeof NAME_ORIGINS)[number];

export const NAME_SHAPES = ['one-word', 'two-words', 'three-words', 'four-words-or-more', 'hyphen', 'no-name'] as const;
export const AGE_BANDS = ['under-25', '25-34', '35-49', '50-64', '65-79', '80-and-over', 'age-unknown'] as const;
export const RENTER_PROXIES = ['flat', 'house', 'address-unknown'] as const;

/** Every group of a fairness table by what it divides by, in the order of the table. */
export const FAIRNESS_GROUPS = {
  all: ['all'],
  'name-shape': NAME_SHAPES,
  'age-band': AGE_BANDS,
  'renter-proxy': RENTER_PROXIES,
  'name-origin': NAME_ORIGINS,
} as const satisfies Readonly<Record<FairnessBy, readonly string[]>>;
