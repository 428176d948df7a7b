import { CONTEST_OPTIONS, OUR_CHOICE, PAPER_OPTIONS } from '../rules/common-options.ts';
import type { OptionDefaults } from '../rules/options.ts';
import type { RuleDefinition } from '../rules/rule.ts';
import { countByElimination } from './elimination.ts';
import { countByPlurality } from './plurality.ts';

const IRV = {
  ...PAPER_OPTIONS,
  ...CONTEST_OPTIONS,
  majorityBase: { byDefault: 'continuing', source: 'RCTab: half of the votes in the round' },
  electOn: { byDefault: '>', source: 'RCTab: more than half' },
  batchExclusion: { byDefault: 'none', source: 'RCTab: off unless asked for; then strictly less' },
  runTo: { byDefault: 'majority', source: 'RCTab: off unless asked for' },
  duplicates: { byDefault: 'skip', source: 'RCTab: off unless asked for' },
  cannotWin: { byDefault: [], source: 'RCTab: undeclared write-ins, where there are any' },
} as const satisfies OptionDefaults;

const AV = {
  ...IRV,
  ...CONTEST_OPTIONS,
  duplicates: { byDefault: 'skip', source: OUR_CHOICE },
  majorityBase: {
    byDefault: 'continuing',
    source: 'ERS, alternative vote: all other continuing candidates combined',
  },
  electOn: { byDefault: '>=', source: 'ERS, alternative vote: "equals or exceeds"' },
  batchExclusion: { byDefault: '<=', source: 'ERS, alternative vote: several whose sum "does not exceed" the next' },
  runTo: { byDefault: 'majority', source: 'ERS, alternative vote: the count ends with the election' },
} as const satisfies OptionDefaults;

const PLURALITY = {
  ...CONTEST_OPTIONS,
  overvote: {
    byDefault: 'exhaust',
    source: 'common election law: a paper marked for more candidates than may be voted for is void',
  },
  skippedRanks: { byDefault: 0, source: OUR_CHOICE },
} as const satisfies OptionDefaults;

/** Rules in which papers stay whole and the lowest leave. */
export const eliminationRules: readonly RuleDefinition[] = [
  { rule: 'plurality', options: PLURALITY, seats: 'any', uses: [], count: countByPlurality },
  { rule: 'irv', options: IRV, seats: 'one', uses: [], count: countByElimination },
  { rule: 'av', options: AV, seats: 'one', uses: [], count: countByElimination },
];
