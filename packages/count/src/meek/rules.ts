import { CONTEST_OPTIONS, OUR_CHOICE, PAPER_OPTIONS } from '../rules/common-options.ts';
import type { OptionDefaults } from '../rules/options.ts';
import type { RuleDefinition } from '../rules/rule.ts';
import { countByMeek, countByWarren } from './meek.ts';

const HILL = 'Hill, Wichmann and Woodall, Algorithm 123 (Computer Journal 30, 1987)';
const PRF = 'Proportional Representation Foundation, Reference Meek Rule';

const WARREN = {
  ...PAPER_OPTIONS,
  ...CONTEST_OPTIONS,
  arithmetic: { byDefault: { kind: 'guarded', places: 18, guard: 9 }, source: OUR_CHOICE },
  quota: { byDefault: 'droop-exact', source: `${HILL}: votes that count divided by one more than the seats` },
  electOn: { byDefault: '>', source: 'an exact Droop quota has to be passed: one candidate too many can reach it' },
  omega: { byDefault: '1/1000000000', source: OUR_CHOICE },
  deferSurpluses: { byDefault: true, source: OUR_CHOICE },
  batchExclusion: { byDefault: '<', source: OUR_CHOICE },
  batchStages: { byDefault: 'one', source: OUR_CHOICE },
  keepFactorStages: { byDefault: 'decision', source: OUR_CHOICE },
  reopened: { byDefault: 'one-seat', source: OUR_CHOICE },
  constraintRule: { byDefault: 'guard-and-doom', source: OUR_CHOICE },
} as const satisfies OptionDefaults;

const MEEK = {
  ...WARREN,
  keepRounding: { byDefault: 'paper', source: `${PRF}, B.2.a: for each ballot` },
} as const satisfies OptionDefaults;

const MEEK_PRF = {
  ...MEEK,
  arithmetic: { byDefault: { kind: 'fixed', places: 9, rounding: 'up' }, source: `${PRF}, B.2.a and B.2.f` },
  quota: { byDefault: 'droop-next', source: `${PRF}, B.2.b` },
  electOn: { byDefault: '>=', source: `${PRF}, B.2.c` },
  omega: { byDefault: '1/1000000', source: `${PRF}, A` },
  deferSurpluses: { byDefault: false, source: `${PRF}, B.3: after the last iteration` },
  batchExclusion: { byDefault: 'none', source: `${PRF}, B.3: one candidate` },
} as const satisfies OptionDefaults;

/** Rules in which the elected keep part of every vote and papers are shared out again until nothing is left over. */
export const meekRules: readonly RuleDefinition[] = [
  { rule: 'meek', options: MEEK, seats: 'any', uses: ['constraints', 'reopenNominations'], count: countByMeek },
  { rule: 'meek-prf', options: MEEK_PRF, seats: 'any', uses: ['constraints', 'reopenNominations'], count: countByMeek },
  { rule: 'warren', options: WARREN, seats: 'any', uses: ['constraints', 'reopenNominations'], count: countByWarren },
];
