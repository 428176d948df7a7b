import type { CastEntry } from '../box/entry.ts';
import type { CheckedCasts } from '../sidecar/check-casts.ts';
import type { Placed } from '../sidecar/sidecar-reader.ts';
import type { TallyPiece } from '../tally/tally-piece.ts';
import type { DecryptionFault, DecryptionRun } from '../trustee/check-decryption.ts';
import type { BallotFault } from '../vote/ballot-faults.ts';
import type { ShuffleFault } from '../mix/check-shuffle.ts';
import type { Unreadable } from '../codec/cursor.ts';

/**
 * A piece of checking that any thread can do by itself: plain data in, plain data out. `hints` is null where the sidecar has none,
 * and 'make' where the worker should write them down.
 */
export type CheckTask = BallotsTask | ShuffleTask | DecryptionTask | OpeningTask | CastsTask;

export type Hints = Uint8Array | null | 'make';

export interface BallotsTask {
  readonly kind: 'ballots';
  /** The election's text. */
  readonly election: string;
  readonly ballots: readonly BallotJob[];
}

export interface BallotJob {
  readonly text: string;
  /** The credential by which it was found to be somebody's last; null where none was found. */
  readonly credential: string | null;
  readonly hints: Hints;
  /** What it adds to the tally: 0 for a ballot that a later one replaced. */
  readonly weight: number;
}

export interface BallotsOutcome {
  readonly kind: 'ballots';
  /** `question` counts from 0; null where a fault is about no question. */
  readonly faults: readonly {
    readonly index: number;
    readonly code: BallotFault | 'ballot-credential';
    readonly question: number | null;
  }[];
  /** Ballots whose proofs hold but whose hints do not. */
  readonly wrongHints: readonly number[];
  /** The hints asked for, a ballot each; null where none could be made. */
  readonly made: readonly (Uint8Array | null)[];
  readonly tally: TallyPiece;
}

export interface ShuffleTask {
  readonly kind: 'shuffle';
  readonly election: string;
  /** The rows of ciphertexts that went in, as the archive spells them. */
  readonly input: string;
  readonly shuffle: string;
  readonly hints: Hints;
}

export interface ShuffleOutcome {
  readonly kind: 'shuffle';
  readonly faults: readonly (ShuffleFault | { readonly code: 'shuffle-unreadable'; readonly why: Unreadable })[];
  readonly wrongHints: boolean;
  readonly made: Uint8Array | null;
}

/** Some of the factors of one trustee, all of one question. */
export interface DecryptionTask extends Omit<DecryptionRun, 'key' | 'keyText'> {
  readonly kind: 'decryption';
  readonly election: string;
  /** The text of the trustee's key. */
  readonly key: string;
  readonly hints: Hints;
}

export interface DecryptionOutcome {
  readonly kind: 'decryption';
  readonly faults: readonly DecryptionFault[];
  readonly wrongHints: boolean;
  readonly made: Uint8Array | null;
}

/** Ciphertexts to be opened with factors that were checked before. */
export interface OpeningTask {
  readonly kind: 'opening';
  readonly election: string;
  readonly betas: readonly string[];
  /** The plain element is beta times each factor to its exponent. */
  readonly shares: readonly { readonly exponent: bigint; readonly factors: readonly string[] }[];
  readonly hints: Hints;
}

export interface OpeningOutcome {
  readonly kind: 'opening';
  /** The texts of the plain elements; null where a factor or a ciphertext is no element. */
  readonly opened: readonly (string | null)[];
  readonly wrongHints: boolean;
  readonly made: Uint8Array | null;
}

/** Some entries of the box: each one's link and receipt. */
export interface CastsTask {
  readonly kind: 'casts';
  readonly election: string;
  /** The server's public key, in hexadecimal. */
  readonly server: string;
  readonly casts: readonly Placed<CastEntry>[];
  /** By line. */
  readonly hints: ReadonlyMap<number, Uint8Array>;
}

export interface CastsOutcome extends CheckedCasts {
  readonly kind: 'casts';
}

export type CheckOutcome = CastsOutcome | BallotsOutcome | ShuffleOutcome | DecryptionOutcome | OpeningOutcome;

/** The outcome that belongs to a task. */
export type OutcomeOf<T extends CheckTask> = Extract<CheckOutcome, { kind: T['kind'] }>;
