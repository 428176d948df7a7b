import {
  FAMILY_DISAGREES,
  GIVEN_DISAGREES,
  namesDividedOtherwise,
  namesSwapped,
  type NameForm,
} from './compare/compare-names.ts';
import type { Form } from './compare/comparator.ts';
import { COMPARATORS } from './compare/comparators.ts';
import { countFrequencies, type Frequencies } from './frequencies.ts';
import { BILLION, type MatchModel } from './model/match-model.ts';
import type { PreparedList, RowForms } from './prepare-list.ts';

/** No level: a value is missing on one side, or counted under the order of names. */
export const MISSING = -1;

/** One addend of a pair's bits. */
export interface WeightStep {
  /** `prior`, or the name of a comparison. */
  readonly comparison: string;
  /** The level reached, `missing`, or for the prior `scope`. */
  readonly level: string;
  readonly bits: number;
  /** Share among matches and among pairs of different people; `u` is that of this very value where it is `byFrequency`. */
  readonly m: number;
  readonly u: number;
  readonly byFrequency: boolean;
}

/** A step with the bits of all steps up to it: what an officer is shown, one bar hanging from the other. */
export interface WaterfallStep extends WeightStep {
  readonly total: number;
}

/** The addends of a pair in the order in which they are added, each with the sum so far; the last total is the pair's bits. */
export function waterfallOf(steps: readonly WeightStep[]): readonly WaterfallStep[] {
  let total = 0;
  return steps.map((step) => ({ ...step, total: (total += step.bits) }));
}

/** Weighs pairs by one model in one scope. */
export interface Scorer {
  /** Writes the level of every comparison to `levels`. */
  compare(a: RowForms, b: RowForms, levels: Int8Array): void;
  /** The evidence in bits, prior included: above 0 means more likely one person than two. */
  bits(a: RowForms, b: RowForms, levels: Int8Array): number;
  /** The addends of {@link Scorer.bits} in the order in which it adds them. */
  steps(a: RowForms, b: RowForms, levels: Int8Array): readonly WeightStep[];
  /** The most that one name alone says: the given, the family name, or both where they stand in each other's place. */
  nameBits(a: RowForms, b: RowForms, levels: Int8Array): number;
  /** The comparisons of names and of addresses, or `MISSING`. */
  readonly given: number;
  readonly family: number;
  readonly order: number;
  readonly address: number;
  /** How many comparisons there are. */
  readonly comparisons: number;
  /** The bits with which every pair begins. */
  readonly prior: number;
  /** The most bits of this level of a comparison and of those after it, without regard to how common a value is. */
  mostFrom(comparison: number, level: number): number;
  /** The most bits of a comparison of names where the first row has this value, or where it has the rarest. */
  mostOf(comparison: number, value?: Form | null): number;
  /** The most bits of names exchanged or divided otherwise where these are the first row's. */
  mostExchanged(row: RowForms): number;
}

export interface Scope {
  /** The list in memory, whose frequencies are used. */
  readonly list: PreparedList;
  /** The rows in which a member is looked for: the register's, or the list's own. */
  readonly rows: number;
}

/** A value may speak for sixty-four times more or less than the average of its level, not beyond. */
const MOST_BY_FREQUENCY = 6;
const RAREST = 1e-7;

