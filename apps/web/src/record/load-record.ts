import { fromBigEndian, toHex } from '@selectorate/basics';
import {
  CHECKPOINT,
  leafHash,
  LogTree,
  MANIFEST,
  type ManifestFile,
  parseCheckpointNote,
  parseManifest,
  publishedPath,
  readEntries,
  RULEBOOK,
} from '@selectorate/record';
import { readPinnedRulebook } from '@selectorate/rulebook';
import { fromSeconds, hashHex, openPart, type OpenedPart } from '@selectorate/selection';
import { fetchFile, fetchMany, ReadingFailed } from './fetch-file.ts';
import { readListed } from './file-store.ts';
import { type ObservedRecord, recordAddress, type ShownCheckpoint } from './observed-record.ts';
import { watchReplay } from './watch-replay.ts';

/** Acts whose published parts the pages about units fetch for themselves: there can be hundreds. */
const UNITS = 'register-unit';

/** Fetches what the pages need of a record and replays its acts. Rejects with `ReadingFailed`. */
export async function loadRecord(folder: string, signal?: AbortSignal): Promise<ObservedRecord> {
  const base = recordAddress(folder);
  const manifest = parseManifest(await fetchFile(`${base}${MANIFEST}`, signal));
  if (!manifest.ok) throw new ReadingFailed('not-as-expected', `${base}${MANIFEST}`);
  const wanted = manifest.value.filter(({ path }) => path === RULEBOOK || path === CHECKPOINT || isEntries(path));
  const files = new Map<string, Uint8Array>();
  await fetchMany(wanted, async (file) => {
    files.set(file.path, await readListed(base, file, signal));
  });
  const rulebookBytes = files.get(RULEBOOK) ?? new Uint8Array();
  const rulebook = readPinnedRulebook(rulebookBytes);
  if (!rulebook.ok) throw new ReadingFailed('not-as-expected', `${base}${RULEBOOK}`);
  const entries = readEntries(files).value;
  const { acts, ...watched } = watchReplay(entries, { rulebook: rulebook.value, rulebookBytes });
  const commitments = acts.flatMap((act) => (act.kind === UNITS ? [] : Object.values(act.commitments)));
  const parts = await readParts({ base, manifest: manifest.value, commitments }, signal);
  const checkpoint = shown(files.get(CHECKPOINT), entries);
  return { folder, files: manifest.value, checkpoint, acts, ...watched, parts };
}

const isEntries = (path: string): boolean => path.startsWith('tile/entries/');

interface PartsWanted {
  readonly base: string;
  readonly manifest: readonly ManifestFile[];
  readonly commitments: readonly string[];
}

/** Opens those of the commitments that are published. */
async function readParts(
  { base, manifest, commitments }: PartsWanted,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, OpenedPart>> {
  const listed = new Map(manifest.map((file) => [file.path, file]));
  const parts = new Map<string, OpenedPart>();
  await fetchMany([...new Set(commitments)], async (commitment) => {
    const file = listed.get(publishedPath(commitment));
    if (file === undefined) return;
    const opened = openPart(await readListed(base, file, signal), commitment);
    if (opened.ok) parts.set(commitment, opened.value);
  });
  return parts;
}

/** Titles of units, by unit id: published parts of their registration. */
export async function readUnitParts(
  { folder, files, acts }: ObservedRecord,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, OpenedPart>> {
  const commitments = acts.flatMap((act) => (act.kind === UNITS ? Object.values(act.commitments) : []));
  return readParts({ base: recordAddress(folder), manifest: files, commitments }, signal);
}

/** A blob by its hash; undefined where the record has no such file or other bytes. */
export async function readBlob(
  { folder, files }: ObservedRecord,
  path: string,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  const file = files.find((each) => each.path === path);
  if (file === undefined) return undefined;
  const bytes = await readListed(recordAddress(folder), file, signal);
  return hashHex(bytes) === file.sha256 ? bytes : undefined;
}

const COSIGNATURE_BYTES = 72;

function shown(bytes: Uint8Array | undefined, entries: readonly Uint8Array[]): ShownCheckpoint | null {
  const signed = parseCheckpointNote(bytes ?? new Uint8Array());
  if (!signed.ok) return null;
  const { origin, size, root } = signed.value.checkpoint;
  const tree = LogTree.of(entries.map(leafHash));
  const times = signed.value.note.signatures
    .filter(({ signature }) => signature.length === COSIGNATURE_BYTES)
    .map(({ signature }) => Number(fromBigEndian(signature.subarray(0, 8))));
  const fits = tree.size === size && toHex(tree.rootAt()) === toHex(root);
  return { origin, size, root: toHex(root), at: times.length === 0 ? null : fromSeconds(Math.max(...times)), fits };
}
