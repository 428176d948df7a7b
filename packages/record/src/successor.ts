import { equalBytes, err, fromUtf8, type Result, unwrap, utf8 } from '@selectorate/basics';
import { type CheckpointNote, parseCheckpointNote } from './checkpoint.ts';
import { leafHash } from './hash.ts';
import { checkNote } from './note-signing.ts';
import { printNote } from './note.ts';
import type { SignatureCheck } from './signatures.ts';
import { rootOf } from './tree.ts';
import type { VerifierKey } from './verifier-key.ts';

/**
 * How a new log follows an old one, as plain data for the new log's first entry: after a loss, or to change the log's
 * key. Who decided it is that entry's to say.
 */
export interface SuccessorLink {
  readonly oldOrigin: string;
  /** The last cosigned checkpoint of the old log, the whole note as text. */
  readonly oldCheckpoint: string;
  /** Entries of the old log that nobody can produce any more: from this index up to the old size. Null: none. */
  readonly lost: { readonly from: number; readonly to: number } | null;
}

/** The link to an old log of which the first `kept` entries are still there. */
export function successorLink({ note, checkpoint }: CheckpointNote, kept: number): SuccessorLink {
  const { origin, size } = checkpoint;
  if (!Number.isSafeInteger(kept) || kept < 0 || kept > size)
    throw new RangeError(`successor: ${kept} of ${size} kept`);
  const oldCheckpoint = unwrap(fromUtf8(printNote(note)));
  return { oldOrigin: origin, oldCheckpoint, lost: kept === size ? null : { from: kept, to: size } };
}

export type SuccessorFault =
  | 'old-checkpoint-malformed'
  | 'old-checkpoint-not-signed'
  | 'old-origin-differs'
  | 'lost-range-differs'
  | 'kept-entries-differ';

/**
 * Checks a link against the old log's key and the old entries that are still there. Entries can be compared with the
 * old checkpoint only if none is lost; otherwise they rest on an earlier checkpoint or on somebody's word.
 */
export function checkSuccessorLink(
  { oldOrigin, oldCheckpoint, lost }: SuccessorLink,
  old: {
    readonly keys: readonly VerifierKey[];
    readonly entries: readonly Uint8Array[];
    readonly check?: SignatureCheck;
  },
): Result<CheckpointNote, SuccessorFault> {
  const signed = parseCheckpointNote(utf8(oldCheckpoint));
  if (!signed.ok) return err('old-checkpoint-malformed');
  const { origin, size, root } = signed.value.checkpoint;
  if (origin !== oldOrigin) return err('old-origin-differs');
  const { valid, faults } = checkNote(signed.value.note, old.keys, old.check);
  const signedByLog = valid.some(({ key }) => key.use === 'note' && key.name === origin);
  if (!signedByLog || faults.length > 0) return err('old-checkpoint-not-signed');
  const kept = lost === null ? size : lost.from;
  const lostIsAsSaid = lost === null || (lost.from >= 0 && lost.from < lost.to && lost.to === size);
  if (!lostIsAsSaid || old.entries.length !== kept) return err('lost-range-differs');
  const same = lost !== null || equalBytes(rootOf(old.entries.map(leafHash)), root);
  return same ? signed : err('kept-entries-differ');
}
