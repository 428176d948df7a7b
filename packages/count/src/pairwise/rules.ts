import { CONTEST_OPTIONS, PAPER_OPTIONS } from '../rules/common-options.ts';
import type { CountOptions, OptionDefaults } from '../rules/options.ts';
import type { RuleDefinition } from '../rules/rule.ts';
import { countByComparison } from './compare-and-elect.ts';
import { judgeByCopeland } from './copeland.ts';
import { judgeByMinimax } from './minimax.ts';
import { judgeByRankedPairs } from './ranked-pairs.ts';
import { judgeBySchulze } from './schulze.ts';

const PAIRWISE = {
  ...PAPER_OPTIONS,
  ...CONTEST_OPTIONS,
  overvote: { byDefault: 'share', source: 'Schulze 2011, section 2: a voter may give several the same preference' },
  unranked: { byDefault: 'below', source: 'Schulze 2011, section 2: all that are ranked stand above all that are not' },
} as const satisfies OptionDefaults;

const withStrength = (byDefault: CountOptions['strength'], source: string): OptionDefaults => ({
  ...PAIRWISE,
  strength: { byDefault, source },
});

/** Rules that compare the candidates two by two. */
export const pairwiseRules: readonly RuleDefinition[] = [
  {
    rule: 'schulze',
    options: withStrength('winning-votes', 'Schulze 2011, section 2: winning votes are recommended'),
    seats: 'one',
    uses: [],
    count: countByComparison(judgeBySchulze),
  },
  {
    rule: 'ranked-pairs',
    options: withStrength('margins', 'Tideman 1987: the majority less the minority'),
    seats: 'one',
    uses: [],
    count: countByComparison(judgeByRankedPairs),
  },
  {
    rule: 'minimax',
    options: withStrength('winning-votes', 'Kramer 1977: votes against, in the worst comparison lost'),
    seats: 'one',
    uses: [],
    count: countByComparison(judgeByMinimax),
  },
  { rule: 'copeland', options: PAIRWISE, seats: 'one', uses: [], count: countByComparison(judgeByCopeland) },
];
