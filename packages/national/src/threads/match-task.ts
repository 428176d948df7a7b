import type { MatchModel, MatchPart, MatchRow } from '@selectorate/roll/matching';
import type { PreparedPiece, PreparedReading } from '../duckdb/read-place.ts';
import type { NationalFault } from '../national-fault.ts';
import type { RegisterCsv, RegisterText } from '../register/register-csv.ts';
import type { Piece } from '../register/survey-file.ts';

/** A piece and the file it is of, by number. */
export interface FilePiece {
  readonly file: number;
  readonly piece: Piece;
}

/** Where a task's rows come from: pieces of files, places of a prepared register, or whoever gave the task. */
export type TaskSource =
  | { readonly kind: 'csv'; readonly files: readonly RegisterCsv[]; readonly pieces: readonly FilePiece[] }
  | { readonly kind: 'prepared'; readonly reading: PreparedReading; readonly pieces: readonly PreparedPiece[] }
  | { readonly kind: 'asked' };

/**
 * Some of the register to be matched with some of the roll, as plain data for a thread. Several threads may have the same task:
 * `next` is shared and says which piece is to be taken; in [1] stands the first piece with a fault, which nobody passes.
 */
export interface MatchTask {
  readonly rows: readonly MatchRow[];
  readonly model: MatchModel;
  /** The scope: rows of the register in which these members are looked for. */
  readonly registerRows: number;
  readonly source: TaskSource;
  readonly next: Int32Array;
}

/** Rows from a caller who reads the register by other means; none when it is at its end. */
export interface RowChunk {
  readonly rows: readonly RegisterText[];
  readonly firstRow: number;
}

export interface TaskFault {
  readonly piece: number;
  readonly fault: NationalFault;
}

/** What came of a task. A part is null where other threads had taken every piece. */
export interface TaskOutcome {
  readonly part: MatchPart | null;
  readonly fault: TaskFault | null;
}

export type FromThread =
  | { readonly kind: 'more' }
  | { readonly kind: 'seen'; readonly rows: number }
  | { readonly kind: 'done'; readonly outcome: TaskOutcome };

export type ToThread =
  | { readonly kind: 'task'; readonly task: MatchTask }
  | { readonly kind: 'rows'; readonly chunk: RowChunk };

const NO_FAULT = 2 ** 31 - 1;

/** The counter that threads of one task share. */
export function sharedCounter(): Int32Array {
  const next = new Int32Array(new SharedArrayBuffer(8));
  next[1] = NO_FAULT;
  return next;
}

/** The number of the next piece, or null past the first fault. There may be no piece of that number. */
export function takeNext({ next }: MatchTask): number | null {
  const number = Atomics.add(next, 0, 1);
  return number > Atomics.load(next, 1) ? null : number;
}

/** Pieces before the first fault are still read: which fault is told must not depend on how fast the threads are. */
export function noteFault({ next }: MatchTask, piece: number): void {
  for (let known = Atomics.load(next, 1); piece < known;) {
    const held = Atomics.compareExchange(next, 1, known, piece);
    if (held === known) return;
    known = held;
  }
}
