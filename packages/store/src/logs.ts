import type { Result } from '@selectorate/basics';
import type { OpenedPart, State } from '@selectorate/selection';
import type { LogId } from './ids.ts';
import type { Projection } from './projection.ts';

/** A checkpoint as published: its size, and the text of its signed note. */
export interface StoredCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** How far a caller knows a log: entries, and the size of the last checkpoint. */
export interface Known {
  readonly size: number;
  readonly checkpoint: number;
}

/**
 * What a log holds beyond what its caller knew: entries in order, checkpoints in the order of their sizes. The last checkpoint
 * that the caller knew is read again, because cosignatures may have been added to it.
 */
export interface Since {
  readonly entries: readonly Uint8Array[];
  readonly checkpoints: readonly StoredCheckpoint[];
}

export interface NewEntry {
  readonly entry: Uint8Array;
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
}

/** What to do with a log, decided while nobody else can write to it. */
export type Append<T> =
  | { readonly append: false; readonly answer: T }
  | {
      readonly append: true;
      readonly answer: T;
      readonly entries: readonly NewEntry[];
      readonly parts: readonly { readonly part: OpenedPart; readonly publish: boolean }[];
      readonly blobs: readonly { readonly bytes: Uint8Array; readonly publish: boolean }[];
      /** Blobs kept earlier that become public with these entries. */
      readonly publishBlobs?: readonly string[];
      /** The state after the entries; projections are derived from it. */
      readonly state: State;
    };

/** Why a log takes no entry: it is behind a checkpoint that was published, or its rows are not what was appended. */
export type AppendFault = 'behind-checkpoint' | 'entries-missing';
export type CheckFault = AppendFault | 'differs-from-checkpoint' | 'checkpoint-malformed';
export type RebuildFault = 'rulebook-unreadable' | 'entries-refused';

/** Logs by their ids: a contest's now, box logs later. */
export interface Logs {
  /** What a server needs to take a log up: everything, or what is new since it last looked. */
  read(log: LogId, known?: Known): Promise<Since>;
  size(log: LogId): Promise<number>;
  ids(): Promise<readonly LogId[]>;
  /**
   * One transaction under the log's own lock: `decide` hears what the caller did not know yet and says what to append.
   * Entries, sealed parts, blobs and projections are written together with all that `decide` wrote through this store. If
   * this throws, nothing was written, or the connection broke at the commit: the caller reads the log anew.
   */
  append<T>(
    log: LogId,
    known: Known,
    decide: (since: Since) => Promise<Append<T>> | Append<T>,
  ): Promise<Result<T, AppendFault>>;
  checkpoints(log: LogId): Promise<readonly StoredCheckpoint[]>;
  /**
   * Keeps a checkpoint, or the same one with more cosignatures. One that is larger than the log is kept too: it is how a
   * store that was restored to an earlier hour learns that it is behind, and refuses to write (A53).
   */
  saveCheckpoint(log: LogId, size: number, note: string): Promise<void>;
  /** Do the entries recompute the root of every checkpoint kept? Reads the whole log. */
  check(log: LogId): Promise<Result<{ readonly size: number }, CheckFault>>;
  readonly parts: LogParts;
  readonly blobs: LogBlobs;
  projection(log: LogId): Promise<Projection | undefined>;
  /** Replays the log under its pinned rulebook and writes its projections anew. */
  rebuildProjections(log: LogId, rulebookBytes: Uint8Array): Promise<Result<Projection, RebuildFault>>;
}

/** Private parts beside a log, found by the commitment in the act. */
export interface LogParts {
  get(log: LogId, commitment: string): Promise<OpenedPart | 'erased' | undefined>;
  /** Changes whenever {@link LogParts.published} would: cheap to ask before each reading. */
  publishedMark(log: LogId): Promise<string>;
  /** The bytes of every part that is published and neither withdrawn nor erased. */
  published(log: LogId): Promise<readonly Uint8Array[]>;
  /** Every part that can be opened: what the scrutineer's bundle holds. */
  ofContest(log: LogId): Promise<readonly OpenedPart[]>;
  /** Takes a published part back out of the record. */
  withdraw(log: LogId, commitment: string): Promise<void>;
}

/** Blobs beside a log, found by SHA-256 in hexadecimal. */
export interface LogBlobs {
  get(log: LogId, hash: string): Promise<Uint8Array | undefined>;
  /** Keeps blobs before any act names them: papers as keyed, say. */
  put(log: LogId, blobs: readonly Uint8Array[]): Promise<readonly string[]>;
  published(log: LogId): Promise<readonly Uint8Array[]>;
  /** Changes whenever {@link LogBlobs.published} would. */
  publishedMark(log: LogId): Promise<string>;
  publish(log: LogId, hashes: readonly string[]): Promise<void>;
}
