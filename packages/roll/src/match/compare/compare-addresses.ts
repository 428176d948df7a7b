import { type AddressForm, addressForm } from '../normalise/address-form.ts';
import { type Comparator, levelsOf } from './comparator.ts';
import { slips } from './similarity.ts';

/** The levels at which two people are at one address, for the rule that such a pair is never turned away unseen. */
export const SAME_ADDRESS_LEVELS = 4;

/** Postal addresses: the same, the same in another form of writing a flat, the same with a slip in the postcode or none, near by. */
export const addresses: Comparator = {
  ...levelsOf([
    { level: 'same', grade: 0 },
    { level: 'flat-form', grade: 1 },
    { level: 'postcode-slip', grade: 1 },
    { level: 'no-postcode', grade: 1 },
    { level: 'same-postcode', grade: 2 },
    { level: 'same-district', grade: 3 },
    { level: 'elsewhere', grade: 4 },
  ]),
  prepare: ([address = '', postcode = '']) => addressForm(address, postcode),
  compare(a: AddressForm, b: AddressForm): number {
    if (a.key === b.key) {
      if (a.numbers === b.numbers && (a.numbers !== '' || a.place === b.place)) return 0;
      return oneHoldsOther(a.numbers, b.numbers) ? 1 : 4;
    }
    const oneHouse = a.place === b.place && (a.numbers === b.numbers || oneHoldsOther(a.numbers, b.numbers));
    if (a.key === '' || b.key === '') return oneHouse && a.place !== '' ? 3 : 6;
    if (oneHouse && (a.numbers !== '' || a.place !== '') && slips(a.key, b.key) === 1) return 2;
    return a.district === b.district ? 5 : 6;
  },
};

/** Whether the numbers of one begin or end the numbers of the other: the flat left out, or the house. */
function oneHoldsOther(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return many.startsWith(`${few} `) || many.endsWith(` ${few}`);
}

/** A street (or a house with a name) of one district, or of a district that one side does not give. */
export const sameStreet = (a: AddressForm, b: AddressForm): boolean =>
  a.place !== '' && a.place === b.place && (a.district === b.district || a.key === '' || b.key === '');

/**
 * Whether the house numbers of one street are as near as a slip makes them: next door, opposite, or one figure written wrong. Where
 * the houses are one, the flats' numbers are looked at.
 */
export function houseSlips(a: AddressForm, b: AddressForm): boolean {
  if (a.place === '' || a.place !== b.place) return false;
  return a.house === b.house ? numberSlips(a.numbers, b.numbers) : numberSlips(a.house, b.house);
}

/** Neighbours count by one or by two. */
export const numberSlips = (a: string, b: string): boolean =>
  (a !== '' && b !== '' && Math.abs(Number.parseInt(a, 10) - Number.parseInt(b, 10)) <= 2) || slips(a, b) <= 1;
