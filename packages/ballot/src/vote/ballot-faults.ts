/** What can be wrong with one ballot by itself. Where it stands among others is the box's and the verifier's. */
export const BALLOT_FAULTS = [
  'ballot-unreadable',
  'ballot-of-another-election',
  'ballot-hash',
  'answer-shape',
  'not-an-element',
  'identity-element',
  'identity-commitment',
  'individual-proof',
  'overall-proof',
  'blank-proof',
  'ranked-proof',
  'ballot-signature',
  'hint-missing',
] as const;

export type BallotFault = (typeof BALLOT_FAULTS)[number];

export interface PlacedBallotFault {
  readonly code: BallotFault;
  /** Index of the question, from 0; null where it is not about one. */
  readonly question: number | null;
  /** Index of the choice, from 0, the blank one first; null where it is not about one. */
  readonly choice: number | null;
}

export const ballotFault = (
  code: BallotFault,
  question: number | null = null,
  choice: number | null = null,
): PlacedBallotFault => ({ code, question, choice });
