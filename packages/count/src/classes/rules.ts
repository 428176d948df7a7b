import { CONTEST_OPTIONS, OUR_CHOICE, PAPER_OPTIONS } from '../rules/common-options.ts';
import type { OptionDefaults } from '../rules/options.ts';
import type { RuleDefinition } from '../rules/rule.ts';
import { countByValueClasses } from './value-classes.ts';

const TWO_PLACES = { kind: 'fixed', places: 2, rounding: 'down' } as const;

const ERS97 = {
  ...PAPER_OPTIONS,
  ...CONTEST_OPTIONS,
  constraintRule: { byDefault: 'guard-and-doom', source: OUR_CHOICE },
  quota: { byDefault: 'droop-next', source: 'ERS97 5.1.6: to two decimal places, 0.01 added to what is not exact' },
  quotaWhen: { byDefault: 'until-first-election', source: 'ERS97 5.3, 5.4: recalculated until somebody is elected' },
  arithmetic: { byDefault: TWO_PLACES, source: 'ERS97 5.3: to two decimal places, the remainder ignored' },
  deferSurpluses: { byDefault: true, source: 'ERS97 5.2: deferred if the total "does not exceed" the difference' },
  batchExclusion: {
    byDefault: '<=',
    source: 'ERS97 5.2.5: several whose votes do not exceed the candidate next above',
  },
} as const satisfies OptionDefaults;

const NORTHERN_IRELAND = {
  ...PAPER_OPTIONS,
  ...CONTEST_OPTIONS,
  constraintRule: { byDefault: 'guard-and-doom', source: OUR_CHOICE },
  quota: { byDefault: 'droop-whole', source: 'Local Elections Rules (Northern Ireland) rule 48' },
  quotaWhen: { byDefault: 'static', source: 'Local Elections Rules (Northern Ireland) rule 48' },
  arithmetic: {
    byDefault: TWO_PLACES,
    source: 'Local Elections Rules (Northern Ireland) rule 49(4): the remainder ignored',
  },
  deferSurpluses: { byDefault: true, source: 'Local Elections Rules (Northern Ireland) rule 49' },
  batchExclusion: { byDefault: '<', source: 'Local Elections Rules (Northern Ireland) rule 51' },
} as const satisfies OptionDefaults;

/** Exclusive Gregory: papers in parcels by value, only the last parcel of a surplus moves. */
export const classesRules: readonly RuleDefinition[] = [
  {
    rule: 'ers97',
    options: ERS97,
    seats: 'any',
    uses: ['constraints', 'reopenNominations'],
    count: (counting) => countByValueClasses(counting, { exclusion: 'by-value', activeShare: true, deferOn: '<=' }),
  },
  {
    rule: 'n-ireland-stv',
    options: NORTHERN_IRELAND,
    seats: 'any',
    uses: ['constraints', 'reopenNominations'],
    count: (counting) => countByValueClasses(counting, { exclusion: 'whole', activeShare: false, deferOn: '<' }),
  },
];
