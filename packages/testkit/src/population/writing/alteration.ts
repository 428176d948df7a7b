/** How a name is honestly written in another way. */
export const NAME_VARIANTS = [
  'nickname',
  'spelling',
  'order-swapped',
  'token-dropped',
  'surname-part',
  'hyphen-lost',
  'diacritics-lost',
  'english-name',
  'initial-only',
  'middle-as-given',
  'mohammed-lost',
  'mohammed-short',
  'syllables-joined',
  'gender-ending-lost',
  'name-before-marriage',
] as const;

/** What fingers, eyes, ears and machines get wrong. */
export const TYPING_ERRORS = [
  'letters-transposed',
  'letter-lost',
  'letter-doubled',
  'neighbour-key',
  'misread-by-machine',
  'misheard',
] as const;

export const DATE_ERRORS = ['day-month-swapped', 'first-of-january', 'birth-missing', 'birth-figure-wrong'] as const;

export const ADDRESS_ERRORS = [
  'flat-otherwise',
  'flat-lost',
  'road-short',
  'line-lost',
  'number-wrong',
  'postcode-squeezed',
  'postcode-small',
  'postcode-letter-wrong',
  'postcode-missing',
] as const;

/** Everything that can make two writings of one person differ; the truth names what was done to a row. */
export type Alteration =
  | (typeof NAME_VARIANTS)[number]
  | (typeof TYPING_ERRORS)[number]
  | (typeof DATE_ERRORS)[number]
  | (typeof ADDRESS_ERRORS)[number];

/** A value as written, with what was done to it. */
export interface Written<T> {
  readonly value: T;
  readonly done: readonly Alteration[];
}
