import type { Form } from './compare/comparator.ts';
import type { NameForm } from './compare/compare-names.ts';
import type { BlockPart, MatchModel } from './model/match-model.ts';
import type { AddressForm } from './normalise/address-form.ts';
import type { RowForms } from './prepare-list.ts';

/** A value that no row of the list has, or none at all. */
export const UNKNOWN = -1;

/** Something that blocks are made of, as a whole number below 2^26: equal values have one number. */
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
  const placeOf = (parts: readonly BlockPart[]): number => {
    const name = JSON.stringify(parts);
    const place = places.get(name) ?? values.push(valueOf(parts, model)) - 1;
    places.set(name, place);
    return place;
  };
  // A block of more than two parts is one text.
  const blocks = model.blocks.map(({ parts }) =>
    parts.length > 2 ? [placeOf(parts)] : parts.map((part) => placeOf([part])),
  );
  return { values, blocks };
}

function valueOf(parts: readonly BlockPart[], model: MatchModel): BlockValue {
  const [only] = parts;
  if (parts.length === 1 && only?.take === 'names') return bothNames(model);
  const readers = parts.map((part) => readerOf(part, model));
  const [single] = readers;
  const read = readers.length === 1 && single !== undefined ? single : joined(readers);
  const numbers = new Map<string, number>();
  return {
    number(row) {
      const text = read(row);
      if (text === null || text === '') return UNKNOWN;
      const known = numbers.get(text) ?? numbers.size;
      numbers.set(text, known);
      return known;
    },
    find(row) {
      const text = read(row);
      return text === null ? UNKNOWN : (numbers.get(text) ?? UNKNOWN);
    },
  };
}

type Reader = (row: RowForms) => string | null;

const joined =
  (readers: readonly Reader[]): Reader =>
  (row) => {
    const texts = readers.map((read) => read(row));
    return texts.some((text) => text === null || text === '') ? null : texts.join('|');
  };

/** Above the number of any word. */
const SPAN = 2 ** 26;

/** Both names, whichever stands first: their words have numbers, and pairs of numbers have one. */
function bothNames(model: MatchModel): BlockValue {
  const { given, family } = namePlaces(model);
  const words = new Map<string, number>();
  const pairs = new Map<number, number>();
  const pairOf = (one: number, two: number): number => (one < two ? one * SPAN + two : two * SPAN + one);
  return {
    number(row) {
      const [first, last] = [nameAt(row, given), nameAt(row, family)];
      if (first === null || last === null) return UNKNOWN;
      const one = words.get(first.key) ?? words.size;
      words.set(first.key, one);
      const two = words.get(last.spelling) ?? words.size;
      words.set(last.spelling, two);
      const pair = pairOf(one, two);
      const known = pairs.get(pair) ?? pairs.size;
      pairs.set(pair, known);
      return known;
    },
    find(row) {
      const [first, last] = [nameAt(row, given), nameAt(row, family)];
      if (first === null || last === null) return UNKNOWN;
      const one = words.get(first.key);
      const two = words.get(last.spelling);
      return one === undefined || two === undefined ? UNKNOWN : (pairs.get(pairOf(one, two)) ?? UNKNOWN);
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
  const at = model.comparisons.findIndex(({ name }) => name === part.of);
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
