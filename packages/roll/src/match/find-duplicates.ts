import { indexBlocks } from './block-index.ts';
import { SAME_ADDRESS_LEVELS } from './compare/compare-addresses.ts';
import type { Form } from './compare/comparator.ts';
import { anyNamePartAgrees, FAMILY_DISAGREES } from './compare/compare-names.ts';
import type { MatchModel, ModelComparison } from './model/match-model.ts';
import { namesOf } from './near-address.ts';
import { formsOf, type PreparedList, prepareList, type MatchRow, type RowForms } from './prepare-list.ts';
import { MISSING, type Scorer, scorerOf, type WeightStep } from './score-pair.ts';

/** `strong` is a question that needs an answer, `review` one worth asking. Neither decides anything. */
export type DuplicateSignal = 'strong' | 'review';

/**
 * Why a pair is not strong whatever its bits: people of one household who are easily taken for one. `given-name-alike`: one of
 * several given names, an initial, or a letter off, as twins may be called (Samir and Samira). `nothing-personal`: the date of birth
 * does not say that they are one, and a contact is not theirs alone where they live together: it may be father and son.
 */
export type DuplicateCap = 'different-given-name' | 'given-name-alike' | 'different-birth' | 'nothing-personal';

export interface DuplicatePair {
  /** Places of the two in the list, the smaller first. */
  readonly first: number;
  readonly second: number;
  readonly bits: number;
  readonly signal: DuplicateSignal;
  readonly cap: DuplicateCap | null;
}

/** Bits, in thousandths, that a name and a date of birth alone need more: of a whole country, some two are born on one day. */
const BY_NAME_AND_BIRTH_ALONE = 3_000;

/**
 * Pairs of one list that may be one person, best first, with at least the model's bits for review; and those of one home and one
 * date of birth with any part of a name in common. Twins, and father and son of one name, are never more than review; twins are a
 * question only at the bits for strong. The model must have been checked.
 */
export function findDuplicates(rows: Iterable<MatchRow>, model: MatchModel): readonly DuplicatePair[] {
  const list = prepareList(rows, model);
  const capOf = capsOf(model);
  const { review, strong } = model.thresholds;
  const bornHere = bornInOneHome(model);
  const shareAnything = sharingAnything(model);
  const found: DuplicatePair[] = [];
  forEachPair(list, model, (pair) => {
    const { first, second, bits, levels } = pair;
    const weight = bits * 1000;
    if (weight < review && !bornHere(pair)) return;
    const cap = weight < review ? 'different-given-name' : capOf(pair);
    if (cap === 'two-people') return;
    if (cap === 'different-given-name' && weight < strong && !bornHere(pair)) return;
    const enough = shareAnything(levels) ? strong : strong + BY_NAME_AND_BIRTH_ALONE;
    const signal = weight >= enough && cap === null ? 'strong' : 'review';
    found.push({ first, second, bits, signal, cap });
  });
  return found.toSorted((a, b) => b.bits - a.bits || a.first - b.first || a.second - b.second);
}

interface PairSeen {
  readonly first: number;
  readonly second: number;
  readonly bits: number;
  /** Overwritten at the next pair. */
  readonly levels: Int8Array;
  readonly one: RowForms;
  readonly other: RowForms;
}

/** Weighs every pair of the list that shares a block. */
export function forEachPair(list: PreparedList, model: MatchModel, visit: (pair: PairSeen) => void): void {
  const scorer = scorerOf(model, { list, rows: list.size });
  const index = indexBlocks(list, model);
  const rows = Array.from({ length: list.size }, (_, row) => formsOf(list, row));
  const levels = new Int8Array(model.comparisons.length);
  for (const [second, row] of rows.entries()) {
    index.forEach(row, second, (first) => {
      if (first >= second) return;
      const other = rows[first] ?? [];
      scorer.compare(other, row, levels);
      visit({ first, second, bits: scorer.bits(other, row, levels), levels, one: other, other: row });
    });
  }
}

/** Why two rows of one list weigh what they weigh; the steps add up to the pair's bits. */
export function explainDuplicate(
  list: PreparedList,
  model: MatchModel,
  pair: readonly [number, number],
): readonly WeightStep[] {
  const scorer: Scorer = scorerOf(model, { list, rows: list.size });
  const [a, b] = [formsOf(list, pair[0]), formsOf(list, pair[1])];
  const levels = new Int8Array(model.comparisons.length);
  scorer.compare(a, b, levels);
  return scorer.steps(a, b, levels);
}

