import { parseWholeNumber } from '@selectorate/basics';
import { parseTilePath } from './tiles.ts';

/** The two files that describe the others and are not described themselves. */
export const MANIFEST = 'manifest.json';
export const MANIFEST_NOTE = 'manifest.note';

/** The latest checkpoint, byte for byte the last of `checkpoints/`. */
export const CHECKPOINT = 'checkpoint';
export const RULEBOOK = 'rulebook.json';

export const checkpointPath = (size: number): string => `checkpoints/${size}`;
export const publishedPath = (hash: string): string => `published/${hash}`;
export const blobPath = (hash: string): string => `blobs/${hash}`;

/** What a path of a record stands for. `boxes` are ballot boxes, whose inside another room checks. */
export type RecordPlace =
  | { readonly kind: 'manifest' | 'checkpoint' | 'rulebook' | 'tile' | 'box' }
  | { readonly kind: 'checkpoint-at'; readonly size: number }
  | { readonly kind: 'named-by-hash'; readonly hash: string };

const LONGEST_PATH = 200;

/** Lower-case letters, digits, points and hyphens between slashes; no part starts with a point. No system trips on it. */
export const isSafePath = (path: string): boolean =>
  path.length <= LONGEST_PATH && /^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*$/.test(path);

/** Where a safe path belongs in a record; undefined for a path that no record has. */
export function placeOf(path: string): RecordPlace | undefined {
  if (path === MANIFEST || path === MANIFEST_NOTE) return { kind: 'manifest' };
  if (path === CHECKPOINT) return { kind: 'checkpoint' };
  if (path === RULEBOOK) return { kind: 'rulebook' };
  if (path.startsWith('tile/')) return parseTilePath(path) === undefined ? undefined : { kind: 'tile' };
  const [folder, name = '', ...rest] = path.split('/');
  if (folder === 'box') return isBoxFile(rest.join('/')) ? { kind: 'box' } : undefined;
  if (rest.length > 0) return undefined;
  if (folder === 'checkpoints') {
    const size = parseWholeNumber(name);
    return size === undefined ? undefined : { kind: 'checkpoint-at', size };
  }
  const isHashFolder = folder === 'published' || folder === 'blobs';
  return isHashFolder && /^[0-9a-f]{64}$/.test(name) ? { kind: 'named-by-hash', hash: name } : undefined;
}

const isBoxFile = (path: string): boolean =>
  path === 'checkpoint' || path === 'election.bel' || path === 'sidecar' || parseTilePath(path) !== undefined;
