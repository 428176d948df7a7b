import type { CandidateId, SectionId } from '@selectorate/basics';
import type { Withdrawal } from '../contest/contest.ts';
import type { Tie, TieRule } from '../ties/tie-result.ts';
import type { Election, Judged, NonTransferableReason, Votes, Working } from './result.ts';

/** The largest single transfer behind a change of places. */
export type Cause = { readonly from: CandidateId; readonly votes: Votes; readonly of: Votes };

export type ThresholdTest = Extract<Working, { kind: 'thresholds' }>['tests'][number];

/** Why the last to be elected was, and not the strongest of those who were not. */
export type Decision =
  /** Nobody else stood. */
  | { readonly kind: 'unopposed' }
  /** Was behind `over` at some stage before `at`, ahead at `at` and never behind after; no cause where `at` is a fresh vote. */
  | {
      readonly kind: 'overtook';
      readonly over: CandidateId;
      readonly at: number;
      readonly because: Cause | null;
      readonly votes: Votes;
      readonly against: Votes;
    }
  /** Was never behind `over` at any stage of the count, over all rounds of voting; votes of both where they met last. */
  | {
      readonly kind: 'led';
      readonly over: CandidateId;
      readonly at: number;
      readonly votes: Votes;
      readonly against: Votes;
    }
  /** Was level with `over`; this rung of the ladder decided. */
  | { readonly kind: 'tie'; readonly over: CandidateId; readonly at: number; readonly rule: TieRule['kind'] }
  /** Had fewer votes than `over`, whom constraints left out or passed over, or was kept in or called back by them. */
  | {
      readonly kind: 'constraints';
      readonly over: CandidateId;
      readonly at: number;
      readonly constraints: readonly string[];
    }
  /** Beats each other one by one, `over` most narrowly. */
  | { readonly kind: 'beats-all'; readonly over: CandidateId; readonly votes: Votes; readonly against: Votes }
  /** No candidate beats all; `over` beats the elected, and the rule's strengths (for and against) outweigh it. */
  | {
      readonly kind: 'circle';
      readonly over: CandidateId;
      readonly votes: Votes;
      readonly against: Votes;
      readonly strength: Votes;
      readonly strengthAgainst: Votes;
    }
  /** A question: each test and whether it was met. */
  | { readonly kind: 'thresholds'; readonly tests: readonly ThresholdTest[] }
  /** Fewer votes than `over` where they met last: the rule looks at more than these tallies. */
  | {
      readonly kind: 'rule';
      readonly over: CandidateId;
      readonly at: number;
      readonly votes: Votes;
      readonly against: Votes;
    };

/** What is said of one stage. Votes as in the result. */
type StageSentence =
  /** A fresh vote, or a new pass over all papers for the next seat. */
  | { readonly kind: 'new-round'; readonly round: number }
  | { readonly kind: 'next-pass'; readonly seat: number }
  /** Tallies are not votes: a paper may give several approvals, or points. */
  | { readonly kind: 'scores'; readonly of: 'approvals' | 'points' }
  /** Votes above the quota move on; what a paper is worth then, where all are alike. */
  | {
      readonly kind: 'surplus';
      readonly candidates: readonly CandidateId[];
      readonly surplus: Votes;
      readonly value: Votes | null;
    }
  /** Only those papers of the excluded move that are worth so much each. */
  | { readonly kind: 'value-class'; readonly candidates: readonly CandidateId[]; readonly value: Votes }
  /** All votes are shared out again, after so many rounds of working out keep factors (null where there are none). */
  | { readonly kind: 'redistribution'; readonly iterations: number | null }
  | {
      readonly kind: 'transfer';
      readonly from: CandidateId;
      readonly to: CandidateId;
      readonly votes: Votes;
      readonly of: Votes;
    }
  | {
      readonly kind: 'stopped';
      readonly from: CandidateId;
      readonly reason: NonTransferableReason;
      readonly votes: Votes;
      readonly of: Votes;
    }
  /** What each section's votes weigh where that changed. */
  | {
      readonly kind: 'sections';
      readonly sections: readonly { readonly section: SectionId; readonly weight: Votes; readonly live: Votes }[];
    }
  | {
      readonly kind: 'overtake';
      readonly candidate: CandidateId;
      readonly overtaken: CandidateId;
      readonly because: Cause | null;
    }
  /** Said where it changes. */
  | { readonly kind: 'needed'; readonly votes: Votes }
  | { readonly kind: 'lead'; readonly candidates: readonly CandidateId[]; readonly votes: Votes }
  /** The elected against one other. */
  | {
      readonly kind: 'pairwise';
      readonly candidate: CandidateId;
      readonly other: CandidateId;
      readonly votes: Votes;
      readonly against: Votes;
    }
  | { readonly kind: 'threshold'; readonly test: ThresholdTest }
  | { readonly kind: 'judged'; readonly guarded: readonly Judged[]; readonly doomed: readonly Judged[] }
  | { readonly kind: 'passed-over'; readonly candidates: readonly Judged[] }
  | { readonly kind: 'tie'; readonly tie: Tie }
  | { readonly kind: 'exclusion'; readonly candidates: readonly CandidateId[]; readonly votes: Votes }
  | {
      readonly kind: 'election';
      readonly candidate: CandidateId;
      readonly by: Election['by'];
      readonly votes: Votes;
    }
  /** "Re-open nominations" is elected. */
  | { readonly kind: 'reopened' };

/** One thing that happened, as data: a message in any language is made of it elsewhere. */
export type Sentence =
  | {
      readonly kind: 'opening';
      readonly papers: Votes;
      readonly valid: Votes;
      readonly candidates: number;
      readonly seats: number;
    }
  /** The key sentence, said first: what decided the last seat. Without one nobody was elected. */
  | { readonly kind: 'decided'; readonly elected: CandidateId; readonly why: Decision }
  | { readonly kind: 'withdrawn'; readonly candidate: CandidateId; readonly when: Withdrawal['when'] }
  | (StageSentence & { readonly stage: number })
  /** Said last: so many seats stay empty. */
  | { readonly kind: 'vacant'; readonly seats: number };
