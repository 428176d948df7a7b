/** How a name is honestly written in another way. */
export declare const NAME_VARIANTS: readonly ['nickname', 'spelling', 'order-swapped', 'token-dropped', 'surname-part', 'hyphen-lost', 'diacritics-lost', 'english-name', 'initial-only', 'middle-as-given', 'mohammed-lost', 'mohammed-short', 'syllables-joined', 'gender-ending-lost', 'name-before-marriage'];
/** What fingers, eyes, ears and machines get wrong. */
export declare const TYPING_ERRORS: readonly ['letters-transposed', 'letter-lost', 'letter-doubled', 'neighbour-key', 'misread-by-machine', 'misheard'];
export declare const DATE_ERRORS: readonly ['day-month-swapped', 'first-of-january', 'birth-missing', 'birth-figure-wrong'];
export declare const ADDRESS_ERRORS: readonly ['flat-otherwise', 'flat-lost', 'road-short', 'line-lost', 'number-wrong', 'postcode-squeezed', 'postcode-small', 'postcode-letter-wrong', 'postcode-missing'];
/** Everything that can make two writings of one person differ; the truth names what was done to a row. */
export type Alteration = (typeof NAME_VARIANTS)[number] | (typeof TYPING_ERRORS)[number] | (typeof DATE_ERRORS)[number] | (typeof ADDRESS_ERRORS)[number];
/** A value as written, with what was done to it. */
export interface Written<T> {
    readonly value: T;
    readonly done: readonly Alteration[];
}
