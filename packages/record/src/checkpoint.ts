import { err, fromBase64, ok, parseWholeNumber, type Result, toBase64 } from '@selectorate/basics';
import { HASH_BYTES, type Hash } from './hash.ts';
import { type Note, type NoteFault, parseNote } from './note.ts';

/** The head of a log at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The log's identity: here always also the name of its key. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Lines that no reader can audit; records have none. */
  readonly extensions: readonly string[];
}

export const CHECKPOINT_FAULTS = ['malformed-checkpoint'] as const;
export type CheckpointFault = (typeof CHECKPOINT_FAULTS)[number];

/** The note text of a checkpoint, ending in a newline. */
export const printCheckpoint = ({ origin, size, root, extensions }: Checkpoint): string =>
  [origin, String(size), toBase64(root), ...extensions, ''].join('\n');

/** Reads the text of a checkpoint's note: origin, size without leading zeros, root, extension lines if any. */
export function parseCheckpoint(text: string): Result<Checkpoint, CheckpointFault> {
  if (!text.endsWith('\n')) return err('malformed-checkpoint');
  const lines = text.slice(0, -1).split('\n');
  const [origin, sizeLine, rootLine, ...extensions] = lines;
  if (origin === undefined || sizeLine === undefined || rootLine === undefined) return err('malformed-checkpoint');
  const size = parseWholeNumber(sizeLine);
  const root = fromBase64(rootLine);
  const wellFormed = size !== undefined && root?.length === HASH_BYTES && lines.every((line) => line !== '');
  return wellFormed ? ok({ origin, size, root, extensions }) : err('malformed-checkpoint');
}

/** A checkpoint with the note that carries it; its signatures are not checked yet. */
export interface CheckpointNote {
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

/** Reads the bytes of a signed checkpoint. */
export function parseCheckpointNote(untrusted: Uint8Array): Result<CheckpointNote, NoteFault | CheckpointFault> {
  const note = parseNote(untrusted);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  return checkpoint.ok ? ok({ note: note.value, checkpoint: checkpoint.value }) : checkpoint;
}
