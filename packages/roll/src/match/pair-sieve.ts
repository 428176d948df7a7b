import { ACROSS, CLOSE, FAMILY_DISAGREES, GIVEN_DISAGREES, type NameForm, SIMILAR } from './compare/compare-names.ts';
import { SAME_ADDRESS_LEVELS } from './compare/compare-addresses.ts';
import { alikeAtMost } from './compare/similarity.ts';
import { hashOf } from './compare/bit-of.ts';
import { ONE_NAME_SAYS } from './near-address.ts';
import type { AddressForm } from './normalise/address-form.ts';
import type { RowForms } from './prepare-list.ts';
import type { Scorer } from './score-pair.ts';

/**
 * Sees of most pairs, from a few numbers and before anything is compared, that nothing of them would be kept: neighbours whose names
 * have nothing in common. What it lets through is compared; what it holds back would have had too few bits to be remembered, and
 * would have been no question by its address either.
 */
export interface PairSieve {
  /** The row that the members are now set beside. */
  turnTo(row: RowForms): void;
  /** Whether the pair has to be compared. */
  lets(member: number): boolean;
}

/** Numbers of a row, beside each other in memory. */
const STRIDE = 8;
const [GIVEN, NICKNAMES, FIRST, FAMILY, CORE, INITIALS, HOUSE, ENDS] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** All bits: has something in common with everything. */
const ANYTHING = -1;

export function pairSieve(rows: readonly RowForms[], scorer: Scorer, floor: number): PairSieve {
  if (!mayHoldBack(scorer, floor)) return { turnTo: () => undefined, lets: () => true };
  const members = new Int32Array(rows.length * STRIDE);
  for (const [member, row] of rows.entries()) writeNumbers(row, scorer, members.subarray(member * STRIDE));
  const other = new Int32Array(STRIDE);
  return {
    turnTo(row) {
      writeNumbers(row, scorer, other);
    },
    lets(member) {
      const at = member * STRIDE;
      const given = members[at + GIVEN] ?? ANYTHING;
      const family = other[FAMILY] ?? ANYTHING;
      // A key of both, in its own place or the other's, or a nickname.
      const common =
        (given & ((other[GIVEN] ?? ANYTHING) | family)) |
        ((members[at + FAMILY] ?? ANYTHING) & family) |
        ((members[at + NICKNAMES] ?? ANYTHING) & (other[NICKNAMES] ?? ANYTHING));
      if (common !== 0 || mayBeOneHome(members, at, other)) return true;
      const [first, core] = [members[at + FIRST] ?? 0, members[at + CORE] ?? 0];
      const [otherFirst, otherCore] = [other[FIRST] ?? 0, other[CORE] ?? 0];
      const initials = (members[at + INITIALS] ?? 0) ^ (other[INITIALS] ?? 0);
      return (
        alikeAtMost(core, otherCore, (initials & 0xff00) === 0) >= SIMILAR ||
        alikeAtMost(first, otherFirst, (initials & 0xff) === 0) >= CLOSE ||
        alikeAtMost(first, otherCore, true) >= ACROSS
      );
    },
  };
}

/** Whether under this model a pair without anything in common is too light to be remembered and says nothing by one name. */
function mayHoldBack({ given, family, order, address, prior, mostFrom, comparisons }: Scorer, floor: number): boolean {
  if (comparisons !== 4 || Math.min(given, family, order, address) < 0) return false;
  const names = [mostFrom(given, GIVEN_DISAGREES), mostFrom(family, FAMILY_DISAGREES + 1), mostFrom(order, 1)];
  const heaviest = names.reduce((sum, bits) => sum + bits, prior + mostFrom(address, SAME_ADDRESS_LEVELS));
  return heaviest < floor && Math.max(...names) < ONE_NAME_SAYS;
}

function writeNumbers(row: RowForms, { given, family, address }: Scorer, numbers: Int32Array): void {
  const first = (row[given] ?? null) as NameForm | null;
  const last = (row[family] ?? null) as NameForm | null;
  const home = (row[address] ?? null) as AddressForm | null;
  writeHome(home?.numbers ?? '', numbers);
  if (first === null || last === null) {
    numbers.fill(ANYTHING, 0, HOUSE);
    return;
  }
  numbers[GIVEN] = first.keyBits;
  numbers[NICKNAMES] = first.nicknameBits;
  numbers[FIRST] = first.firstLetters;
  numbers[FAMILY] = last.keyBits;
  numbers[CORE] = last.coreLetters;
  numbers[INITIALS] = (first.begins & 0xff) | ((last.begins & 0xff) << 8);
}

/** How many numbers an address has, up to three, stands in the lowest two bits of what stands for all; none, and it may be any. */
const COUNT = 3;

function writeHome(text: string, numbers: Int32Array): void {
  const [first, last] = [text.indexOf(' '), text.lastIndexOf(' ')];
  const count = text === '' ? 0 : first < 0 ? 1 : first === last ? 2 : 3;
  numbers[HOUSE] = (hashOf(text) & ~COUNT) | count;
  numbers[ENDS] = (hashOf(text, 0, first < 0 ? text.length : first) & 0xffff) | (hashOf(text, last + 1) & 0xffff0000);
}

/** One home, or one that leaves out the flat or the house of the other; without numbers it may be any. */
function mayBeOneHome(members: Int32Array, at: number, other: Int32Array): boolean {
  const [here, there] = [members[at + HOUSE] ?? 0, other[HOUSE] ?? 0];
  const [count, countThere] = [here & COUNT, there & COUNT];
  if (here === there || count === 0 || countThere === 0) return true;
  if (count === countThere && count < COUNT) return false;
  const ends = (members[at + ENDS] ?? 0) ^ (other[ENDS] ?? 0);
  return (ends & 0xffff) === 0 || (ends & 0xffff0000) === 0;
}
