import { CONTEST_OPTIONS, OUR_CHOICE, PAPER_OPTIONS } from '../rules/common-options.ts';
import type { OptionDefaults } from '../rules/options.ts';
import type { RuleDefinition } from '../rules/rule.ts';
import { countByApproval } from './approval.ts';
import { countByBorda } from './borda.ts';
import { countYesNo } from './yes-no.ts';

const APPROVAL = {
  ...CONTEST_OPTIONS,
  overvote: { byDefault: 'share', source: 'Brams and Fishburn 1978: a vote for each candidate approved of' },
  skippedRanks: PAPER_OPTIONS.skippedRanks,
  duplicates: PAPER_OPTIONS.duplicates,
} as const satisfies OptionDefaults;

const BORDA = {
  ...CONTEST_OPTIONS,
  ...PAPER_OPTIONS,
  overvote: { byDefault: 'share', source: 'Black 1976: equal preferences get the mean of their places' },
  unranked: { byDefault: 'below', source: 'Black 1976: those left out get the mean of the places left' },
  lastPoints: { byDefault: 0, source: 'Black 1976: a point for each candidate below' },
} as const satisfies OptionDefaults;

const YES_NO = {
  ...PAPER_OPTIONS,
  withdrawnEffect: CONTEST_OPTIONS.withdrawnEffect,
  cannotWin: CONTEST_OPTIONS.cannotWin,
  overvote: { byDefault: 'exhaust', source: 'common election law: a paper marked for both answers is void' },
  passIf: {
    byDefault: [{ votes: 'yes', of: 'valid', comparator: '>', threshold: '1/2' }],
    source: `${OUR_CHOICE}; a simple majority of those who said yes or no`,
  },
} as const satisfies OptionDefaults;

/** Rules of one look at all that a paper says. */
export const scoredRules: readonly RuleDefinition[] = [
  { rule: 'approval', options: APPROVAL, seats: 'any', uses: ['constraints'], count: countByApproval },
  { rule: 'borda', options: BORDA, seats: 'any', uses: ['constraints'], count: countByBorda },
  { rule: 'yes-no', options: YES_NO, seats: 'one', uses: [], count: countYesNo },
];
