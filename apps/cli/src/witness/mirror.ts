import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';
import {
  encodeBundle,
  newlyWitnessed,
  parseBundle,
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
const STATE = 'state.json';
const ENTRIES = 'entries';

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
  const bytes = bundle ?? new Uint8Array();
  const entries = parseBundle(bytes, countEntries(bytes));
  if (!entries.ok) return err('mirror-behind');
  const state = resumeWitness(stored, entries.value);
  // What lies beyond the state was written before a stop and never cosigned.
  return state.ok ? ok({ state: state.value, entries: entries.value.slice(0, state.value.size) }) : state;
}

/**
 * Stores a mirror so that it survives a power cut at any moment: the entries reach the disk before the state that stands
 * on them, and each file is replaced whole.
 */
export async function writeMirror(folder: string, { state, entries }: Mirror): Promise<void> {
  await replaceFile(join(folder, ENTRIES), encodeBundle(entries));
  await replaceFile(join(folder, STATE), printWitnessedLog(state));
}

/** Two runs at once could each cosign another history: the second finds the folder in use. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<Result<T, 'in-use'>> {
  const lock = lockOf(folder);
  const held = await open(lock, 'wx').catch(() => undefined);
  if (held === undefined) return err('in-use');
  try {
    return ok(await work());
  } finally {
    await held.close();
    await rm(lock);
  }
}

/** The file that says a run is at work in this folder. */
export const lockOf = (folder: string): string => join(folder, 'lock');

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  });
  return bytes === undefined ? undefined : new Uint8Array(bytes);
}

/** How many whole entries a bundle of any length holds: each stands after its length in two bytes. */
function countEntries(bundle: Uint8Array): number {
  let count = 0;
  for (let at = 0; at + 2 <= bundle.length; count++) at += 2 + (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
  return count;
}
