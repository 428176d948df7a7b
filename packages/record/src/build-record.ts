import { equalBytes } from '@selectorate/basics';
import type { CheckpointNote } from './checkpoint.ts';
import { leafHash, sha256Hex } from './hash.ts';
import { manifestBytes, printManifestStatement } from './manifest.ts';
import type { NoteSigner } from './note-signing.ts';
import { printNote } from './note.ts';
import {
  blobPath,
  CHECKPOINT,
  checkpointPath,
  MANIFEST,
  MANIFEST_NOTE,
  publishedPath,
  RULEBOOK,
} from './record-paths.ts';
import { tileBytes, tilePath, tilesOfSize } from './tiles.ts';
import { LogTree } from './tree.ts';

export interface RecordContents {
  /** The log's key, which signs the manifest's note too. */
  readonly signer: NoteSigner;
  readonly entries: readonly Uint8Array[];
  /** Signed and cosigned, by ascending size; the last one covers all entries. */
  readonly checkpoints: readonly CheckpointNote[];
  readonly rulebook: Uint8Array;
  /** Private parts that were released, and larger things that acts name by hash. */
  readonly published?: readonly Uint8Array[];
  readonly blobs?: readonly Uint8Array[];
}

/**
 * Every file of a record directory by its path, sorted. The same contents give the same bytes. Throws for checkpoints
 * that are not of these entries: a record that its writer can see to be wrong is not written.
 */
export function buildRecordFiles(contents: RecordContents): ReadonlyMap<string, Uint8Array> {
  const { signer, entries, checkpoints, rulebook } = contents;
  const tree = LogTree.of(entries.map(leafHash));
  const last = lastCheckpoint(contents, tree);
  const files = new Map<string, Uint8Array>([[RULEBOOK, rulebook]]);
  for (const tile of tilesOfSize(tree.size)) files.set(tilePath(tile), tileBytes(tile, tree, entries));
  for (const { note, checkpoint } of checkpoints) files.set(checkpointPath(checkpoint.size), printNote(note));
  files.set(CHECKPOINT, printNote(last.note));
  for (const bytes of contents.published ?? []) files.set(publishedPath(sha256Hex(bytes)), bytes);
  for (const bytes of contents.blobs ?? []) files.set(blobPath(sha256Hex(bytes)), bytes);
  const manifest = manifestBytes(files);
  const text = printManifestStatement(last.checkpoint, manifest);
  files.set(MANIFEST, manifest);
  files.set(MANIFEST_NOTE, printNote({ text, signatures: [signer.sign(text)] }));
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function lastCheckpoint({ signer, checkpoints }: RecordContents, tree: LogTree): CheckpointNote {
  let before = -1;
  for (const { checkpoint } of checkpoints) {
    const { origin, size, root } = checkpoint;
    if (origin !== signer.key.name || size <= before || !equalBytes(root, tree.rootAt(size))) {
      throw new RangeError(`record: checkpoint ${size} is not of this log, or not in its place`);
    }
    before = size;
  }
  const last = checkpoints.at(-1);
  if (last?.checkpoint.size !== tree.size) throw new RangeError('record: no checkpoint covers all entries');
  return last;
}
