import type { Form } from '../compare/comparator.ts';
import { foldText } from './fold-text.ts';

/** A postal address with what its comparisons need. `key` is the whole postcode, empty where it is missing. */
export interface AddressForm extends Form {
  /** The outward part of the postcode: the district. */
  readonly district: string;
  /** Flat and house: all numbers in the order they are written, a letter behind one kept: `3 57a`. */
  readonly numbers: string;
  /** The last of them, which is the house's. */
  readonly house: string;
  /** The name of the house where it has no number, else of the street; without its kind (road, street). */
  readonly place: string;
}

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

/** Kinds of dwelling that may have a letter in place of a number. */
const LETTERED = new Set(['flat', 'apt', 'apartment', 'unit', 'room', 'studio']);

/** A postcode squeezed: `ab1 2cd` is `AB12CD`. */
const squeezePostcode = (postcode: string): string => postcode.replace(/[\s.-]+/g, '').toUpperCase();

/**
 * The forms in which one flat is written give the same numbers: `Flat 3, 57 Acacia Road`, `3/57 Acacia Rd`, `Apt 3 57 Acacia
 * Road`. Null when neither postcode nor address is known.
 */
export function addressForm(address: string, postcode: string): AddressForm | null {
  const key = squeezePostcode(postcode);
  if (key === '' && address === '') return null;
  const { numbers, place } = readLines(foldText(address));
  return {
    text: `${key} ${numbers} ${place}`,
    key,
    district: key.length >= SHORTEST_POSTCODE ? key.slice(0, -INWARD) : key,
    numbers,
    house: numbers.slice(numbers.lastIndexOf(' ') + 1),
    place,
  };
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => code >= 97 && code <= 122;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isWord = (code: number): boolean => isDigit(code) || isLetter(code) || code === 95;

/**
 * Numbers and place of a folded address, read once from left to right, character by character: every row of a register comes
 * through here. The letter of a lettered flat stands first, a letter behind a number belongs to it.
 */
function readLines(text: string): Pick<AddressForm, 'numbers' | 'place'> {
  let numbers = '';
  let letter = '';
  let place = '';
  for (let i = 0; i < text.length;) {
    const from = i;
    const code = text.charCodeAt(i);
    if (isDigit(code)) {
      i = endOf(text, i, isDigit);
      const suffix = letterAfter(text, i);
      if (numbers !== '') numbers += ' ';
      numbers += text.slice(from, i) + (suffix < 0 ? '' : text.charAt(suffix));
      if (suffix >= 0) i = suffix + 1;
    } else if (isLetter(code)) {
      i = endOf(text, i, isLetter);
      const whole = from === 0 || !isWord(text.charCodeAt(from - 1));
      if (letter === '' && whole) letter = letterOfFlat(text, from, i);
      if (place === '' && i - from > 2) {
        const word = text.slice(from, i);
        if (!KINDS.has(word)) place = word;
      }
    } else i++;
  }
  return { numbers: letter === '' ? numbers : numbers === '' ? letter : `${letter} ${numbers}`, place };
}

function endOf(text: string, from: number, isPart: (code: number) => boolean): number {
  let end = from + 1;
  while (end < text.length && isPart(text.charCodeAt(end))) end++;
  return end;
}

/** Where the single letter behind a number is, with a space before it or none; -1 where a word follows or nothing. */
function letterAfter(text: string, end: number): number {
  const at = isSpace(text.charCodeAt(end)) ? end + 1 : end;
  return isLetter(text.charCodeAt(at)) && !isLetter(text.charCodeAt(at + 1)) ? at : -1;
}

/** The letter after a word for a flat, or none. */
function letterOfFlat(text: string, from: number, end: number): string {
  let at = end;
  while (isSpace(text.charCodeAt(at))) at++;
  const alone = at > end && isLetter(text.charCodeAt(at)) && !isWord(text.charCodeAt(at + 1));
  return alone && LETTERED.has(text.slice(from, end)) ? text.charAt(at) : '';
}
