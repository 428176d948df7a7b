import type { CandidateId } from '@selectorate/basics';

/**
 * One rung of the ladder that a contest declares before opening. Each narrows the tied; the next rung sees who is left.
 *
 * - `condorcet-among-tied`: whoever beats each other of the tied one by one is elected; whoever loses to each is excluded.
 * - `fewest-first-preferences`: the fewest at stage 1 is excluded, the most is elected.
 * - `earlier-stages-backwards`, `-forwards`: the same by the tallies of earlier stages, nearest or first stage first.
 * - `lot-order`: an order drawn before the count; whoever stands earlier is elected before, and excluded after.
 * - `sha256`: for each tied candidate the SHA-256 of the UTF-8 lines `selectorate-tie/1`, seed (lower-case hex), `elect`,
 *   `exclude` or `order`, stage number, candidate id, joined by line feeds. Digests are compared as bytes: the lowest is the one
 *   elected, excluded or taken first.
 * - `physical-lot`: lots drawn by the returning officer, recorded with who they were drawn among; without a record for
 *   this tie the count pauses.
 * - `together`: all still tied in last place go together if, even all in one pile, their votes would stay below every
 *   other candidate's.
 */
export type TieRule =
  | { readonly kind: 'condorcet-among-tied' }
  | { readonly kind: 'fewest-first-preferences' }
  | { readonly kind: 'earlier-stages-backwards' }
  | { readonly kind: 'earlier-stages-forwards' }
  | { readonly kind: 'lot-order'; readonly order: readonly CandidateId[] }
  | { readonly kind: 'sha256'; readonly seed: string }
  | { readonly kind: 'physical-lot'; readonly lots: readonly RecordedLot[] }
  | { readonly kind: 'together' };

/** `order`: whose surplus or papers are taken first; the ladder reads it as it reads `elect`. */
export type TiePurpose = 'elect' | 'exclude' | 'order';

/** A lot drawn by hand: at which stage, among whom, and whose name came out (to be elected, excluded or taken first, as `purpose` says). */
export type RecordedLot = {
  readonly stage: number;
  readonly purpose: TiePurpose;
  readonly among: readonly CandidateId[];
  readonly drawn: CandidateId;
};

/** What a rung looked at. */
export type TieEvidence =
  | {
      readonly kind: 'tallies';
      readonly stage: number;
      readonly votes: readonly { readonly candidate: CandidateId; readonly votes: string }[];
    }
  | {
      readonly kind: 'pairwise';
      readonly pairs: readonly {
        readonly candidate: CandidateId;
        readonly over: CandidateId;
        readonly votes: string;
        readonly against: string;
      }[];
    }
  | { readonly kind: 'order'; readonly order: readonly CandidateId[] }
  | {
      readonly kind: 'digests';
      readonly seed: string;
      readonly digests: readonly { readonly candidate: CandidateId; readonly digest: string }[];
    }
  | { readonly kind: 'lot'; readonly lot: RecordedLot }
  | { readonly kind: 'harmless'; readonly together: string; readonly next: string };

/** A tie and how it was decided: who, by which rules (those that narrowed), on what evidence. */
export type Tie = {
  readonly purpose: TiePurpose;
  readonly tied: readonly CandidateId[];
  readonly steps: readonly {
    readonly rule: TieRule['kind'];
    readonly left: readonly CandidateId[];
    readonly evidence: TieEvidence;
  }[];
  readonly chosen: readonly CandidateId[];
};
