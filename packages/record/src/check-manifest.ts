import { equalBytes } from '@selectorate/basics';
import { sha256, sha256Hex } from './hash.ts';
import { type ManifestFile, parseManifest, parseManifestStatement } from './manifest.ts';
import { LARGEST_NOTE, parseNote } from './note.ts';
import type { Found, RecordFault, RecordFaultCode } from './record-faults.ts';
import { CHECKPOINT, isSafePath, MANIFEST, MANIFEST_NOTE, placeOf, RULEBOOK } from './record-paths.ts';
import type { UntrustedRecord } from './untrusted-record.ts';

export interface CheckManifestOptions {
  /** Bytes of all files together that are read at most; 2 GiB unless told. */
  readonly largestRecord?: number;
  /** Called as files are read. */
  readonly progress?: (done: number, total: number) => void;
}

/** The files of a record by path, the manifest pair among them. */
export type RecordFiles = ReadonlyMap<string, Uint8Array>;

const LARGEST_RECORD = 2 ** 31;
const LARGEST_MANIFEST = 2 ** 26;
const READ_AT_ONCE = 16;

/**
 * Reads a record and holds it against its manifest: what is listed is there with its length and hash, what is there is
 * listed, every path has a place in a record, and files named by a hash have it. Whether the log signed the manifest is
 * for `checkLog` to say. Never rejects; altered files are handed on, so that more can be said about them.
 */
export async function checkManifest(
  record: UntrustedRecord,
  options: CheckManifestOptions = {},
): Promise<{ readonly files: RecordFiles; readonly faults: readonly RecordFault[] }> {
  const listing = await listRecord(record);
  const manifest = await readFile(record, MANIFEST, LARGEST_MANIFEST);
  const note = await readFile(record, MANIFEST_NOTE, LARGEST_NOTE);
  const pair = new Map([...present(MANIFEST, manifest.value), ...present(MANIFEST_NOTE, note.value)]);
  const listed = listedFiles(manifest.value, options.largestRecord ?? LARGEST_RECORD);
  const readable = listed.value.filter(({ path }) => faultOfPath(path) === undefined);
  const contents = await readListed(record, readable, options.progress);
  const files: RecordFiles = new Map([...pair, ...contents.value]);
  const faults = [
    ...listing.faults,
    ...manifest.faults,
    ...note.faults,
    ...checkManifestPair(pair),
    ...listed.faults,
    ...contents.faults,
    ...checkListing(listing.value, listed.value),
    ...checkPlaces(files),
  ];
  return { files, faults };
}

async function listRecord(record: UntrustedRecord): Promise<Found<readonly string[] | undefined>> {
  try {
    return { value: await record.list(), faults: [] };
  } catch (error) {
    return { value: undefined, faults: [{ code: 'record-unreadable', detail: String(error) }] };
  }
}

async function readFile(record: UntrustedRecord, path: string, atMost: number): Promise<Found<Uint8Array | undefined>> {
  try {
    const bytes = await record.read(path, atMost);
    if (bytes === undefined || bytes.length <= atMost) return { value: bytes, faults: [] };
    return { value: undefined, faults: [{ code: 'record-too-large', path }] };
  } catch (error) {
    return { value: undefined, faults: [{ code: 'record-unreadable', path, detail: String(error) }] };
  }
}

/** Is there a manifest, and is it the one that the note names? */
function checkManifestPair(pair: RecordFiles): readonly RecordFault[] {
  const [manifest, note] = [pair.get(MANIFEST), pair.get(MANIFEST_NOTE)];
  const missing = [MANIFEST, MANIFEST_NOTE].filter((path) => !pair.has(path));
  if (manifest === undefined || note === undefined) return missing.map((path) => ({ code: 'manifest-missing', path }));
  const parsed = parseNote(note);
  const statement = parsed.ok ? parseManifestStatement(parsed.value.text) : parsed;
  if (!statement.ok) return [{ code: 'note-malformed', path: MANIFEST_NOTE, detail: statement.error }];
  const same = equalBytes(statement.value.manifestHash, sha256(manifest));
  return same ? [] : [{ code: 'manifest-altered', path: MANIFEST }];
}

