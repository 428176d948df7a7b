import { bigEndian, concatBytes, err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { LogTree } from './tree.ts';

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

/** The largest entry of a log here, in bytes; larger things are blobs named by their hash. */
export const LARGEST_ENTRY = 16_384;

/** One tile of hashes, or one bundle of entries. A width of 256 is a full one. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]`, where N is written in groups of three digits: index 1234067 is `x001/x234/067`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const name = groups.map((group, i) => (i === groups.length - 1 ? group : `x${group}`)).join('/');
  return `tile/${level}/${name}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** The tile that a path names, undefined unless the path is the one that {@link tilePath} writes. */
export function parseTilePath(path: string): Tile | undefined {
  const [, l = '', groups = '', w] =
    /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  const level = l === 'entries' ? ('entries' as const) : parseWholeNumber(l);
  const index = parseWholeNumber(groups.replaceAll(/[x/]/g, '').replace(/^0+(?=\d)/, ''));
  const width = w === undefined ? TILE_WIDTH : parseWholeNumber(w);
  if (level === undefined || index === undefined || width === undefined) return undefined;
  const inRange = (level === 'entries' || level < 64) && width > 0 && width <= TILE_WIDTH;
  const tile: Tile = { level, index, width };
  return inRange && tilePath(tile) === path ? tile : undefined;
}

/** Every tile and bundle of a log of this size, full ones and the partial one on the right of each level. */
export function tilesOfSize(size: number): readonly Tile[] {
  const tiles: Tile[] = row('entries', size);
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
    tiles.push(...row(level, hashes));
  }
  return tiles;
}

function row(level: Tile['level'], items: number): Tile[] {
  return Array.from({ length: Math.ceil(items / TILE_WIDTH) }, (_, index) => ({
    level,
    index,
    width: Math.min(TILE_WIDTH, items - index * TILE_WIDTH),
  }));
}

/** The bytes of a tile: concatenated subtree hashes, or the entries each after its length in two bytes, big-endian. */
export function tileBytes({ level, index, width }: Tile, tree: LogTree, entries: readonly Uint8Array[]): Uint8Array {
  const first = index * TILE_WIDTH;
  if (level === 'entries') return encodeBundle(entries.slice(first, first + width));
  return concatBytes(...Array.from({ length: width }, (_, i) => tree.subtree(8 * level, first + i)));
}

export const encodeBundle = (entries: readonly Uint8Array[]): Uint8Array =>
  concatBytes(...entries.flatMap((entry) => [bigEndian(entry.length, 2), entry]));

export type BundleFault = 'bundle-malformed' | 'entry-too-large';

/** Reads a bundle that must hold exactly `width` entries and nothing else. The entries are views of its bytes. */
export function parseBundle(untrusted: Uint8Array, width: number): Result<readonly Uint8Array[], BundleFault> {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < untrusted.length) {
    const [high, low] = [untrusted[at], untrusted[at + 1]];
    if (entries.length === width || high === undefined || low === undefined) return err('bundle-malformed');
    const length = high * 256 + low;
    if (length > LARGEST_ENTRY) return err('entry-too-large');
    const entry = untrusted.subarray(at + 2, at + 2 + length);
    if (entry.length !== length) return err('bundle-malformed');
    entries.push(entry);
    at += 2 + length;
  }
  return entries.length === width ? ok(entries) : err('bundle-malformed');
}
