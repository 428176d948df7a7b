import { type BlockValue, blockValues, UNKNOWN } from './block-value.ts';
import type { MatchModel } from './model/match-model.ts';
import { ABSENT, PairTable } from './pair-table.ts';
import { formsOf, type PreparedList, type RowForms } from './prepare-list.ts';

/** Finds the members that agree with a row on at least one block of the model. */
export interface BlockIndex {
  /** Calls `visit` once for every member that shares a block with the row. `stamp` must differ from call to call. */
  forEach(row: RowForms, stamp: number, visit: (member: number) => void): void;
}

/** Members by the key of a block. */
interface Block {
  /** Which values make the key: one, or two. */
  readonly first: number;
  readonly second: number | undefined;
  readonly atMost: number;
  /** Whether a row of the list belongs in it, and whether a row that passes by is looked up in it. */
  readonly holds: Belongs;
  readonly asks: Belongs;
  /** For each key, two numbers, the last member that has it; and for each member the one before it with the same key. */
  readonly last: PairTable;
  readonly before: Int32Array;
}

type Belongs = (row: RowForms) => boolean;

const NOBODY = ABSENT;
const NOT_ASKED = -2;

/**
 * Indexes the list by every block of the model. Values become whole numbers when the list is read, so that a row that passes by costs
 * a look-up for each value and one for each block, and no text is put together.
 */
export function indexBlocks(list: PreparedList, model: MatchModel): BlockIndex {
  const { values, blocks: places } = blockValues(model);
  const blocks = places.flatMap((place, i) => emptyBlocks(place, i, { list, model }));
  const numbers = new Int32Array(values.length);
  for (let member = 0; member < list.size; member++) {
    const row = formsOf(list, member);
    for (const [i, value] of values.entries()) numbers[i] = value.number(row);
    for (const block of blocks) {
      const [first, second] = [numberAt(numbers, block.first), numberAt(numbers, block.second)];
      if (first === UNKNOWN || second === UNKNOWN || !block.holds(row)) continue;
      block.before[member] = block.last.get(first, second);
      block.last.set(first, second, member);
    }
  }
  for (const block of blocks) passOverFrequent(block);
  const seen = new Int32Array(list.size).fill(NOBODY);
  /** A value is asked for once in a row, and not at all where the other value of its blocks is nobody's. */
  const askedAt = (place: number, row: RowForms): number => {
    const number = numbers[place] ?? UNKNOWN;
    return number === NOT_ASKED ? (numbers[place] = (values[place] as BlockValue).find(row)) : number;
  };
  return {
    forEach(row, stamp, visit) {
      numbers.fill(NOT_ASKED);
      for (const block of blocks) {
        const first = askedAt(block.first, row);
        if (first === UNKNOWN) continue;
        const second = block.second === undefined ? 0 : askedAt(block.second, row);
        if (second === UNKNOWN) continue;
        const { before } = block;
        let member = block.last.get(first, second);
        if (member === NOBODY || !block.asks(row)) continue;
        for (; member !== NOBODY; member = before[member] ?? NOBODY) {
          if (seen[member] === stamp) continue;
          seen[member] = stamp;
          visit(member);
        }
      }
    },
  };
}

const always: Belongs = () => true;

/** One block; or two, for pairs of which one or the other has no key: members without it, and all members for rows without it. */
function emptyBlocks(
  [first = 0, second]: readonly number[],
  at: number,
  { list, model }: { readonly list: PreparedList; readonly model: MatchModel },
): readonly Block[] {
  const { atMost = Infinity, eitherWithoutKey } = model.blocks[at] ?? {};
  const make = (holds: Belongs, asks: Belongs): Block => {
    return {
      first,
      second,
      atMost,
      holds,
      asks,
      last: new PairTable(),
      before: new Int32Array(list.size).fill(NOBODY),
    };
  };
  if (eitherWithoutKey === undefined) return [make(always, always)];
  const place = model.comparisons.findIndex(({ name }) => name === eitherWithoutKey);
  const keyless: Belongs = (row) => (row[place]?.key ?? '') === '';
  return [make(keyless, always), make(always, keyless)];
}

/** A block of one value has nothing in the second place. */
const numberAt = (numbers: Int32Array, place: number | undefined): number =>
  place === undefined ? 0 : (numbers[place] ?? UNKNOWN);

/** Takes out the keys that more members have than the block allows. */
function passOverFrequent({ last, before, atMost }: Block): void {
  if (atMost === Infinity) return;
  last.change((newest) => {
    let members = 0;
    for (let member = newest; member !== NOBODY; member = before[member] ?? NOBODY) members++;
    return members > atMost ? NOBODY : newest;
  });
}
