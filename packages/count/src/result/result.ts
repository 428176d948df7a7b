import type { CandidateId, SectionId } from '@selectorate/basics';
import type { Contest } from '../contest/contest.ts';
import type { CountOptions, CountRule } from '../rules/options.ts';
import type { Tie, TiePurpose } from '../ties/tie-result.ts';

// Type aliases, not interfaces: an alias of plain data is assignable to Json, so a result can be hashed as it is.

/** Exact votes as `formatVotes` writes them: `31`, `1.99996`, `43/3`. */
export type Votes = string;

/** Why papers stopped counting: nothing was marked, all choices used, or a mark that the options do not read past. */
export type NonTransferableReason = 'blank' | 'exhausted' | 'overvote' | 'skipped' | 'duplicate' | 'withdrawn';

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
  /**
   * `quota`: reached what the stage asks for. `last-left`: no more candidates than seats. `most-votes`: plurality and
   * other rules of one look. `guarded`: a constraint could not be met without them. `pairwise`: beat the others one by one.
   * `thresholds`: what the tests of a question say, yes or no.
   */
  readonly by: 'quota' | 'last-left' | 'most-votes' | 'guarded' | 'pairwise' | 'thresholds';
};

/** What was done to reach a stage's tallies. */
export type StageAction =
  | { readonly kind: 'first-preferences' }
  /** Tallies are approvals or Borda points. A paper gives several, so that these tallies do not add up to papers. */
  | { readonly kind: 'scores'; readonly of: 'approvals' | 'points' }
  /** A candidate's votes above the quota move on; `value`: what one whole paper of them is worth after it, if all are alike. */
  | {
      readonly kind: 'surplus';
      readonly of: readonly CandidateId[];
      readonly surplus: Votes;
      readonly value: Votes | null;
    }
  /** Papers of the excluded move on: all (`value` null), or only those of one transfer value (a sub-stage). */
  | { readonly kind: 'exclusion'; readonly of: readonly CandidateId[]; readonly value: Votes | null }
  /** Votes were shared out again under new keep factors or quotients. */
  | { readonly kind: 'redistribution' }
  /** A new count for the next seat over all papers (sequential rules). */
  | { readonly kind: 'next-pass'; readonly seat: number }
  /** Fresh voting: another round of ballots (exhaustive ballot, two rounds). */
  | { readonly kind: 'new-round'; readonly round: number };

/** Figures behind a stage that tallies do not show. */
export type Working =
  | {
      readonly kind: 'keep-factors';
      readonly iterations: number;
      readonly factors: readonly { readonly candidate: CandidateId; readonly factor: Votes }[];
    }
  | {
      readonly kind: 'quotients';
      readonly quotients: readonly { readonly candidate: CandidateId; readonly quotient: Votes }[];
      /** Elected by quotient since papers were last counted from the start, this stage included. Void when somebody is excluded and they are again. */
      readonly electedSoFar: readonly CandidateId[];
    }
  /** Row candidate over column candidate: votes that prefer the row. In the order of `candidates`. */
  | {
      readonly kind: 'pairwise';
      readonly candidates: readonly CandidateId[];
      readonly votes: readonly (readonly Votes[])[];
    }
  /** A second matrix worked out from the first: strongest paths (Schulze), or 1 where a preference was locked in. */
  | {
      readonly kind: 'strengths';
      readonly candidates: readonly CandidateId[];
      readonly strengths: readonly (readonly Votes[])[];
    }
  /**
   * What each section's papers said, before weights, in papers. A tally is the sum over the sections of papers times
   * `votesPerPaper`.
   */
  | {
      readonly kind: 'sections';
      readonly sections: readonly {
        readonly section: SectionId;
        /** All votes of the section: its share after sharing out the weights of sections with nothing left, or papers times weight. */
        readonly weight: Votes;
        /** Papers of it that count for somebody, and what each of them is worth at this stage. */
        readonly live: Votes;
        readonly votesPerPaper: Votes;
        readonly tallies: readonly { readonly candidate: CandidateId; readonly votes: Votes }[];
      }[];
      /** What each candidate gained at this stage, beside the transfers, because papers that stopped left their weight to others. */
      readonly shared: readonly { readonly candidate: CandidateId; readonly votes: Votes }[];
    }
  /** Who had to be kept in or left out for the constraints, and the constraint that says so. */
  | {
      readonly kind: 'judged';
      readonly guarded: readonly Judged[];
      readonly doomed: readonly Judged[];
    }
  /** Constraints that made a candidate be passed over though their votes sufficed. */
  | { readonly kind: 'passed-over'; readonly candidates: readonly Judged[] }
  | {
      readonly kind: 'thresholds';
      readonly tests: readonly {
        /** What `votes` are: those for yes, or all papers. */
        readonly what: 'yes' | 'cast';
        readonly of: 'valid' | 'cast' | 'entitled';
        readonly comparator: '>' | '>=';
        readonly threshold: Votes;
        readonly votes: Votes;
        readonly base: Votes;
        readonly met: boolean;
      }[];
    };

