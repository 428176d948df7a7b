import { equalBytes } from '@selectorate/basics';
import type { RecordFiles } from './check-manifest.ts';
import { type CheckpointNote, parseCheckpointNote } from './checkpoint.ts';
import { type CheckedSignature, checkNote } from './note-signing.ts';
import { printNote } from './note.ts';
import type { Found, RecordFault } from './record-faults.ts';
import { CHECKPOINT, checkpointPath, placeOf } from './record-paths.ts';
import type { SignatureCheck } from './signatures.ts';
import type { LogTree } from './tree.ts';
import type { VerifierKey } from './verifier-key.ts';

/** A checkpoint with the signatures that hold. */
export interface JudgedCheckpoint {
  readonly signed: CheckpointNote;
  readonly valid: readonly CheckedSignature[];
}

interface Known {
  readonly origin: string | undefined;
  readonly keys: readonly VerifierKey[];
  readonly check: SignatureCheck;
}

/** Reads every file of `checkpoints/`, by ascending size, and checks who signed it. */
export function judgeCheckpoints(files: RecordFiles, known: Known): Found<readonly JudgedCheckpoint[]> {
  const judged: JudgedCheckpoint[] = [];
  const faults: RecordFault[] = [];
  for (const size of checkpointSizes(files)) {
    const path = checkpointPath(size);
    const signed = parseCheckpointNote(files.get(path) ?? new Uint8Array());
    if (!signed.ok || signed.value.checkpoint.extensions.length > 0) {
      faults.push({ code: 'note-malformed', path, detail: signed.ok ? 'extension-lines' : signed.error });
      continue;
    }
    if (signed.value.checkpoint.size !== size) {
      faults.push({ code: 'checkpoint-misplaced', path });
      continue;
    }
    const { valid, faults: ofSigners } = checkNote(signed.value.note, known.keys, known.check);
    if (signed.value.checkpoint.origin !== known.origin) faults.push({ code: 'origin-differs', path });
    faults.push(...ofSigners.map(({ code, name }) => ({ code, path, detail: name })));
    if (!isSignedByLog(valid)) faults.push({ code: 'log-signature-missing', path });
    judged.push({ signed: signed.value, valid });
  }
  return { value: judged, faults };
}

/** The sizes that the files of `checkpoints/` are named by, ascending. */
export function checkpointSizes(files: RecordFiles): readonly number[] {
  const sizes: number[] = [];
  for (const path of files.keys()) {
    const place = placeOf(path);
    if (place?.kind === 'checkpoint-at') sizes.push(place.size);
  }
  return sizes.toSorted((a, b) => a - b);
}

/** Recomputes the root at every checkpoint's size, and looks at the order of the witnesses' times. */
export function checkCheckpoints(checkpoints: readonly JudgedCheckpoint[], tree: LogTree): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  const latestTime = new Map<string, number>();
  const last = checkpoints.at(-1);
  const lastHolds = last !== undefined && isSignedByLog(last.valid) && isBeginningOf(tree, last);
  for (const judged of checkpoints) {
    const { size } = judged.signed.checkpoint;
    const path = checkpointPath(size);
    if (size > tree.size) faults.push({ code: 'log-truncated', path, entry: tree.size });
    else if (!isBeginningOf(tree, judged)) {
      // Signed by the log, and so is another one that the entries do bear out: the log has told two stories.
      const forked = lastHolds && isSignedByLog(judged.valid);
      faults.push({ code: forked ? 'log-forked' : 'checkpoint-root-differs', path });
    }
    for (const { key, time } of judged.valid) {
      if (time === undefined) continue;
      if (time < (latestTime.get(key.key.key) ?? 0)) faults.push({ code: 'checkpoint-order', path, detail: key.name });
      latestTime.set(key.key.key, time);
    }
  }
  return faults;
}

/** Is `checkpoint` the last of `checkpoints/`, and does it cover every entry? */
export function checkLatest(
  files: RecordFiles,
  checkpoints: readonly JudgedCheckpoint[],
  entries: number,
): readonly RecordFault[] {
  const last = checkpoints.at(-1);
  if (last === undefined) return [{ code: 'checkpoint-missing', path: CHECKPOINT }];
  const faults: RecordFault[] = [];
  const latest = files.get(CHECKPOINT);
  if (latest === undefined) faults.push({ code: 'checkpoint-missing', path: CHECKPOINT });
  else if (!equalBytes(latest, printNote(last.signed.note))) {
    faults.push({ code: 'checkpoint-not-latest', path: CHECKPOINT });
  }
  const { size } = last.signed.checkpoint;
  if (size < entries) faults.push({ code: 'log-beyond-checkpoint', path: checkpointPath(size), entry: size });
  return faults;
}

/** Holds the record against checkpoints that the reader met elsewhere and that the log signed too. */
export function checkSeen(seen: readonly Uint8Array[], tree: LogTree, known: Known): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  for (const [i, bytes] of seen.entries()) {
    const detail = `checkpoint seen elsewhere, number ${i + 1}`;
    const signed = parseCheckpointNote(bytes);
    if (!signed.ok) {
      faults.push({ code: 'note-malformed', detail });
      continue;
    }
    const { valid } = checkNote(signed.value.note, known.keys, known.check);
    const { origin, size } = signed.value.checkpoint;
    if (origin !== known.origin) faults.push({ code: 'origin-differs', detail });
    else if (!isSignedByLog(valid)) faults.push({ code: 'log-signature-missing', detail });
    else if (size > tree.size) faults.push({ code: 'log-truncated', entry: tree.size, detail });
    else if (!isBeginningOf(tree, { signed: signed.value })) faults.push({ code: 'log-forked', entry: size, detail });
  }
  return faults;
}

const isSignedByLog = (valid: readonly CheckedSignature[]): boolean => valid.some(({ key }) => key.use === 'note');

const isBeginningOf = (tree: LogTree, { signed }: Pick<JudgedCheckpoint, 'signed'>): boolean =>
  signed.checkpoint.size <= tree.size && equalBytes(signed.checkpoint.root, tree.rootAt(signed.checkpoint.size));
