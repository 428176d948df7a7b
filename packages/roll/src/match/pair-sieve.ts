import {
  ACROSS,
  CLOSE,
  FAMILY_CLOSE,
  FAMILY_DISAGREES,
  GIVEN_BY_NICKNAME,
  GIVEN_DISAGREES,
  type NameForm,
  SIMILAR,
} from './compare/compare-names.ts';
import { numberSlips, SAME_ADDRESS_LEVELS } from './compare/compare-addresses.ts';
import { alikeAtMost, maySlip, spelt } from './compare/similarity.ts';
import { hashOf } from './compare/bit-of.ts';
import { ONE_NAME_SAYS } from './near-address.ts';
import type { AddressForm } from './normalise/address-form.ts';
import type { RowForms } from './prepare-list.ts';
import type { Scorer } from './score-pair.ts';

/**
 * Sees of most pairs, from a few numbers and before anything is compared, that nothing of them would be kept: neighbours whose names
 * have nothing in common, or one name and not the other. What it lets through is compared; what it holds back would have had too few
 * bits to be remembered, and would have been no question by its address either.
 */
export interface PairSieve {
  /** The row that the members are now set beside. */
  turnTo(row: RowForms): void;
  /** The same, by what {@link writeNumbers} has made of the row. */
  turnToNumbers(numbers: Int32Array): void;
  /** Whether the pair has to be compared. */
  lets(member: number): boolean;
}

/** Numbers of a row, beside each other in memory. */
const [GIVEN, OTHER_GIVEN, NICKNAMES, OTHER_NICKNAMES, FAMILY, OTHER_FAMILY, FIRST, CORE] = [0, 1, 2, 3, 4, 5, 6, 7];
/** The characters with which the names begin, and above them the house's number. */
const BEGINS = 8;
const [NUMBERS, ENDS, POSTCODE, POSTCODE_LETTERS, PLACE] = [9, 10, 11, 12, 13];
/** How many there are. */
export const SIEVE_NUMBERS = 14;
/** Of members only. */
const SAYS = 14;
/** Each member begins with a line of memory. */
const STRIDE = 16;

/** All bits: has something in common with everything. */
const ANYTHING = -1;

/** Which names of a member say so much alone that somebody next door who bears one is a question; and whether both do of anybody. */
const [GIVEN_SAYS, FAMILY_SAYS, BOTH_SAY] = [1, 2, 4];

export function pairSieve(rows: readonly RowForms[], scorer: Scorer, floor: number): PairSieve {
  const limits = limitsOf(scorer, floor);
  if (limits === null) return { turnTo: () => undefined, turnToNumbers: () => undefined, lets: () => true };
  const members = new Int32Array(rows.length * STRIDE);
  for (const [member, row] of rows.entries()) {
    const at = member * STRIDE;
    writeNumbers(row, scorer, { numbers: members, at });
    members[at + SAYS] = whatNamesSay(row, scorer, limits);
  }
  const other = new Int32Array(STRIDE);
  return {
    turnTo(row) {
      writeNumbers(row, scorer, { numbers: other, at: 0 });
    },
    turnToNumbers(numbers) {
      other.set(numbers);
    },
    lets(member) {
      const at = member * STRIDE;
      if (mayBeOneHome(members, at, other)) return true;
      const says = members[at + SAYS] ?? 0;
      if ((says & BOTH_SAY) === 0 && areFarApart(members, at, other)) return false;
      const agree = namesThatMayAgree(members, at, other);
      if (agree === NOTHING) return false;
      if (agree === BOTH || limits.oneName) return true;
      return (agree & says) !== 0 && mayBeNextDoor(members, at, other);
    },
  };
}

/** What a pair that is not of one home may have at the most under a model in a scope. */
interface Limits {
  /** Whether one name, were it the rarest, may be enough to be remembered. */
  readonly oneName: boolean;
  /** What names have to say of people far apart for them to be remembered. */
  readonly apart: number;
}

