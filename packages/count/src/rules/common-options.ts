import type { CountOptions } from './options.ts';

/** What an option is when a rule does not name it: no rule reads these, they only complete the type. */
export const UNREAD: CountOptions = {
  overvote: 'exhaust',
  skippedRanks: null,
  duplicates: 'skip',
  unranked: 'below',
  majorityBase: 'continuing',
  electOn: '>',
  runTo: 'majority',
  quota: 'droop-whole',
  quotaWhen: 'static',
  arithmetic: { kind: 'exact' },
  keepShare: '0',
  belowShare: 'lowest',
  nobodyVoted: 'no-result',
  passIf: [],
  lastPoints: 0,
  strength: 'winning-votes',
  surplusOrder: 'largest-first',
  transferValue: 'product-once',
  electPerStage: 'all',
  deferSurpluses: false,
  omega: '0',
  keepRounding: 'paper',
  keepFactorStages: 'decision',
  batchExclusion: 'none',
  batchStages: 'one',
  minimumVotes: 0,
  cannotWin: [],
  stopAfter: null,
  leaveAfterRound: 'all-but-two',
  withdrawnEffect: { 'before-opening': 'read-past', 'after-opening': 'read-past', 'elected-elsewhere': 'read-past' },
  reopened: 'one-seat',
  constraintRule: 'guard-and-doom',
  ties: [],
};

export const OUR_CHOICE = 'a choice of this program: the sources leave it open';

const chosen = <T>(byDefault: T): { readonly byDefault: T; readonly source: string } => ({
  byDefault,
  source: OUR_CHOICE,
});

/** Options that every rule on ranked papers reads. */
export const PAPER_OPTIONS = {
  overvote: chosen<CountOptions['overvote']>('exhaust'),
  skippedRanks: chosen<CountOptions['skippedRanks']>(null),
  duplicates: chosen<CountOptions['duplicates']>('skip'),
} as const;

/** Options that every rule reads. */
export const CONTEST_OPTIONS = {
  withdrawnEffect: chosen(UNREAD.withdrawnEffect),
  cannotWin: { byDefault: [] as CountOptions['cannotWin'], source: 'nobody' },
  reopened: chosen<CountOptions['reopened']>('one-seat'),
  ties: { byDefault: [] as CountOptions['ties'], source: 'none: a contest declares its ladder before opening' },
} as const;
