import type { CandidateId, SectionId } from '@selectorate/basics';

// Type aliases, not interfaces: an alias of plain data is assignable to Json, so a result can be hashed as it is.

/** What is being filled. Candidates are those of the ballots. */
export type Contest = {
  readonly seats: number;
  readonly withdrawn: readonly Withdrawal[];
  /**
   * Electoral colleges or block votes: the sections that the ballots name by index (`PackedBallots.section`), with exact
   * weights. Empty: papers count one each.
   */
  readonly sections: readonly Section[];
  /** At least or at most so many of a category among the elected. */
  readonly constraints: readonly Constraint[];
  /** The "re-open nominations" candidate of this paper. */
  readonly reopenNominations: CandidateId | null;
  /** Those who might have voted, where a threshold asks for a share of them. */
  readonly entitled: number | null;
};

/** When somebody stopped standing; what follows from each is an option of the rule. */
export type Withdrawal = {
  readonly candidate: CandidateId;
  readonly when: 'before-opening' | 'after-opening' | 'elected-elsewhere';
  /** Rules of several rounds: the round of voting before which they stopped; until then they stood. Absent: the first. */
  readonly round?: number;
};

export type Section = {
  readonly section: SectionId;
  /** An exact fraction: `1/3`, `40`. */
  readonly weight: string;
  /**
   * `section`: the papers still counting at a stage share the section's weight; weights of sections without any are shared
   * among the others. `paper`: each paper of it counts as so many votes (a block vote, a member with several votes).
   */
  readonly of: 'section' | 'paper';
};

export type Constraint = {
  /** A word for the category; results refer to it. */
  readonly category: string;
  readonly candidates: readonly CandidateId[];
  readonly atLeast: number;
  /** Null for no upper limit. */
  readonly atMost: number | null;
};

/** A contest for so many seats and nothing special. */
export const plainContest = (seats: number): Contest => ({
  seats,
  withdrawn: [],
  sections: [],
  constraints: [],
  reopenNominations: null,
  entitled: null,
});
