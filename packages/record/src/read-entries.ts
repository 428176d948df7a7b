import { equalBytes } from '@selectorate/basics';
import type { RecordFiles } from './check-manifest.ts';
import type { Found, RecordFault } from './record-faults.ts';
import { parseBundle, parseTilePath, TILE_WIDTH, tileBytes, tilePath, tilesOfSize } from './tiles.ts';
import type { LogTree } from './tree.ts';

/** Entries that a reader takes from one log: empty ones cost an attacker two bytes each and the reader far more. */
export const MOST_ENTRIES = 2 ** 21;

/**
 * The entries that a record's bundles hold, in order, as far as they can be read without a gap. Nothing is checked
 * against a checkpoint here: a caller may look for the log's key in the first entry, and then let `checkLog` decide.
 */
export function readEntries(files: RecordFiles, mostEntries: number = MOST_ENTRIES): Found<readonly Uint8Array[]> {
  const widths = bundleWidths(files);
  const entries: Uint8Array[] = [];
  for (let index = 0; widths.has(index); index++) {
    const width = widths.get(index) ?? 0;
    const path = tilePath({ level: 'entries', index, width });
    if (entries.length + width > mostEntries) {
      return { value: entries, faults: [{ code: 'record-too-large', path, entry: entries.length }] };
    }
    const bundle = parseBundle(files.get(path) ?? new Uint8Array(), width);
    if (!bundle.ok) return { value: entries, faults: [{ code: bundle.error, path, entry: entries.length }] };
    entries.push(...bundle.value);
    if (width < TILE_WIDTH) break;
  }
  return { value: entries, faults: [] };
}

/** The widest bundle of each index. */
function bundleWidths(files: RecordFiles): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const path of files.keys()) {
    const tile = parseTilePath(path);
    if (tile?.level === 'entries') widths.set(tile.index, Math.max(tile.width, widths.get(tile.index) ?? 0));
  }
  return widths;
}

/** Are the tiles exactly those that the entries give, no more and no fewer? */
export function checkTiles(files: RecordFiles, tree: LogTree, entries: readonly Uint8Array[]): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  const expected = new Set<string>();
  for (const tile of tilesOfSize(tree.size)) {
    const path = tilePath(tile);
    expected.add(path);
    const bytes = files.get(path);
    if (bytes === undefined) faults.push({ code: 'file-missing', path });
    else if (!equalBytes(bytes, tileBytes(tile, tree, entries))) faults.push({ code: 'tile-differs', path });
  }
  for (const path of files.keys()) {
    if (path.startsWith('tile/') && !expected.has(path)) faults.push({ code: 'file-unexpected', path });
  }
  return faults;
}
