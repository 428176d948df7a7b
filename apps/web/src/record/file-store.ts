import { sha256Hex } from '@selectorate/record';
import type { ManifestFile } from '@selectorate/record';
import { fetchFile } from './fetch-file.ts';

/** Files that were read already, by hash: what has not changed is not fetched again. */
const known = new Map<string, Uint8Array>();

/** A file of a record as its manifest names it. Bytes of another hash are handed on, and not kept. */
export async function readListed(base: string, file: ManifestFile, signal?: AbortSignal): Promise<Uint8Array> {
  const kept = known.get(file.sha256);
  if (kept !== undefined) return kept;
  const bytes = await fetchFile(`${base}${file.path}`, signal);
  if (sha256Hex(bytes) === file.sha256) known.set(file.sha256, bytes);
  return bytes;
}
