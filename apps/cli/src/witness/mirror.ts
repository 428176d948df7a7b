import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';
import {
  encodeBundle,
  LARGEST_ENTRY,
  newlyWitnessed,
  printWitnessedLog,
  type ResumeFault,
  resumeWitness,
  type WitnessedLog,
} from '@selectorate/record';
import { replaceFile } from '@selectorate/machine';

/** What a witness keeps of one log: what it last cosigned, and every entry up to there. */
export interface Mirror {
  readonly state: WitnessedLog;
  readonly entries: readonly Uint8Array[];
}

/** What is said of a mirror that cannot be taken up. */
export const MIRROR_TEXTS: Readonly<Record<ResumeFault, string>> = {
  'state-malformed': 'mirror-state-malformed',
  'mirror-behind': 'mirror-behind',
  'mirror-differs': 'mirror-differs',
};

/** The two files of a mirror; `run` writes the same for each witness of a contest. */
export const STATE = 'state.json';
export const ENTRIES = 'entries';

/**
 * Takes up the mirror in a folder, recomputing its state from its entries; a folder without either file is a first
 * meeting with the log of this origin. One file without the other is a broken mirror, never a new one: a witness that
 * forgot what it signed could be shown another history.
 */
export async function readMirror(folder: string, origin: string): Promise<Result<Mirror, ResumeFault>> {
  const stored = await readIfThere(join(folder, STATE));
  const bundle = await readIfThere(join(folder, ENTRIES));
  if (stored === undefined && bundle === undefined) return ok({ state: newlyWitnessed(origin), entries: [] });
  if (stored === undefined) return err('state-malformed');
  const entries = wholeEntries(bundle ?? new Uint8Array());
  const state = resumeWitness(stored, entries);
  return state.ok ? ok({ state: state.value, entries: entries.slice(0, state.value.size) }) : state;
}

/**
 * Stores a mirror so that it survives a power cut at any moment: the entries reach the disk before the state that stands
 * on them, and each file is replaced whole.
 */
export async function writeMirror(folder: string, { state, entries }: Mirror): Promise<void> {
  await replaceFile(join(folder, ENTRIES), encodeBundle(entries));
  await replaceFile(join(folder, STATE), printWitnessedLog(state));
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  });
  return bytes === undefined ? undefined : new Uint8Array(bytes);
}

/**
 * The whole entries at the beginning of a file, each after its length in two bytes. What follows them was never cosigned:
 * a write that a stop cut short.
 */
export function wholeEntries(bytes: Uint8Array): readonly Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    const entry = bytes.subarray(at + 2, at + 2 + length);
    if (length > LARGEST_ENTRY || entry.length < length) break;
    entries.push(entry);
    at += 2 + length;
  }
  return entries;
}

/** How many bytes these entries take in the file. */
export const bytesOf = (entries: readonly Uint8Array[]): number =>
  entries.reduce((sum, entry) => sum + 2 + entry.length, 0);
