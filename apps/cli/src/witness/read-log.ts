import { err, ok, type Result } from '@selectorate/basics';
import {
  CHECKPOINT,
  type CheckpointNote,
  LARGEST_ENTRY,
  LARGEST_NOTE,
  MOST_ENTRIES,
  parseCheckpointNote,
  readEntries,
  type RecordFault,
  TILE_WIDTH,
  tilePath,
  tilesOfSize,
  type UntrustedRecord,
} from '@selectorate/record';

/** A log as a record shows it: its last checkpoint, and the entries that could be read without a gap. */
export interface ShownLog {
  readonly signed: CheckpointNote;
  readonly entries: readonly Uint8Array[];
}

const LARGEST_BUNDLE = TILE_WIDTH * (LARGEST_ENTRY + 2);

/**
 * Reads what a witness looks at: the last checkpoint and the bundles of entries it covers. The rest of a record is for
 * its readers. Nothing is checked yet; entries that are not there are simply fewer than the checkpoint says.
 */
export async function readLog(record: UntrustedRecord): Promise<Result<ShownLog, RecordFault>> {
  const note = await readPath(record, CHECKPOINT, LARGEST_NOTE);
  if (!note.ok) return note;
  if (note.value === undefined) return err({ code: 'checkpoint-missing', path: CHECKPOINT });
  const signed = parseCheckpointNote(note.value);
  if (!signed.ok) return err({ code: 'note-malformed', path: CHECKPOINT });
  const { size } = signed.value.checkpoint;
  if (size > MOST_ENTRIES) return err({ code: 'record-too-large', path: CHECKPOINT });
  const bundles = new Map<string, Uint8Array>();
  for (const tile of tilesOfSize(size).filter(({ level }) => level === 'entries')) {
    const path = tilePath(tile);
    const bytes = await readPath(record, path, LARGEST_BUNDLE);
    if (!bytes.ok) return bytes;
    if (bytes.value === undefined) break;
    bundles.set(path, bytes.value);
  }
  return ok({ signed: signed.value, entries: readEntries(bundles).value });
}

async function readPath(
  record: UntrustedRecord,
  path: string,
  atMost: number,
): Promise<Result<Uint8Array | undefined, RecordFault>> {
  try {
    const bytes = await record.read(path, atMost);
    return bytes !== undefined && bytes.length > atMost ? err({ code: 'record-too-large', path }) : ok(bytes);
  } catch {
    return err({ code: 'record-unreadable', path });
  }
}
