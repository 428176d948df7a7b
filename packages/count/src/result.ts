import type { CandidateId } from '@selectorate/basics';
import type { CountOptions, CountRule } from './options.ts';
import type { Tie } from './tie-result.ts';

// Type aliases, not interfaces: an alias of plain data is assignable to Json, so a result can be hashed as it is.

/** Votes as `formatFraction` writes them: `31`, `43/3`. Whole numbers in every rule that moves whole papers. */
export type Votes = string;

/** What is being filled. Candidates are those of the ballots; the withdrawn pass their votes on from the start. */
export type Contest = {
  readonly seats: number;
  readonly withdrawn: readonly CandidateId[];
};

/** Why papers stopped counting: nothing was marked, all choices used, or a mark that the options do not read past. */
export type NonTransferableReason = 'blank' | 'exhausted' | 'overvote' | 'skipped' | 'duplicate';

export type Tally = {
  readonly candidate: CandidateId;
  readonly votes: Votes;
  /** Before this stage's decision. */
  readonly status: 'continuing' | 'elected' | 'excluded' | 'withdrawn';
};

/** Votes that moved at the beginning of a stage, from a candidate to another or out of the count. */
export type Transfer =
  | { readonly kind: 'transfer'; readonly from: CandidateId; readonly to: CandidateId; readonly votes: Votes }
  | {
      readonly kind: 'non-transferable';
      readonly from: CandidateId;
      readonly reason: NonTransferableReason;
      readonly votes: Votes;
    };

export type Election = {
  readonly candidate: CandidateId;
  /** `quota`: reached what the stage asks for. `last-left`: no more candidates than seats. `most-votes`: plurality. */
  readonly by: 'quota' | 'last-left' | 'most-votes';
};

/** One stage: transfers, then the tallies they lead to, then what is decided on them. */
export type Stage = {
  readonly n: number;
  /** Votes that elect at this stage; null where the rule has no such number. */
  readonly quota: Votes | null;
  /** In the order of the ballot paper, every candidate at every stage. */
  readonly tallies: readonly Tally[];
  readonly transfers: readonly Transfer[];
  /** All that has stopped counting up to here, by reason; reasons without votes are left out. */
  readonly nonTransferable: readonly { readonly reason: NonTransferableReason; readonly votes: Votes }[];
  /** Lost to rounding up to here. `0` in exact and whole-paper rules. */
  readonly residual: Votes;
  readonly elected: readonly Election[];
  readonly excluded: readonly CandidateId[];
  readonly ties: readonly Tie[];
};

/** A finished count: plain data from which story, table, pictures and exports are derived. */
export type Count = {
  readonly schema: 'selectorate-count/1';
  readonly rule: CountRule;
  readonly options: CountOptions;
  readonly seats: number;
  readonly candidates: readonly CandidateId[];
  readonly stages: readonly Stage[];
  /** In order of election. */
  readonly elected: readonly CandidateId[];
};

/** Why there is no result. `lot-needed` is a pause: draw the lot, record it in the options, count again. */
export type CountFault =
  | { readonly code: 'seats-out-of-range'; readonly seats: number; readonly most: number }
  | {
      readonly code: 'unknown-candidate';
      readonly candidate: CandidateId;
      readonly where: 'withdrawn' | 'cannotWin' | 'ties';
    }
  | { readonly code: 'bad-option'; readonly option: keyof CountOptions; readonly expected: string }
  | { readonly code: 'no-valid-votes' }
  | ({ readonly code: 'lot-needed' | 'tie-undecided' } & OpenTie);

/** A tie that nothing declared so far decides. */
export type OpenTie = {
  readonly stage: number;
  /** Whether one of the tied is to be elected or excluded. */
  readonly purpose: 'elect' | 'exclude';
  readonly tied: readonly CandidateId[];
};
