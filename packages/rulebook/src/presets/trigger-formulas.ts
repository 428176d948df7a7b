import type { ThresholdRule } from '@selectorate/count';
import type { Clause, Trigger } from '../rulebook.ts';
import { clause, ORGANISER, type Source } from './wording.ts';
import type { ParameterValues } from './parameter.ts';

/** The procedure that most of what is known of trigger ballots comes from. */
export const RULES_2019: Source = {
  citation: 'Procedures for trigger ballots of 2019, as published and reported',
  seen: 'published-report',
};

/** One trigger formula: what tells the four presets apart. */
export interface Formula {
  readonly formula: Trigger['formula'];
  readonly label: string;
  readonly text: string;
  readonly source: Source;
  readonly rule: Pick<ThresholdRule, 'aggregator' | 'comparator' | 'threshold'>;
  readonly exactTie: (values: ParameterValues) => ThresholdRule['exactTie'];
  readonly exactClause: (values: ParameterValues) => Clause;
}

const exactly = (text: string, source: Source): Clause => clause('trigger.exact-share', text, source);
const EXACTLY_HALF = exactly('A share of exactly 50 does not exceed 50: it opens nothing.', {
  citation: 'Inferred from the comparison that the formula makes',
  seen: 'not-seen',
});

const POOLED_TIES = { undetermined: 'undetermined', reselected: 'not-met', triggered: 'met' } as const;

export const FORMULAS: readonly Formula[] = [
  {
    formula: 'pooled',
    label: 'party and affiliated branches pooled, more than half',
    text: 'Party and affiliated branches are pooled, one vote each; more than half of them open the selection.',
    source: { citation: 'Rules up to 2018, as reported', seen: 'press-report' },
    rule: { aggregator: 'pooled', comparator: '>', threshold: '1/2' },
    exactTie: (values) => POOLED_TIES[values.choice('pooledTie') as keyof typeof POOLED_TIES],
    exactClause: (values) => exactly(`Exactly half of the pooled units: ${values.choice('pooledTie')}.`, ORGANISER),
  },
  {
    formula: 'either-third',
    label: 'a third of either section',
    text: 'A third of the party branches, or a third of the affiliated branches, open the selection.',
    source: { citation: 'Rules of 2018, as published and reported', seen: 'published-report' },
    rule: { aggregator: 'any-section', comparator: '>=', threshold: '1/3' },
    exactTie: () => 'as-compared',
    exactClause: () => exactly('Exactly a third is enough: two of six open the selection.', RULES_2019),
  },
  {
    formula: 'each-half',
    label: 'a reading often reported',
    text: 'More than half of the party branches and more than half of the affiliated branches open the selection.',
    source: {
      citation: 'A reading of the rules of 2021 often reported; not the formula of any known clause',
      seen: 'press-report',
    },
    rule: { aggregator: 'every-section', comparator: '>', threshold: '1/2' },
    exactTie: () => 'as-compared',
    exactClause: () => EXACTLY_HALF,
  },
  {
    formula: 'college',
    label: 'party branches half, affiliates half, more than 50 % together',
    text: 'The shares of party and of affiliated branches weigh one half each; together more than 50 % open the selection.',
    source: { citation: 'Rules of 2021, as reported', seen: 'press-report' },
    rule: { aggregator: 'weighted-sections', comparator: '>', threshold: '1/2' },
    exactTie: () => 'as-compared',
    exactClause: () => EXACTLY_HALF,
  },
];
