import { CONTEST_OPTIONS, OUR_CHOICE, PAPER_OPTIONS } from '../rules/common-options.ts';
import type { OptionDefaults } from '../rules/options.ts';
import type { RuleDefinition } from '../rules/rule.ts';
import { countByQuotients } from './qpq.ts';

const QPQ = {
  ...PAPER_OPTIONS,
  ...CONTEST_OPTIONS,
  arithmetic: { byDefault: { kind: 'guarded', places: 9, guard: 9 }, source: OUR_CHOICE },
  electOn: { byDefault: '>', source: 'Woodall, QPQ, Voting matters 17 (2003): a quotient greater than the quota' },
  constraintRule: { byDefault: 'guard-and-doom', source: OUR_CHOICE },
  reopened: { byDefault: 'one-seat', source: OUR_CHOICE },
} as const satisfies OptionDefaults;

/** Rules that elect by quotients, as party lists are counted, with a quota only to decide whether. */
export const quotientRules: readonly RuleDefinition[] = [
  { rule: 'qpq', options: QPQ, seats: 'any', uses: ['constraints', 'reopenNominations'], count: countByQuotients },
];
