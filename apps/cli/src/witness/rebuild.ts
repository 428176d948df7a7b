import { utf8 } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { CHECKPOINT, checkpointPath, leafHash, LogTree, tileBytes, tilePath, tilesOfSize } from '@selectorate/record';
import { exists, writeFolder } from '../record/write-files.ts';
import { type Mirror, MIRROR_TEXTS, readMirror } from './mirror.ts';
import { couldNotBegin, type Outcome } from './outcome.ts';

/**
 * `witness rebuild`: what a witness holds of a log, laid out as a record lays it out: the tiles, and the checkpoint that
 * this witness cosigned. A log that lost its store opens again from these entries and that checkpoint (A53).
 */
export async function rebuildLog(
  { mirror: folder, out }: { readonly mirror: string; readonly out: string },
  texts: Texts,
): Promise<Outcome> {
  const mirror = await readMirror(folder, '');
  if (!mirror.ok) return couldNotBegin(texts.text(MIRROR_TEXTS[mirror.error], { folder }));
  const { origin, size } = mirror.value.state;
  if (size === 0) return couldNotBegin(texts.text('mirror-empty', { folder }));
  if (await exists(out)) return couldNotBegin(texts.text('cosign-file-taken', { file: out }));
  await writeFolder(out, logFiles(mirror.value));
  return {
    exit: 0,
    out: [texts.text('mirror-rebuilt', { size, log: origin, folder: out })],
    err: [],
    json: { schema: 'selectorate-witness/1', outcome: 'rebuilt', log: origin, size, folder: out },
  };
}

function logFiles({ state, entries }: Mirror): ReadonlyMap<string, Uint8Array> {
  const tree = LogTree.of(entries.map(leafHash));
  const checkpoint = utf8(state.checkpoint);
  return new Map([
    [CHECKPOINT, checkpoint],
    [checkpointPath(state.size), checkpoint],
    ...tilesOfSize(state.size).map((tile): [string, Uint8Array] => [tilePath(tile), tileBytes(tile, tree, entries)]),
  ]);
}
