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
];
/** What fingers, eyes, ears and machines get wrong. */
export const TYPING_ERRORS = [
    'letters-transposed',
    'letter-lost',
    'letter-doubled',
    'neighbour-key',
    'misread-by-machine',
    'misheard',
];
export const DATE_ERRORS = ['day-month-swapped', 'first-of-january', 'birth-missing', 'birth-figure-wrong'];
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
];
//# sourceMappingURL=alteration.js.map