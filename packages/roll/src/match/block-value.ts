import type { Form } from './compare/comparator.ts';
import type { NameForm } from './compare/compare-names.ts';
import type { BlockPart, MatchModel } from './model/match-model.ts';
import type { AddressForm } from './normalise/address-form.ts';
import { ABSENT, PairTable } from './pair-table.ts';
import type { RowForms } from './prepare-list.ts';

/** A value that no row of the list has, or none at all. */
export const UNKNOWN = ABSENT;

/** Something that blocks are made of, as a whole number: equal values have one number. */
export interface BlockValue {
  /** The number of a row of the list; a new value gets the next one. */
  number(row: RowForms): number;
  /** The number of a row that passes by. */
  find(row: RowForms): number;
}

/** The values that the blocks of a model are made of, each once, and for each block the places of its one or two. */
export function blockValues(model: MatchModel): {
  readonly values: readonly BlockValue[];
  readonly blocks: readonly (readonly number[])[];
} {
  const values: BlockValue[] = [];
  const places = new Map<string, number>();
  const valueAt = (parts: readonly BlockPart[]): number => {
    const name = JSON.stringify(parts);
    const place = places.get(name) ?? values.push(valueOf(parts, model)) - 1;
    places.set(name, place);
    return place;
  };
  // A block of more than two parts is one text.
  const blocks = model.blocks.map(({ parts }) =>
    parts.length > 2 ? [valueAt(parts)] : parts.map((part) => valueAt([part])),
  );
  return { values, blocks };
}

function valueOf(parts: readonly BlockPart[], model: MatchModel): BlockValue {
  const [only] = parts;
  if (parts.length === 1 && only?.take === 'names') return bothNames(model);
  if (parts.length === 1 && only?.take === 'house') return houses(placeOf(only.of, model));
  const readers = parts.map((part) => readerOf(part, model));
  const [single] = readers;
  if (readers.length !== 1 || single === undefined) return textValue(joined(readers));
  const value = textValue(single);
  return only === undefined || only.take === 'names' ? value : rememberingLast(value, placeOf(only.of, model));
}

const placeOf = (of: string, { comparisons }: MatchModel): number => comparisons.findIndex(({ name }) => name === of);

function textValue(read: Reader): BlockValue {
  const numbers = new Map<string, number>();
  return {
    number(row) {
      const text = read(row);
      return text === null || text === '' ? UNKNOWN : numberIn(numbers, text);
    },
    find(row) {
      const text = read(row);
      return text === null ? UNKNOWN : (numbers.get(text) ?? UNKNOWN);
    },
  };
}

/** The number of a text; a new one gets the next. */
function numberIn(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text) ?? numbers.size;
  numbers.set(text, known);
  return known;
}

/** People of one home pass by one after another, and their address is one object. */
function rememberingLast({ number, find }: BlockValue, at: number): BlockValue {
  let last: Form | null | undefined;
  let found = UNKNOWN;
  return {
    number,
    find(row) {
      const form = row[at] ?? null;
      if (form === last) return found;
      last = form;
      return (found = find(row));
    },
  };
}

/** A house by its number and its street. */
function houses(at: number): BlockValue {
  const streets = new Map<string, number>();
  const numbersOfHouses = new Map<string, number>();
  const pairs = new PairTable();
  return rememberingLast(
    {
      number(row) {
        const address = addressAt(row[at]);
        if (address === null || address.place === '') return UNKNOWN;
        return numberOfPair(pairs, numberIn(numbersOfHouses, address.house), numberIn(streets, address.place));
      },
      find(row) {
        const address = addressAt(row[at]);
        const street = address === null ? undefined : streets.get(address.place);
        if (address === null || street === undefined) return UNKNOWN;
        const house = numbersOfHouses.get(address.house);
        return house === undefined ? UNKNOWN : pairs.get(house, street);
      },
    },
    at,
  );
}

function numberOfPair(pairs: PairTable, one: number, two: number): number {
  const known = pairs.get(one, two);
  if (known !== UNKNOWN) return known;
  const next = pairs.size;
  pairs.set(one, two, next);
  return next;
}

type Reader = (row: RowForms) => string | null;

const joined =
  (readers: readonly Reader[]): Reader =>
  (row) => {
    const texts = readers.map((read) => read(row));
    return texts.some((text) => text === null || text === '') ? null : texts.join('|');
  };

/** Both names, whichever stands first: their words have numbers, and pairs of numbers have one. */
function bothNames(model: MatchModel): BlockValue {
  const { given, family } = namePlaces(model);
  const words = new Map<string, number>();
  const pairs = new PairTable();
  return {
    number(row) {
      const [first, last] = [nameAt(row, given), nameAt(row, family)];
      if (first === null || last === null) return UNKNOWN;
      const [one, two] = [numberIn(words, first.key), numberIn(words, last.spelling)];
      return numberOfPair(pairs, Math.min(one, two), Math.max(one, two));
    },
    find(row) {
      const first = nameAt(row, given);
      const last = nameAt(row, family);
      if (first === null || last === null) return UNKNOWN;
      const one = words.get(first.key);
      const two = one === undefined ? undefined : words.get(last.spelling);
      return one === undefined || two === undefined ? UNKNOWN : pairs.get(Math.min(one, two), Math.max(one, two));
    },
  };
}

const namePlaces = ({ comparisons }: MatchModel): { readonly given: number; readonly family: number } => ({
  given: comparisons.findIndex(({ kind }) => kind === 'given-name'),
  family: comparisons.findIndex(({ kind }) => kind === 'family-name'),
});

const nameAt = (row: RowForms, at: number): NameForm | null => (row[at] ?? null) as NameForm | null;

export function readerOf(part: BlockPart, model: MatchModel): Reader {
  if (part.take === 'names') {
    const { given, family } = namePlaces(model);
    return (row) => eitherOrder(nameAt(row, given), nameAt(row, family));
  }
  const at = placeOf(part.of, model);
  const { take } = part;
  switch (take) {
    case 'key':
      return (row) => row[at]?.key ?? null;
    case 'text':
      return (row) => row[at]?.text ?? null;
    case 'year':
      return (row) => row[at]?.key.slice(0, 4) ?? null;
    case 'district':
      return (row) => addressAt(row[at])?.district ?? null;
    case 'street':
      return (row) => addressAt(row[at])?.place ?? null;
    case 'house':
      return (row) => houseOf(addressAt(row[at]));
  }
}

const addressAt = (form: Form | null | undefined): AddressForm | null => (form ?? null) as AddressForm | null;

/** The last number is the house's, those before it a flat's. */
const houseOf = (address: AddressForm | null): string | null =>
  address === null || address.place === '' ? null : `${address.house} ${address.place}`;

/** Both names, the smaller first, so that names in the wrong order are found. */
function eitherOrder(given: NameForm | null, family: NameForm | null): string | null {
  if (given === null || family === null) return null;
  const [a, b] = [given.key, family.spelling];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
