import {
  canonicalBytes,
  err,
  fromBase64,
  type Json,
  ok,
  parseCanonical,
  type Result,
  toBase64,
} from '@selectorate/basics';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { HASH_BYTES, type Hash, sha256, sha256Hex } from './hash.ts';

/** The first line of a manifest's note and the `schema` of the manifest itself. */
export const RECORD_SCHEMA = 'selectorate-record/1';

/** One file of a record. */
export interface ManifestFile {
  readonly path: string;
  /** In bytes. */
  readonly length: number;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** The bytes of `manifest.json`: canonical JSON, files sorted by path in the order of their ASCII codes. */
export function manifestBytes(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const listed = [...files]
    .map(([path, bytes]) => ({ path, length: bytes.length, sha256: sha256Hex(bytes) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return canonicalBytes({ schema: RECORD_SCHEMA, files: listed });
}

export type ManifestFault = 'manifest-malformed' | 'manifest-not-canonical';

/** Reads a manifest: canonical JSON of exactly this shape, paths strictly ascending. Paths are not judged here. */
export function parseManifest(untrusted: Uint8Array): Result<readonly ManifestFile[], ManifestFault> {
  const json = parseCanonical(untrusted);
  if (!json.ok) return err(json.error === 'not-canonical' ? 'manifest-not-canonical' : 'manifest-malformed');
  const manifest = membersOf(json.value, ['files', 'schema']);
  if (manifest?.['schema'] !== RECORD_SCHEMA || !Array.isArray(manifest['files'])) return err('manifest-malformed');
  const files: ManifestFile[] = [];
  for (const item of manifest['files'] as readonly Json[]) {
    const file = parseManifestFile(item);
    const last = files.at(-1);
    if (file === undefined || (last !== undefined && last.path >= file.path)) return err('manifest-malformed');
    files.push(file);
  }
  return ok(files);
}

function parseManifestFile(item: Json): ManifestFile | undefined {
  const file = membersOf(item, ['length', 'path', 'sha256']);
  const { path, length, sha256: hash } = file ?? {};
  if (typeof path !== 'string' || typeof length !== 'number' || typeof hash !== 'string') return undefined;
  return length >= 0 && /^[0-9a-f]{64}$/.test(hash) ? { path, length, sha256: hash } : undefined;
}

/** The members of an object that has exactly these keys (sorted), undefined for anything else. */
function membersOf(value: Json, keys: readonly string[]): { readonly [key: string]: Json } | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const found = Object.keys(value);
  return found.length === keys.length && found.every((key, i) => key === keys[i])
    ? (value as { readonly [key: string]: Json })
    : undefined;
}

/** What `manifest.note` says: which log, at which checkpoint, and which manifest. */
export interface ManifestStatement {
  readonly checkpoint: Checkpoint;
  readonly manifestHash: Hash;
}

/**
 * The text of `manifest.note`, five lines: the schema, the log's origin, the size and root of the last checkpoint, and
 * SHA-256 of `manifest.json` in base64. No checkpoint reads like this: its second line would be a size and its third a
 * root, so neither signature can pass for the other.
 */
export const printManifestStatement = ({ origin, size, root }: Checkpoint, manifest: Uint8Array): string =>
  [RECORD_SCHEMA, origin, String(size), toBase64(root), toBase64(sha256(manifest)), ''].join('\n');

export function parseManifestStatement(text: string): Result<ManifestStatement, 'note-malformed'> {
  const [schema, origin = '', size = '', root = '', hash = '', ...end] = text.split('\n');
  const checkpoint = parseCheckpoint(`${origin}\n${size}\n${root}\n`);
  const manifestHash = fromBase64(hash);
  const wellFormed = schema === RECORD_SCHEMA && end.length === 1 && end[0] === '';
  if (!wellFormed || !checkpoint.ok || manifestHash?.length !== HASH_BYTES) return err('note-malformed');
  return ok({ checkpoint: checkpoint.value, manifestHash });
}
