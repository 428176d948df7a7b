import { readerOf } from './block-value.ts';
import { hashOf } from './compare/bit-of.ts';
import { type PreparedRoll, weighingOf } from './match-register.ts';
import type { MatchModel } from './model/match-model.ts';
import { SIEVE_NUMBERS, writeNumbers } from './pair-sieve.ts';
import { ABSENT, PairTable } from './pair-table.ts';
import type { MatchRow, RowForms, RowPreparer } from './prepare-list.ts';

/** What can be seen of a row at a glance, as whole numbers of 32 bits with which a register may be kept. */
export interface RowGlances {
  /** How many numbers a row has. */
  readonly width: number;
  /** Those of a row, until the next is asked for. */
  of(row: MatchRow): Int32Array;
}

/**
 * For a row one number for each block of the model, 0 where it has none; one whose bits say in which blocks it stands without the key
 * that the block wants missing; and what the sieve of pairs sees.
 */
export function rowGlances({ model, prepare }: RowPreparer): RowGlances {
  const { blocks, comparisons } = model;
  const width = blocks.length + 1 + SIEVE_NUMBERS;
  const numbers = new Int32Array(width);
  const writeBlocks = blockNumbers(model);
  const kindAt = (kind: string): number => comparisons.findIndex((one) => one.kind === kind);
  const places = { given: kindAt('given-name'), family: kindAt('family-name'), address: kindAt('address') };
  return {
    width,
    of(row) {
      const forms = prepare(row);
      writeBlocks(forms, numbers);
      writeNumbers(forms, places, { numbers, at: blocks.length + 1 });
      return numbers;
    },
  };
}

/** Writes the number of each block, and behind them the bits of those in which the row stands without a key. */
function blockNumbers(model: MatchModel): (row: RowForms, numbers: Int32Array) => void {
  const { comparisons, blocks } = model;
  const readers = blocks.map(({ parts }) => parts.map((part) => readerOf(part, model)));
  const keys = blocks.map(({ eitherWithoutKey }) => comparisons.findIndex(({ name }) => name === eitherWithoutKey));
  return (row, numbers) => {
    let keyless = 0;
    for (const [block, parts] of readers.entries()) {
      let number = 1;
      for (const read of parts) {
        const text = read(row);
        number = text === null || text === '' || number === 0 ? 0 : Math.imul(number, 0x01000193) ^ hashOf(text) || 1;
      }
      numbers[block] = number;
      const key = keys[block] ?? -1;
      if (key >= 0 && (row[key]?.key ?? '') === '') keyless |= 1 << block;
    }
    numbers[readers.length] = keyless;
  };
}

/** Members by the number of a block, as in the index of blocks. */
interface GlanceBlock {
  readonly block: number;
  /** Of members or of rows only those that have not the key of this block. */
  readonly keyless: 'members' | 'rows' | null;
  readonly last: PairTable;
  readonly before: Int32Array;
}

/**
 * Whether a row need be read at all, by what can be seen of it, a column for each number: some member shares a block with it, as far
 * as numbers tell, and the sieve lets the pair. It may let too much through and never too little, so that the matcher says of
 * every member what it says of the whole register.
 */
export function glanceFilter(roll: PreparedRoll): (columns: readonly Int32Array[], row: number) => boolean {
  const { model } = roll;
  const { sieve } = weighingOf(roll);
  const blocks = indexGlances(roll);
  const mask = model.blocks.length;
  const seen = new Int32Array(SIEVE_NUMBERS);
  return (columns, row) => {
    let turned = false;
    for (const { block, keyless, last, before } of blocks) {
      const number = columns[block]?.[row] ?? 0;
      if (number === 0) continue;
      let member = last.get(number >>> 1, number & 1);
      if (member === ABSENT || (keyless === 'rows' && (((columns[mask]?.[row] ?? 0) >> block) & 1) === 0)) continue;
      if (!turned) {
        for (let i = 0; i < SIEVE_NUMBERS; i++) seen[i] = columns[mask + 1 + i]?.[row] ?? 0;
        sieve.turnToNumbers(seen);
        turned = true;
      }
      for (; member !== ABSENT; member = before[member] ?? ABSENT) if (sieve.lets(member)) return true;
    }
    return false;
  };
}

function indexGlances({ model, rows }: PreparedRoll): readonly GlanceBlock[] {
  const blocks = model.blocks.flatMap(({ eitherWithoutKey }, block): GlanceBlock[] => {
    const make = (keyless: GlanceBlock['keyless']): GlanceBlock => {
      return { block, keyless, last: new PairTable(), before: new Int32Array(rows.length).fill(ABSENT) };
    };
    return eitherWithoutKey === undefined ? [make(null)] : [make('members'), make('rows')];
  });
  const numbers = new Int32Array(model.blocks.length + 1);
  const writeBlocks = blockNumbers(model);
  for (const [member, row] of rows.entries()) {
    writeBlocks(row, numbers);
    for (const { block, keyless, last, before } of blocks) {
      const number = numbers[block] ?? 0;
      const without = ((numbers[model.blocks.length] ?? 0) >> block) & 1;
      if (number === 0 || (keyless === 'members' && without === 0)) continue;
      const [first, second] = [number >>> 1, number & 1];
      before[member] = last.get(first, second);
      last.set(first, second, member);
    }
  }
  for (const block of blocks) passOverFrequent(block, { model, rows });
  return blocks;
}

/** Takes out what more members have than the block allows. Texts are counted: two that have one number by chance are two. */
function passOverFrequent(
  { block, last, before }: GlanceBlock,
  { model, rows }: Pick<PreparedRoll, 'model' | 'rows'>,
): void {
  const { parts, atMost = Infinity } = model.blocks[block] ?? { parts: [] };
  if (atMost === Infinity) return;
  const readers = parts.map((part) => readerOf(part, model));
  last.change((newest) => {
    const texts = new Map<string, number>();
    for (let member = newest; member !== ABSENT; member = before[member] ?? ABSENT) {
      const text = readers.map((read) => read(rows[member] ?? [])).join('|');
      texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    return Math.min(...texts.values()) > atMost ? ABSENT : newest;
  });
}
