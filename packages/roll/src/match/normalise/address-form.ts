import { foldText } from './fold-text.ts';

/** An address for comparing. Empty text where nothing is known. */
export interface AddressForm {
  /** Postcode, numbers and street, as one text. */
  readonly text: string;
  /** Postcode without spaces, upper case. */
  readonly key: string;
  /** The postcode without its last three characters. */
  readonly district: string;
  /** All numbers in the order they are written, a letter behind one kept: `3 57a`. */
  readonly numbers: string;
  /** The name of the house where it has no number, else of the street; without its kind (road, street). */
  readonly place: string;
}

const NUMBERS = /\d+(?:\s?[a-z](?![a-z]))?/g;
const LETTERED_FLAT = /\b(?:flat|apt|apartment|unit|room|studio)\s+([a-z])\b/;
const INWARD = 3;
const SHORTEST_POSTCODE = 5;

/** Words for kinds of dwelling and street, which people leave out and abbreviate. */
const KINDS = new Set(
  (
    'flat apt apartment unit room studio floor ground first second third top basement the no number ' +
    'road rd street st avenue ave lane ln drive dr close cl crescent cres court ct place pl terrace ter gardens gdns grove ' +
    'gr way walk square sq hill house hse hall halls park row mews rise view green'
  ).split(' '),
);

/** A postcode squeezed: `ab1 2cd` is `AB12CD`. */
const squeezePostcode = (postcode: string): string => postcode.replace(/[\s.-]+/g, '').toUpperCase();

/**
 * The forms in which one flat is written give the same numbers: `Flat 3, 57 Acacia Road`, `3/57 Acacia Rd`, `Apt 3 57 Acacia
 * Road`. Null when neither postcode nor address is known.
 */
export function addressForm(address: string, postcode: string): AddressForm | null {
  const key = squeezePostcode(postcode);
  if (key === '' && address === '') return null;
  const text = foldText(address);
  const found = text.match(NUMBERS)?.map((number) => number.replace(' ', '')) ?? [];
  const letter = LETTERED_FLAT.exec(text)?.[1];
  if (letter !== undefined) found.unshift(letter);
  const numbers = found.join(' ');
  const place = placeOf(text);
  return {
    text: `${key} ${numbers} ${place}`,
    key,
    district: key.length >= SHORTEST_POSTCODE ? key.slice(0, -INWARD) : key,
    numbers,
    place,
  };
}

function placeOf(text: string): string {
  for (const word of text.split(/[^a-z]+/)) if (word.length > 2 && !KINDS.has(word)) return word;
  return '';
}
