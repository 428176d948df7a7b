import type { CandidateId } from '@selectorate/basics';
import type { Withdrawal } from '../contest/contest.ts';
import type { TieRule } from '../ties/tie-result.ts';

/** Names as published test data and other counters use them; `av` is the Electoral Reform Society's form of `irv`. */
export const COUNT_RULES = [
  'plurality',
  'approval',
  'yes-no',
  'two-round',
  'exhaustive-ballot',
  'supplementary-vote',
  'irv',
  'av',
  'sequential-irv',
  'bottoms-up',
  'bottoms-up-threshold',
  'borda',
  'schulze',
  'ranked-pairs',
  'minimax',
  'copeland',
  'wigm',
  'wigm-rational',
  'wigm-prf',
  'wigm-prf-batch',
  'scotland',
  'cfer',
  'cfer-batch',
  'mpls',
  'stv-wigm-fractional',
  'stv-droop-hare-transfer',
  'ers97',
  'n-ireland-stv',
  'meek',
  'meek-prf',
  'warren',
  'qpq',
] as const;
export type CountRule = (typeof COUNT_RULES)[number];

/** How votes that are not whole are kept. */
export type Arithmetic =
  | { readonly kind: 'exact' }
  /** Decimals; `rounding` is what each transfer value and product loses or gains to fit. */
  | { readonly kind: 'fixed'; readonly places: number; readonly rounding: 'down' | 'up' | 'half-up' }
  /** Decimals with further guard places: values that differ only beyond `places` (by less than half a unit) are equal. */
  | { readonly kind: 'guarded'; readonly places: number; readonly guard: number };

/** Everything that the name of a rule leaves open. A result prints those that its rule reads. */
export type CountOptions = {
  // Reading a paper
  /** Several candidates at one rank: the paper stops, the rank is passed over, it stops only if several continue, or all share it. */
  readonly overvote: 'exhaust' | 'skip' | 'exhaust-if-several-continue' | 'share';
  /** How many ranks in a row may be left out before the paper stops; null for any number. */
  readonly skippedRanks: number | null;
  /** A candidate marked again at a later rank: passed over, or the paper stops there. */
  readonly duplicates: 'skip' | 'exhaust';
  /** Candidates that a paper does not rank: below all that it ranks, or nothing is said about them (pairwise rules, Borda). */
  readonly unranked: 'below' | 'nothing-said';

  // Electing
  /** What a majority is half of: the votes still counting, those that counted at stage 1, or all papers. */
  readonly majorityBase: 'continuing' | 'valid' | 'cast';
  /** Elect on more than the quota (or half), or on reaching it. `>=` is "equals or exceeds all others combined". */
  readonly electOn: '>' | '>=';
  /** Stop at the first majority, or go on until two are left. */
  readonly runTo: 'majority' | 'two';
  /** Whole Droop (one more than the whole part), exact Droop, Droop rounded up at the last place kept, Hare whole or exact. */
  readonly quota: 'droop-whole' | 'droop-exact' | 'droop-next' | 'hare-whole' | 'hare-exact';
  /** Worked out once from the valid votes, again as votes stop counting, or until somebody is elected. */
  readonly quotaWhen: 'static' | 'recalculated' | 'until-first-election';
  readonly arithmetic: Arithmetic;
  /** A share of the votes as an exact fraction that keeps a candidate in (bottoms-up with threshold). */
  readonly keepShare: string;
  /** Those below that share leave one by one, the lowest first, or all at once. */
  readonly belowShare: 'lowest' | 'all';
  /** A count in which no paper says anything has no result, or the ladder of ties decides all of it. */
  readonly nobodyVoted: 'no-result' | 'count-on';
  /** `yes` needs all of these (a double majority is two). */
  readonly passIf: readonly {
    /** Share of the votes said yes or no, of all papers, or of those entitled; turnout is `cast` of `entitled`. */
    readonly votes: 'yes' | 'cast';
    readonly of: 'valid' | 'cast' | 'entitled';
    readonly comparator: '>' | '>=';
    readonly threshold: string;
  }[];
  /** Borda: the last of n gets 0 or 1 point. */
  readonly lastPoints: 0 | 1;
  /** What makes one pairwise defeat stronger than another. */
  readonly strength: 'winning-votes' | 'margins';

  // Surpluses
  /** Largest first, in the order of election, or all at once. */
  readonly surplusOrder: 'largest-first' | 'order-of-election' | 'all-at-once';
  /**
   * A paper's new value. `product-once`: value times surplus, divided by the tally, rounded once. `product-first`: the product
   * is rounded, then the quotient. `fraction-first`: surplus divided by the tally is rounded, then its product with the value.
   */
  readonly transferValue: 'product-once' | 'product-first' | 'fraction-first';
  /** How many of those who reach the quota are elected at one stage. */
  readonly electPerStage: 'all' | 'one';
  /** Whether surpluses that could change nothing at the bottom wait while somebody is excluded. */
  readonly deferSurpluses: boolean;
  /** Meek and Warren stop sharing out when surpluses together are below this, an exact fraction. */
  readonly omega: string;
  /**
   * Meek: what a candidate keeps is rounded for each paper and the rest goes on; or it is cut off over all papers that came
   * the same way, and what goes on is cut off for each paper.
   */
  readonly keepRounding: 'paper' | 'pile';
  /** Meek and Warren: a stage for each decision, or one also for each sharing out under new keep factors. */
  readonly keepFactorStages: 'decision' | 'each';

  // Excluding
  /** Exclude the lowest together when their sum is below (`<`), or does not exceed (`<=`), the next tally. */
  readonly batchExclusion: 'none' | '<' | '<=';
  /** Meek and Warren: those excluded together leave in one stage, or in one each, without new keep factors between. */
  readonly batchStages: 'one' | 'each';
  /** Candidates with fewer votes than this at stage 1 are excluded together first. */
  readonly minimumVotes: number;
  /** Votes for these count at stage 1, but they are never elected and go first (write-ins that nobody declared). */
  readonly cannotWin: readonly CandidateId[];
  /** Stop after this stage whatever it decided; null to go on to the end. */
  readonly stopAfter: number | null;
  /** Rounds: everybody below the first two leaves at once, or only the lowest. */
  readonly leaveAfterRound: 'all-but-two' | 'lowest';

  // What surrounds the count
  /** What happens to papers of a candidate who stopped standing: read past from the start, counted once and excluded first, or spent. */
  readonly withdrawnEffect: { readonly [When in Withdrawal['when']]: 'read-past' | 'exclude-first' | 'papers-stop' };
  /** "Re-open nominations" elected: that seat stays empty, or all seats then unfilled. */
  readonly reopened: 'one-seat' | 'all-open-seats';
  /** Constraints: guard and doom during the count, or pass over whoever would break one when they are elected. */
  readonly constraintRule: 'guard-and-doom' | 'pass-over';
  /** The ladder, tried in order. Empty: a tie ends the count without a result. */
  readonly ties: readonly TieRule[];
};

/** A rule and those options that differ from its defaults. */
export type CountRequest = { readonly rule: CountRule } & Partial<CountOptions>;

/** The default of each option that a rule reads, and where it comes from. */
export type OptionDefaults = {
  readonly [Option in keyof CountOptions]?: { readonly byDefault: CountOptions[Option]; readonly source: string };
};
