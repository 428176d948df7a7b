import type { BoxFigures } from '../box/figures.ts';
import type { Election, Question } from '../objects/election.ts';
import type { EventType } from '../objects/events.ts';

/** `archive`: what the protocol's version 1 proves. `selectorate`: that and everything a contest declared here must show. */
export type VerdictKind = 'archive' | 'selectorate';

/** What is true of a valid election but should be said. */
export const NOTICES = [
  /** Version 1's proofs of decryption bind neither ciphertext nor factor: a trustee could lie about what a ballot says. */
  'decryption-proof-weak',
  /** Proofs of knowledge of trustees' keys do not name the election. */
  'trustee-proof-weak',
  /** Hints of the sidecar were wrong; everything was checked without them. */
  'hints-dropped',
  /** Second proofs of the sidecar are wrong, which this verdict does not count. */
  'second-proofs-wrong',
  /** The list of credentials carries names. */
  'credentials-with-names',
  /** Fewer than two mixes by different trustees. */
  'few-mixes',
  /** Nobody signs a mix: who made one is what the archive says. */
  'mixers-unsigned',
  /** So few ballots that the result may say how each was cast. */
  'few-ballots',
  'unanimous',
  /** There are far more possible rankings than voters: a published ranking can be a signature that proves a vote to a buyer. */
  'rankings-as-signatures',
  /** Server and registrar are one: their operator could have cast for those who did not vote (A05). */
  'one-machine',
  /** Signatures of the sidecar were checked with the keys the sidecar itself names. */
  'sidecar-own-keys',
] as const;

export type Notice = (typeof NOTICES)[number];

export interface QuestionReport {
  readonly kind: Question['kind'];
  readonly question: string;
  readonly answers: readonly string[];
  /** Votes by answer, the blank first where there is one; null for a ranked question or before the result. */
  readonly votes: readonly number[] | null;
  /** The rankings, in the order of the last mix; null entries were no valid vote. Null for a question of choice. */
  readonly rankings: readonly (readonly number[] | null)[] | null;
  /** How many of the ballots were no valid vote on this question. */
  readonly invalid: number;
}

/** What a verification found an election to be. Counts are ballots unless said. */
export interface Report {
  readonly verdict: VerdictKind;
  readonly election: Election;
  readonly fingerprint: string;
  readonly reached: EventType;
  readonly credentials: number;
  readonly ballots: number;
  /** Ballots that a later one of the same credential replaced. */
  readonly replaced: number;
  readonly tallied: number;
  readonly totalWeight: number;
  readonly trustees: number;
  /** Owners of the mixes, in their order. */
  readonly mixedBy: readonly number[];
  readonly decryptedBy: readonly number[];
  readonly questions: readonly QuestionReport[];
  readonly notices: readonly Notice[];
  /** What the box's journal comes to, exclusions by ground among it; null under `archive`. */
  readonly box: BoxFigures | null;
}
