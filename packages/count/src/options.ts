import type { CandidateId } from '@selectorate/basics';
import type { TieRule } from './tie-result.ts';

/** Names as published test data and other counters use them; `av` is the Electoral Reform Society's form of `irv`. */
export type CountRule = 'plurality' | 'irv' | 'av';

/** Everything that the name of a rule leaves open. A result prints all of it. */
export type CountOptions = {
  /** What a majority is half of: the votes still counting, those that counted at stage 1, or all papers. */
  readonly majorityBase: 'continuing' | 'valid' | 'cast';
  /** Elect on more than half, or on half. `>=` is "equals or exceeds all others combined". */
  readonly electOn: '>' | '>=';
  /** Exclude the lowest together when their sum is below (`<`), or does not exceed (`<=`), the next tally. */
  readonly batchExclusion: 'none' | '<' | '<=';
  /** Votes for these count at stage 1, but they are never elected and go first (write-ins that nobody declared). */
  readonly cannotWin: readonly CandidateId[];
  /** Stop at the first majority, or go on until two are left. */
  readonly runTo: 'majority' | 'two';
  /** Several candidates at one rank: the paper stops, the rank is passed over, or it stops only if several continue. */
  readonly overvote: 'exhaust' | 'skip' | 'exhaust-if-several-continue';
  /** How many ranks in a row may be left out before the paper stops; null for any number. */
  readonly skippedRanks: number | null;
  /** A candidate marked again at a later rank: passed over, or the paper stops there. */
  readonly duplicates: 'skip' | 'exhaust';
  /** The ladder, tried in order. Empty: a tie ends the count without a result. */
  readonly ties: readonly TieRule[];
};

/** A rule and those options that differ from its defaults. */
export type CountRequest = { readonly rule: CountRule } & Partial<CountOptions>;

/** A rule for a list of rules: its options with their defaults and where each default comes from. */
export interface RuleDescription {
  readonly rule: CountRule;
  readonly options: readonly OptionDescription[];
}

export interface OptionDescription {
  readonly option: keyof CountOptions;
  readonly byDefault: CountOptions[keyof CountOptions];
  readonly source: string;
}

/** The options of a request, completed with the rule's defaults. */
export function completeOptions({ rule, ...chosen }: CountRequest): CountOptions {
  return { ...DEFAULTS[rule], ...chosen };
}

/** Every rule with its options, their defaults and sources. */
export function countRules(): readonly RuleDescription[] {
  return (['plurality', 'irv', 'av'] as const).map((rule) => ({
    rule,
    options: OPTION_NAMES.map((option) => ({
      option,
      byDefault: DEFAULTS[rule][option],
      source: SOURCES[rule][option] ?? OUR_CHOICE,
    })),
  }));
}

const OUR_CHOICE = 'a choice of this program: the sources leave it open';

const IRV: CountOptions = {
  majorityBase: 'continuing',
  electOn: '>',
  batchExclusion: 'none',
  cannotWin: [],
  runTo: 'majority',
  overvote: 'exhaust',
  skippedRanks: null,
  duplicates: 'skip',
  ties: [],
};

const DEFAULTS: Readonly<Record<CountRule, CountOptions>> = {
  plurality: { ...IRV, skippedRanks: 0 },
  irv: IRV,
  av: { ...IRV, electOn: '>=', batchExclusion: '<=' },
};

const OPTION_NAMES = Object.keys(IRV) as readonly (keyof CountOptions)[];

const NOT_USED = 'not used: there is one stage and no majority is asked for';
const TIES_DECLARED = 'none: a contest declares its ladder before opening';

const SOURCES: Readonly<Record<CountRule, Partial<Record<keyof CountOptions, string>>>> = {
  plurality: {
    majorityBase: NOT_USED,
    electOn: NOT_USED,
    batchExclusion: NOT_USED,
    cannotWin: 'nobody',
    runTo: NOT_USED,
    duplicates: NOT_USED,
    overvote: 'common election law: a paper marked for more candidates than may be voted for is void',
    ties: TIES_DECLARED,
  },
  irv: {
    majorityBase: 'RCTab: half of the votes in the round',
    electOn: 'RCTab: more than half',
    batchExclusion: 'RCTab: off unless asked for; then strictly less',
    cannotWin: 'RCTab: undeclared write-ins, where there are any',
    runTo: 'RCTab: off unless asked for',
    duplicates: 'RCTab: off unless asked for',
    ties: TIES_DECLARED,
  },
  av: {
    majorityBase: 'ERS, alternative vote: all other continuing candidates combined',
    electOn: 'ERS, alternative vote: "equals or exceeds"',
    batchExclusion: 'ERS, alternative vote: several whose sum "does not exceed" the next',
    cannotWin: 'nobody',
    runTo: 'ERS, alternative vote: the count ends with the election',
    ties: TIES_DECLARED,
  },
};