/** Null where a pair without anything in common may be enough, or one name without a key in common: then nothing can be held back. */
function limitsOf(scorer: Scorer, floor: number): Limits | null {
  const { given, family, order, address, prior, mostFrom, mostOf } = scorer;
  if (scorer.comparisons !== 4 || Math.min(given, family, order, address) < 0) return null;
  const disagree = [mostFrom(given, GIVEN_DISAGREES), mostFrom(family, FAMILY_DISAGREES)] as const;
  const asWritten = mostFrom(order, 1);
  const near = prior + Math.max(0, mostFrom(address, SAME_ADDRESS_LEVELS)) + Math.max(0, asWritten);
  // What agrees by a nickname or by likeness, and not by a key.
  const withoutKey = Math.max(mostFrom(given, GIVEN_BY_NICKNAME), mostFrom(family, FAMILY_CLOSE), asWritten);
  if (near + disagree[0] + disagree[1] >= floor || withoutKey >= ONE_NAME_SAYS) return null;
  const one = Math.max(
    mostFrom(given, GIVEN_DISAGREES + 1) + mostOf(family),
    mostFrom(family, FAMILY_DISAGREES + 1) + mostOf(given),
  );
  const far = prior + mostFrom(address, SAME_ADDRESS_LEVELS + 1) + Math.max(0, asWritten);
  return { oneName: near + one >= floor, apart: floor - far };
}

function whatNamesSay(row: RowForms, { given, family, mostOf, mostExchanged }: Scorer, { apart }: Limits): number {
  const [first, last] = [mostOf(given, row[given]), mostOf(family, row[family])];
  const alone = (first >= ONE_NAME_SAYS ? GIVEN_SAYS : 0) | (last >= ONE_NAME_SAYS ? FAMILY_SAYS : 0);
  return Math.max(first + last, mostExchanged(row)) >= apart ? alone | BOTH_SAY : alone;
}

/** Writes at `at` what the sieve sees of a row. */
export function writeNumbers(
  row: RowForms,
  { given, family, address }: Pick<Scorer, 'given' | 'family' | 'address'>,
  { numbers, at }: { readonly numbers: Int32Array; readonly at: number },
): void {
  const first = (row[given] ?? null) as NameForm | null;
  const last = (row[family] ?? null) as NameForm | null;
  const home = (row[address] ?? null) as AddressForm | null;
  const house = houseNumber(home?.house ?? '') << 16;
  numbers[at + NUMBERS] = numbersOf(home?.numbers ?? '');
  numbers[at + ENDS] = endsOf(home?.numbers ?? '');
  numbers[at + POSTCODE] = hashOf(home?.key ?? '');
  numbers[at + POSTCODE_LETTERS] = spelt(home?.key ?? '').letters;
  numbers[at + PLACE] = hashOf(home?.place ?? '');
  if (first === null || last === null) {
    numbers.fill(ANYTHING, at, at + BEGINS);
    numbers[at + BEGINS] = house;
    return;
  }
  numbers[at + GIVEN] = first.keyBits;
  numbers[at + OTHER_GIVEN] = first.otherKeyBits;
  numbers[at + NICKNAMES] = first.nicknameBits;
  numbers[at + OTHER_NICKNAMES] = first.otherNicknameBits;
  numbers[at + FAMILY] = last.keyBits;
  numbers[at + OTHER_FAMILY] = last.otherKeyBits;
  numbers[at + FIRST] = first.firstLetters;
  numbers[at + CORE] = last.coreLetters;
  numbers[at + BEGINS] = (first.begins & 0xff) | ((last.begins & 0xff) << 8) | house;
}

/** How many numbers an address has, up to three, stands in the lowest two bits of what stands for all. */
const COUNT = 3;

const numbersOf = (text: string): number => (hashOf(text) & ~COUNT) | Math.min(COUNT, text === '' ? 0 : words(text));

function words(text: string): number {
  const [first, last] = [text.indexOf(' '), text.lastIndexOf(' ')];
  return first < 0 ? 1 : first === last ? 2 : 3;
}

function endsOf(text: string): number {
  const [first, last] = [text.indexOf(' '), text.lastIndexOf(' ')];
  return (hashOf(text, 0, first < 0 ? text.length : first) & 0xffff) | (hashOf(text, last + 1) & 0xffff0000);
}

/**
 * One home, or one that leaves out the flat or the house of the other. At the same postcode, or in a street of one name where the
 * postcode is missing or may have a slip.
 */
function mayBeOneHome(members: Int32Array, at: number, other: Int32Array): boolean {
  const [here, there] = [members[at + NUMBERS] ?? 0, other[NUMBERS] ?? 0];
  if (here !== there) {
    const [count, countThere] = [here & COUNT, there & COUNT];
    if (count === 0 || countThere === 0 || (count === countThere && count < COUNT)) return false;
    const ends = (members[at + ENDS] ?? 0) ^ (other[ENDS] ?? 0);
    if ((ends & 0xffff) !== 0 && (ends & 0xffff0000) !== 0) return false;
  }
  const onePlace = members[at + PLACE] === other[PLACE];
  // Without a number it is the name of the house.
  if (members[at + POSTCODE] === other[POSTCODE]) return onePlace || (here & COUNT) !== 0;
  if (!onePlace) return false;
  const [letters, lettersThere] = [members[at + POSTCODE_LETTERS] ?? 0, other[POSTCODE_LETTERS] ?? 0];
  return letters === 0 || lettersThere === 0 || maySlip(letters, lettersThere);
}

