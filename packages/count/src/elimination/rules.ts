import type { RuleDefinition } from '../rules/rule.ts';
import { countBottomsUp, countBottomsUpToThreshold } from './bottoms-up.ts';
import {
  AV,
  BOTTOMS_UP,
  BOTTOMS_UP_THRESHOLD,
  EXHAUSTIVE_BALLOT,
  IRV,
  PLURALITY,
  SEQUENTIAL_IRV,
  SUPPLEMENTARY_VOTE,
  TWO_ROUND,
} from './defaults.ts';
import { countByElimination, countSequentially } from './elimination.ts';
import { countByPlurality } from './plurality.ts';
import { countByRounds } from './rounds.ts';
import { countBySupplementaryVote } from './supplementary-vote.ts';

const USES = ['sections', 'reopenNominations'] as const satisfies RuleDefinition['uses'];
const ONE_SEAT = { seats: 'one', uses: USES } as const;
const SEATS = { seats: 'any', uses: [...USES, 'constraints'] } as const;

/** Rules in which papers stay whole and the lowest leave. */
export const eliminationRules: readonly RuleDefinition[] = [
  { rule: 'plurality', options: PLURALITY, ...SEATS, count: countByPlurality },
  { rule: 'irv', options: IRV, ...ONE_SEAT, count: countByElimination },
  { rule: 'av', options: AV, ...ONE_SEAT, count: countByElimination },
  { rule: 'sequential-irv', options: SEQUENTIAL_IRV, ...SEATS, count: countSequentially },
  { rule: 'bottoms-up', options: BOTTOMS_UP, ...SEATS, count: countBottomsUp },
  {
    rule: 'bottoms-up-threshold',
    options: BOTTOMS_UP_THRESHOLD,
    seats: 'up-to',
    uses: USES,
    count: countBottomsUpToThreshold,
  },
  { rule: 'supplementary-vote', options: SUPPLEMENTARY_VOTE, ...ONE_SEAT, count: countBySupplementaryVote },
  { rule: 'two-round', options: TWO_ROUND, ...ONE_SEAT, takesRounds: true, count: countByRounds },
  { rule: 'exhaustive-ballot', options: EXHAUSTIVE_BALLOT, ...ONE_SEAT, takesRounds: true, count: countByRounds },
];