export type Judged = {
  readonly candidate: CandidateId;
  /** The constraints which, with those already elected and excluded, leave no other way. */
  readonly constraints: readonly string[];
};

/** One stage: transfers, then the tallies they lead to, then what is decided on them. */
export type Stage = {
  readonly n: number;
  readonly action: StageAction;
  /** Votes that elect at this stage; null where the rule has no such number. */
  readonly quota: Votes | null;
  /** In the order of the ballot paper, every candidate at every stage. */
  readonly tallies: readonly Tally[];
  readonly transfers: readonly Transfer[];
  /** All that has stopped counting up to here (in this pass or round), by reason; reasons without votes are left out. */
  readonly nonTransferable: readonly { readonly reason: NonTransferableReason; readonly votes: Votes }[];
  /** Lost to rounding up to here, so that tallies, non-transferable and this are all papers. `0` in exact rules. */
  readonly residual: Votes;
  readonly elected: readonly Election[];
  readonly excluded: readonly CandidateId[];
  readonly ties: readonly Tie[];
  readonly workings: readonly Working[];
};

/** A finished count: plain data from which story, table, pictures and exports are derived. */
export type Count = {
  readonly schema: 'selectorate-count/1';
  readonly rule: CountRule;
  /** Every option that the rule reads, chosen or by default; no other. */
  readonly options: Partial<CountOptions>;
  readonly contest: Contest;
  readonly candidates: readonly CandidateId[];
  /** All papers counted, those of every round. */
  readonly papers: number;
  readonly stages: readonly Stage[];
  /** In order of election; may hold the "re-open nominations" candidate. */
  readonly elected: readonly CandidateId[];
  /** Seats that stay empty, because nominations are re-opened or nobody is left to take them. */
  readonly vacant: number;
};

/** Why there is no result. `lot-needed` and `round-needed` are pauses: add what is asked for and count again. */
export type CountFault =
  | { readonly code: 'seats-out-of-range'; readonly seats: number; readonly most: number }
  | {
      readonly code: 'unknown-candidate';
      readonly candidate: CandidateId;
      readonly where: 'withdrawn' | 'cannotWin' | 'ties' | 'constraints' | 'reopenNominations';
    }
  | { readonly code: 'bad-option'; readonly option: keyof CountOptions; readonly expected: string }
  | { readonly code: 'bad-contest'; readonly field: keyof Contest; readonly expected: string }
  /** The ballots do not fit the contest or the rule: sections that nobody declared, rounds that nobody asked for. */
  | { readonly code: 'bad-ballots'; readonly expected: string }
  /** The rule has no use for this part of the contest: `constraints` under Condorcet rules, say. */
  | { readonly code: 'rule-cannot'; readonly rule: CountRule; readonly field: keyof Contest }
  | { readonly code: 'no-valid-votes' }
  /** No set of candidates left can meet these constraints together. */
  | { readonly code: 'infeasible'; readonly constraints: readonly string[] }
  /** Fresh voting is due among these. */
  | { readonly code: 'round-needed'; readonly round: number; readonly among: readonly CandidateId[] }
  | ({ readonly code: 'lot-needed' | 'tie-undecided' } & OpenTie);

/** A tie that nothing declared so far decides. */
export type OpenTie = {
  readonly stage: number;
  /** Whether one of the tied is to be elected, excluded, or (surpluses, value classes) taken first. */
  readonly purpose: TiePurpose;
  readonly tied: readonly CandidateId[];
};