/** Of two postcodes and of two streets: not even both names make a question of it, if they do not say enough. */
const areFarApart = (members: Int32Array, at: number, other: Int32Array): boolean =>
  members[at + POSTCODE] !== other[POSTCODE] &&
  members[at + PLACE] !== other[PLACE] &&
  members[at + POSTCODE_LETTERS] !== 0 &&
  other[POSTCODE_LETTERS] !== 0;

/** What may agree of names: nothing, something, the given or the family name by a key, or as much as makes them one person's. */
const [NOTHING, SOMETHING, BOTH] = [0, 8, 16];

function namesThatMayAgree(members: Int32Array, at: number, other: Int32Array): number {
  const [given, given2] = [members[at + GIVEN] ?? ANYTHING, members[at + OTHER_GIVEN] ?? ANYTHING];
  const [family, family2] = [members[at + FAMILY] ?? ANYTHING, members[at + OTHER_FAMILY] ?? ANYTHING];
  const [givenThere, given2There] = [other[GIVEN] ?? ANYTHING, other[OTHER_GIVEN] ?? ANYTHING];
  const [familyThere, family2There] = [other[FAMILY] ?? ANYTHING, other[OTHER_FAMILY] ?? ANYTHING];
  const [first, core] = [members[at + FIRST] ?? 0, members[at + CORE] ?? 0];
  const [firstThere, coreThere] = [other[FIRST] ?? 0, other[CORE] ?? 0];
  const begins = (members[at + BEGINS] ?? 0) ^ (other[BEGINS] ?? 0);
  const nicknames = (members[at + NICKNAMES] ?? ANYTHING) & (other[NICKNAMES] ?? ANYTHING);
  const nicknames2 = (members[at + OTHER_NICKNAMES] ?? ANYTHING) & (other[OTHER_NICKNAMES] ?? ANYTHING);
  const givenKeys = (given & givenThere) !== 0 && (given2 & given2There) !== 0;
  const familyKeys = (family & familyThere) !== 0 && (family2 & family2There) !== 0;
  const givensAlike = alikeAtMost(first, firstThere, (begins & 0xff) === 0);
  const familiesAlike = alikeAtMost(core, coreThere, (begins & 0xff00) === 0);
  const givens = givenKeys || (nicknames !== 0 && nicknames2 !== 0) || givensAlike >= CLOSE;
  const families = familyKeys || familiesAlike >= CLOSE;
  // One of two names may be merely similar.
  if (givens && (families || familiesAlike >= SIMILAR)) return BOTH;
  if (families && givensAlike >= SIMILAR) return BOTH;
  const across =
    ((given & familyThere) !== 0 && (given2 & family2There) !== 0) || alikeAtMost(first, coreThere, true) >= ACROSS;
  const back =
    ((family & givenThere) !== 0 && (family2 & given2There) !== 0) || alikeAtMost(firstThere, core, true) >= ACROSS;
  // Exchanged, or divided otherwise: both names of the one are among those of the other.
  if ((givens || across) && (families || back)) return BOTH;
  if ((givens || back) && (families || across)) return BOTH;
  return (givens || families ? SOMETHING : NOTHING) | (givenKeys ? GIVEN_SAYS : 0) | (familyKeys ? FAMILY_SAYS : 0);
}

/** Houses with a number of up to three figures and no letter; of all others nothing is known. */
const HOUSES = 1_000;

const houseNumber = (house: string): number => (/^[1-9]\d{0,2}$/.test(house) ? Number(house) : HOUSES);

/** For two houses 1 when their numbers are as near as a slip makes them, 2 when not, 0 when it was not asked yet. */
const nearHouses = new Uint8Array(HOUSES * HOUSES);

/** A house of the same street and postcode whose number is near, or a flat of the same house. */
function mayBeNextDoor(members: Int32Array, at: number, other: Int32Array): boolean {
  if (members[at + POSTCODE] !== other[POSTCODE] || members[at + PLACE] !== other[PLACE]) return false;
  const [here, there] = [(members[at + BEGINS] ?? 0) >>> 16, (other[BEGINS] ?? 0) >>> 16];
  if (here === HOUSES || there === HOUSES || here === there) return true;
  const pair = here * HOUSES + there;
  const known = nearHouses[pair] ?? 0;
  return known !== 0 ? known === 1 : (nearHouses[pair] = numberSlips(`${here}`, `${there}`) ? 1 : 2) === 1;
}
