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