/**
 * Whether two of one home and one date of birth have any part of a name in common: one list has the name they are called by, the
 * other another one, or the two names are in each other's place with a slip. Such names alone speak against their being one.
 */
function bornInOneHome({ comparisons }: MatchModel): (pair: PairSeen) => boolean {
  const at = (kind: ModelComparison['kind']): number => comparisons.findIndex((one) => one.kind === kind);
  const [given, family, address, born] = [at('given-name'), at('family-name'), at('address'), at('date')];
  if (Math.min(given, family, address, born) < 0) return () => false;
  return ({ one, other, levels }) => {
    return (
      levels[born] === 0 &&
      isOneHome(levels[address]) &&
      anyNamePartAgrees(namesOf(one, given, family), namesOf(other, given, family))
    );
  };
}

/** Whether two have a home or a contact in common, and not a name and a date of birth alone; with models that know no homes always. */
function sharingAnything({ comparisons }: MatchModel): (levels: Int8Array) => boolean {
  const address = comparisons.findIndex(({ kind }) => kind === 'address');
  const contacts = contactsOf(comparisons);
  return (levels) => address < 0 || isOneHome(levels[address]) || contacts.some((at) => levels[at] === 0);
}

/** Years. */
const GENERATION = 15;

const yearsApart = (a: Form | null | undefined, b: Form | null | undefined): number =>
  Math.abs(Number(a?.key.slice(0, 4)) - Number(b?.key.slice(0, 4)));

const isOneHome = (level = MISSING): boolean => level >= 0 && level < SAME_ADDRESS_LEVELS;

const contactsOf = (comparisons: MatchModel['comparisons']): readonly number[] =>
  comparisons.flatMap(({ name }, i) => (['email', 'phone'].includes(name) ? [i] : []));

/**
 * What a household shares (address, family name, telephone, e-mail) is no evidence that two of it are one: with other given names
 * they are two people, unless the date of birth is nearly one too, or the names are alike and one date is missing. Models without addresses know no households.
 */
function capsOf({ comparisons }: MatchModel): (pair: PairSeen) => DuplicateCap | 'two-people' | null {
  const given = comparisons.findIndex(({ kind }) => kind === 'given-name');
  const family = comparisons.findIndex(({ kind }) => kind === 'family-name');
  const born = comparisons.findIndex(({ kind }) => kind === 'date');
  const household = comparisons.some(({ kind }) => kind === 'address') && given >= 0 && born >= 0;
  const givenLevels = comparisons[given]?.levels.map(({ level }) => level) ?? [];
  const bornLevels = comparisons[born]?.levels.map(({ level }) => level) ?? [];
  const address = comparisons.findIndex(({ kind }) => kind === 'address');
  const contacts = contactsOf(comparisons);
  const otherGiven = new Set(['similar', 'different'].map((level) => givenLevels.indexOf(level)));
  const another = givenLevels.indexOf('different');
  const alike = new Set(['part', 'close', 'initial'].map((level) => givenLevels.indexOf(level)));
  const asGiven = new Set(['exact', 'first', 'optional-words', 'spelling'].map((level) => givenLevels.indexOf(level)));
  const otherBirth = new Set(['two-slips', 'same-year', 'different'].map((level) => bornLevels.indexOf(level)));
  const slip = bornLevels.indexOf('one-slip');
  return ({ levels, one, other }) => {
    if (!household) return null;
    const [name, birth] = [levels[given] ?? MISSING, levels[born] ?? MISSING];
    if (otherGiven.has(name))
      return otherBirth.has(birth) || (name === another && birth < 0) ? 'two-people' : 'different-given-name';
    if (otherBirth.has(birth)) return 'different-birth';
    const oneHome = isOneHome(levels[address]);
    if (oneHome && alike.has(name)) return 'given-name-alike';
    // One digit between two dates is a slip of somebody who bears both names, if it does not make a parent of a child.
    const mayBeSlip = asGiven.has(name) && (levels[family] ?? MISSING) < FAMILY_DISAGREES;
    if (oneHome && birth === slip && (!mayBeSlip || yearsApart(one[born], other[born]) >= GENERATION))
      return 'different-birth';
    if (birth >= 0) return null;
    return !oneHome && contacts.some((at) => levels[at] === 0) ? null : 'nothing-personal';
  };
}
