import type { Form } from './compare/comparator.ts';
import type { NameForm } from './compare/compare-names.ts';
import type { BlockPart, MatchModel, ModelBlock } from './model/match-model.ts';
import type { AddressForm } from './normalise/address-form.ts';
import { formsOf, type PreparedList, type RowForms } from './prepare-list.ts';

/** Finds the members that agree with a row on at least one block of the model. */
export interface BlockIndex {
  /** Calls `visit` once for every member that shares a block with the row. `stamp` must differ from call to call. */
  forEach(row: RowForms, stamp: number, visit: (member: number) => void): void;
}

interface Block {
  readonly keyOf: (row: RowForms) => string | null;
  /** For each key the last member that has it, and for each member the one before it with the same key. */
  readonly last: ReadonlyMap<string, number>;
  readonly before: Int32Array;
}

const NOBODY = -1;

/** Indexes the list by every block of the model. */
export function indexBlocks(list: PreparedList, model: MatchModel): BlockIndex {
  const blocks = model.blocks.map((block) => indexBlock(list, block, model));
  const seen = new Int32Array(list.size).fill(NOBODY);
  return {
    forEach(row, stamp, visit) {
      for (const { keyOf, last, before } of blocks) {
        const key = keyOf(row);
        if (key === null) continue;
        for (let member = last.get(key) ?? NOBODY; member !== NOBODY; member = before[member] ?? NOBODY) {
          if (seen[member] === stamp) continue;
          seen[member] = stamp;
          visit(member);
        }
      }
    },
  };
}

function indexBlock(list: PreparedList, { parts, atMost }: ModelBlock, model: MatchModel): Block {
  const readers = parts.map((part) => readerOf(part, model));
  const keyOf = (row: RowForms): string | null => {
    let key = '';
    for (const read of readers) {
      const part = read(row);
      if (part === null || part === '') return null;
      key = key === '' ? part : `${key}|${part}`;
    }
    return key;
  };
  const last = new Map<string, number>();
  const before = new Int32Array(list.size).fill(NOBODY);
  const counts = new Map<string, number>();
  for (let member = 0; member < list.size; member++) {
    const key = keyOf(formsOf(list, member));
    if (key === null) continue;
    before[member] = last.get(key) ?? NOBODY;
    last.set(key, member);
    if (atMost !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of counts) if (count > (atMost ?? count)) last.delete(key);
  return { keyOf, last, before };
}

type Reader = (row: RowForms) => string | null;

function readerOf(part: BlockPart, { comparisons }: MatchModel): Reader {
  if (part.take === 'names') {
    const given = comparisons.findIndex(({ kind }) => kind === 'given-name');
    const family = comparisons.findIndex(({ kind }) => kind === 'family-name');
    return (row) => eitherOrder((row[given] ?? null) as NameForm | null, (row[family] ?? null) as NameForm | null);
  }
  const at = comparisons.findIndex(({ name }) => name === part.of);
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
    case 'house':
      return (row) => houseOf(addressAt(row[at]));
  }
}

const addressAt = (form: Form | null | undefined): AddressForm | null => (form ?? null) as AddressForm | null;

/** The last number is the house's, those before it a flat's. */
const houseOf = (address: AddressForm | null): string | null =>
  address === null || address.place === ''
    ? null
    : `${address.numbers.slice(address.numbers.lastIndexOf(' ') + 1)} ${address.place}`;

/** Both names, the smaller first, so that names in the wrong order are found. */
function eitherOrder(given: NameForm | null, family: NameForm | null): string | null {
  if (given === null || family === null) return null;
  const [a, b] = [given.key, family.spelling];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