/** Makes the scorer of a checked model. The prior is that of the scope, and so are the chances of meeting at a place. */
export function scorerOf(model: MatchModel, { list, rows }: Scope): Scorer {
  const comparisons = model.comparisons.map(({ kind, levels, place }) => ({
    comparator: kind === 'name-order' ? null : COMPARATORS[kind],
    m: levels.map(({ m }) => m / BILLION),
    u: place ? placeShares(levels, model.prior.rows / Math.max(rows, 1)) : levels.map(({ u }) => u / BILLION),
    levels: levels.map(({ level }) => level),
  }));
  const base = comparisons.map(({ m, u }) => Float64Array.from(m, (share, i) => Math.log2(share / (u[i] ?? 1))));
  const comparators = comparisons.map(({ comparator }) => comparator);
  const frequencies = countFrequencies(list);
  const kindAt = (kind: string): number => model.comparisons.findIndex((one) => one.kind === kind);
  const [given, family, order] = [kindAt('given-name'), kindAt('family-name'), kindAt('name-order')];
  const names = [given, family, order];
  const priorShare = Math.min(0.5, model.prior.matchesPerMember / BILLION / Math.max(rows, 1));
  const prior = Math.log2(priorShare / (1 - priorShare));

  const nameAt = (row: RowForms, at: number): NameForm | null => (row[at] ?? null) as NameForm | null;

  const compare: Scorer['compare'] = (a, b, levels) => {
    for (let i = 0; i < comparators.length; i++) {
      const comparator = comparators[i] ?? null;
      const left = a[i] ?? null;
      const right = b[i] ?? null;
      levels[i] = comparator === null || left === null || right === null ? MISSING : comparator.compare(left, right);
    }
    if (order < 0) return;
    const givenA = nameAt(a, given);
    const familyA = nameAt(a, family);
    const givenB = nameAt(b, given);
    const familyB = nameAt(b, family);
    if (givenA === null || familyA === null || givenB === null || familyB === null) return;
    const [atGiven, atFamily] = [levels[given] ?? MISSING, levels[family] ?? MISSING];
    const apart = atGiven >= GIVEN_DISAGREES && atFamily >= FAMILY_DISAGREES;
    const misplaced = atGiven >= GIVEN_DISAGREES || atFamily >= FAMILY_DISAGREES;
    levels[order] = 1;
    if (!misplaced) return;
    const left = { given: givenA, family: familyA };
    const right = { given: givenB, family: familyB };
    if (!((apart && namesSwapped(left, right)) || namesDividedOtherwise(left, right))) return;
    // Swapped names are evidence once, not once as a given name and once more as a family name.
    levels[order] = 0;
    levels[given] = levels[family] = MISSING;
  };

  const extraBits = (i: number, level: number, a: RowForms, b: RowForms): number => {
    const { u } = comparisons[i] ?? {};
    if (i === order) return Math.min(swappedBits(a), swappedBits(b)) + Math.log2(u?.[0] ?? 1);
    const value = a[i];
    if (value === null || value === undefined) return 0;
    const frequency = frequencies[i] as Frequencies;
    if (level === 0) return Math.log2((u?.[0] ?? 1) / Math.max(frequency.ofText(value.text), RAREST));
    return bounded(Math.log2(frequency.sameKey / frequency.ofKey(value.key)));
  };

  /** How surprising it is that somebody else bears these two names in the other order. */
  const swappedBits = (a: RowForms): number => {
    const [p, q] = [a[given]?.key ?? '', a[family]?.key ?? ''];
    const [givens, families] = [frequencies[given] as Frequencies, frequencies[family] as Frequencies];
    return -Math.log2(Math.max(families.ofKey(p) * givens.ofKey(q), givens.ofKey(p) * families.ofKey(q), RAREST));
  };

  const mostExtra = (i: number, level: number, value: Form | null | undefined): number => {
    const frequency = frequencies[i];
    if (frequency === undefined || comparators[i]?.byFrequency[level] !== true) return 0;
    // Nothing is rarer than what nobody has.
    if (level === 0)
      return Math.log2((comparisons[i]?.u[0] ?? 1) / Math.max(frequency.ofText(value?.text ?? ''), RAREST));
    return value === undefined || value === null
      ? MOST_BY_FREQUENCY
      : Math.max(0, bounded(Math.log2(frequency.sameKey / frequency.ofKey(value.key))));
  };

  const keyAgrees = (i: number, level: number, a: RowForms, b: RowForms): boolean =>
    level === 0 || a[i]?.key === b[i]?.key;

  const weightOf = (i: number, level: number, a: RowForms, b: RowForms): number => {
    const bits = base[i]?.[level] ?? 0;
    // Most levels do not depend on how common the value is.
    const more = i === order ? level === 0 : comparators[i]?.byFrequency[level] === true && keyAgrees(i, level, a, b);
    return more ? bits + extraBits(i, level, a, b) : bits;
  };

  return {
    given,
    family,
    order,
    address: kindAt('address'),
    comparisons: comparisons.length,
    prior,
    mostFrom: (comparison, level) => Math.max(...(base[comparison]?.slice(level) ?? [])),
    mostOf(comparison, value) {
      const levels = base[comparison] ?? [];
      let most = -Infinity;
      for (let level = 0; level < levels.length; level++) {
        most = Math.max(most, (levels[level] ?? 0) + mostExtra(comparison, level, value));
      }
      return most;
    },
    mostExchanged: (row) => (base[order]?.[0] ?? 0) + Math.log2(comparisons[order]?.u[0] ?? 1) + swappedBits(row),
    compare,
    bits(a, b, levels) {
      let sum = prior;
      for (let i = 0; i < comparisons.length; i++) {
        const level = levels[i] ?? MISSING;
        if (level >= 0) sum += weightOf(i, level, a, b);
      }
      return sum;
    },
    nameBits(a, b, levels) {
      let most = 0;
      for (const i of names) {
        const level = levels[i] ?? MISSING;
        if (level >= 0) most = Math.max(most, weightOf(i, level, a, b));
      }
      return most;
    },
    steps: (a, b, levels) => [
      { comparison: 'prior', level: 'scope', bits: prior, m: priorShare, u: 1 - priorShare, byFrequency: false },
      ...model.comparisons.map(({ name }, i): WeightStep => {
        const level = levels[i] ?? MISSING;
        if (level < 0) return { comparison: name, level: 'missing', bits: 0, m: 1, u: 1, byFrequency: false };
        const bits = weightOf(i, level, a, b);
        const m = comparisons[i]?.m[level] ?? 1;
        const byFrequency = bits !== base[i]?.[level];
        return { comparison: name, level: comparisons[i]?.levels[level] ?? '', bits, m, u: m / 2 ** bits, byFrequency };
      }),
    ],
  };
}

const bounded = (bits: number): number => Math.min(MOST_BY_FREQUENCY, Math.max(-MOST_BY_FREQUENCY, bits));

/** Twice as many rows, half the chance that one of them is of this address; the rest falls to the worst level. */
function placeShares(levels: MatchModel['comparisons'][number]['levels'], factor: number): readonly number[] {
  const near = levels.slice(0, -1).map(({ u }) => u / BILLION);
  const scale = Math.min(factor, 0.9 / near.reduce((sum, u) => sum + u, 0));
  const scaled = near.map((u) => u * scale);
  return [...scaled, 1 - scaled.reduce((sum, u) => sum + u, 0)];
}
