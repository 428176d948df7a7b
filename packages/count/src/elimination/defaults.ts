import { CONTEST_OPTIONS, OUR_CHOICE, PAPER_OPTIONS } from '../rules/common-options.ts';
import type { OptionDefaults } from '../rules/options.ts';

// The options that each rule of this family reads, their defaults, and where each default comes from.

const RCTAB_OFF = 'RCTab: off unless asked for';

const SHEET = {
  ...CONTEST_OPTIONS,
  stopAfter: { byDefault: null, source: RCTAB_OFF },
  nobodyVoted: { byDefault: 'no-result', source: OUR_CHOICE },
} as const satisfies OptionDefaults;

export const IRV = {
  ...PAPER_OPTIONS,
  ...SHEET,
  majorityBase: { byDefault: 'continuing', source: 'RCTab: half of the votes in the round' },
  electOn: { byDefault: '>', source: 'RCTab: more than half' },
  batchExclusion: { byDefault: 'none', source: 'RCTab: off unless asked for; then strictly less' },
  minimumVotes: { byDefault: 0, source: RCTAB_OFF },
  runTo: { byDefault: 'majority', source: RCTAB_OFF },
  duplicates: { byDefault: 'skip', source: RCTAB_OFF },
  cannotWin: { byDefault: [], source: 'RCTab: undeclared write-ins, where there are any' },
} as const satisfies OptionDefaults;

const CONSTRAINTS = {
  constraintRule: { byDefault: 'guard-and-doom', source: OUR_CHOICE },
} as const satisfies OptionDefaults;

export const SEQUENTIAL_IRV = { ...IRV, ...CONSTRAINTS } as const satisfies OptionDefaults;

export const AV = {
  ...IRV,
  ...CONTEST_OPTIONS,
  duplicates: { byDefault: 'skip', source: OUR_CHOICE },
  majorityBase: {
    byDefault: 'continuing',
    source: 'ERS, alternative vote: all other continuing candidates combined',
  },
  electOn: { byDefault: '>=', source: 'ERS, alternative vote: "equals or exceeds"' },
  batchExclusion: { byDefault: '<=', source: 'ERS, alternative vote: several whose sum "does not exceed" the next' },
  minimumVotes: { byDefault: 0, source: 'ERS, alternative vote: knows no such rule' },
  runTo: { byDefault: 'majority', source: 'ERS, alternative vote: the count ends with the election' },
} as const satisfies OptionDefaults;

const { majorityBase: _base, electOn: _electOn, runTo: _runTo, ...LOWEST_LEAVE } = IRV;

export const BOTTOMS_UP = { ...LOWEST_LEAVE, ...CONSTRAINTS } as const satisfies OptionDefaults;

export const BOTTOMS_UP_THRESHOLD = {
  ...LOWEST_LEAVE,
  majorityBase: { byDefault: 'continuing', source: 'RCTab: worked out again in each round unless asked otherwise' },
  electOn: { byDefault: '>=', source: 'RCTab: a candidate stays who reaches the threshold' },
  keepShare: {
    byDefault: '3/20' as string,
    source: 'Democratic Party (United States), delegate selection rules: 15 %',
  },
  belowShare: { byDefault: 'lowest', source: RCTAB_OFF },
} as const satisfies OptionDefaults;

const ONE_MARK = {
  ...SHEET,
  overvote: {
    byDefault: 'exhaust',
    source: 'common election law: a paper marked for more candidates than may be voted for is void',
  },
  skippedRanks: { byDefault: 0, source: OUR_CHOICE },
} as const satisfies OptionDefaults;

export const PLURALITY = ONE_MARK;

export const SUPPLEMENTARY_VOTE = {
  ...ONE_MARK,
  duplicates: {
    byDefault: 'skip',
    source: 'supplementary vote (Great Britain, until 2023): then there is no second preference',
  },
  majorityBase: { byDefault: 'valid', source: 'Greater London Authority Act 1999, schedule 2, paragraph 4' },
  electOn: { byDefault: '>', source: 'Greater London Authority Act 1999, schedule 2, paragraph 4: more than half' },
} as const satisfies OptionDefaults;

const ROUND = {
  ...ONE_MARK,
  majorityBase: {
    byDefault: 'valid',
    source: 'Constitution of France, article 7: the majority of votes cast for somebody',
  },
  electOn: { byDefault: '>', source: 'Constitution of France, article 7: absolute majority' },
} as const satisfies OptionDefaults;

export const TWO_ROUND = {
  ...ROUND,
  leaveAfterRound: { byDefault: 'all-but-two', source: 'Constitution of France, article 7' },
} as const satisfies OptionDefaults;

export const EXHAUSTIVE_BALLOT = {
  ...ROUND,
  leaveAfterRound: { byDefault: 'lowest', source: 'common practice of parties and parliaments: the last leaves' },
} as const satisfies OptionDefaults;