/** Every file that the manifest lists. */
function listedFiles(manifest: Uint8Array | undefined, largestRecord: number): Found<readonly ManifestFile[]> {
  if (manifest === undefined) return { value: [], faults: [] };
  const parsed = parseManifest(manifest);
  if (!parsed.ok) return { value: [], faults: [{ code: parsed.error, path: MANIFEST }] };
  const total = parsed.value.reduce((sum, { length }) => sum + length, 0);
  if (total > largestRecord) return { value: [], faults: [{ code: 'record-too-large', detail: `${total} bytes` }] };
  const faults: RecordFault[] = [];
  for (const { path } of parsed.value) {
    const code = faultOfPath(path);
    if (code !== undefined) faults.push({ code, path });
  }
  return { value: parsed.value, faults };
}

function faultOfPath(path: string): RecordFaultCode | undefined {
  if (!isSafePath(path)) return 'path-unsafe';
  const place = placeOf(path);
  return place === undefined || place.kind === 'manifest' ? 'file-unexpected' : undefined;
}

async function readListed(
  record: UntrustedRecord,
  listed: readonly ManifestFile[],
  progress: CheckManifestOptions['progress'],
): Promise<Found<RecordFiles>> {
  const files = new Map<string, Uint8Array>();
  const faults: RecordFault[] = [];
  for (let start = 0; start < listed.length; start += READ_AT_ONCE) {
    const batch = listed.slice(start, start + READ_AT_ONCE);
    const found = await Promise.all(batch.map((file) => readListedFile(record, file)));
    for (const [i, { path }] of batch.entries()) {
      const { value, faults: more } = found[i] ?? { value: undefined, faults: [] };
      if (value !== undefined) files.set(path, value);
      faults.push(...more);
    }
    progress?.(Math.min(start + READ_AT_ONCE, listed.length), listed.length);
  }
  return { value: files, faults };
}

async function readListedFile(record: UntrustedRecord, file: ManifestFile): Promise<Found<Uint8Array | undefined>> {
  const { path } = file;
  const { value, faults } = await readFile(record, path, file.length);
  if (faults.some(({ code }) => code === 'record-unreadable')) return { value, faults };
  // Longer than listed is altered, like anything else that does not have the listed hash.
  if (faults.length > 0) return { value, faults: [{ code: 'file-altered', path }] };
  if (value === undefined) return { value, faults: [{ code: 'file-missing', path }] };
  const same = value.length === file.length && sha256Hex(value) === file.sha256;
  return { value, faults: same ? [] : [{ code: 'file-altered', path }] };
}

/** Is everything that is there listed? Only where what is there can be known. */
function checkListing(listing: readonly string[] | undefined, listed: readonly ManifestFile[]): readonly RecordFault[] {
  const known = new Set([MANIFEST, MANIFEST_NOTE, ...listed.map(({ path }) => path)]);
  return (listing ?? [])
    .filter((path) => !known.has(path))
    .map((path) => ({ code: isSafePath(path) ? 'file-unlisted' : 'path-unsafe', path }));
}

/** Do files named by a hash have it, and are the files there that every record has? */
function checkPlaces(files: RecordFiles): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  for (const [path, bytes] of files) {
    const place = placeOf(path);
    if (place?.kind === 'named-by-hash' && place.hash !== sha256Hex(bytes))
      faults.push({ code: 'file-misnamed', path });
  }
  for (const path of [CHECKPOINT, RULEBOOK]) {
    if (!files.has(path)) faults.push({ code: 'file-missing', path });
  }
  return faults;
}

const present = (path: string, bytes: Uint8Array | undefined): readonly (readonly [string, Uint8Array])[] =>
  bytes === undefined ? [] : [[path, bytes]];
