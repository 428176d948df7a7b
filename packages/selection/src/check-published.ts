import type { RecordFiles } from '@selectorate/record';
import type { Act } from './act.ts';
import { blobsNamed, checkBlobs } from './blobs.ts';
import { openPart } from './parts.ts';
import type { ActFault, Replayed } from './replay.ts';
import { fault, type VerdictFault } from './verdict.ts';

const PUBLISHED = 'published/';
const BLOBS = 'blobs/';

/** Published files are opened private parts: each opens a commitment that an act of this contest made under that name. */
export function checkPublished(files: RecordFiles, acts: readonly Act[]): readonly VerdictFault[] {
  const committed = new Set(
    acts.flatMap((act) =>
      Object.entries(act.commitments).map(([name, commitment]) => `${commitment} ${name} ${act.contest}`),
    ),
  );
  return pathsIn(files, PUBLISHED)
    .filter((path) => {
      const commitment = path.slice(PUBLISHED.length);
      const part = openPart(files.get(path) ?? new Uint8Array(), commitment);
      return !part.ok || !committed.has(`${commitment} ${part.value.part} ${part.value.contest}`);
    })
    .map((path) => fault('published-not-committed', { path }));
}

/** Recomputes from the blobs whatever acts say of them: counts, and the checkpoint of a log that was succeeded. */
export function checkBlobContents(
  { acts, statesBefore }: Pick<Replayed, 'acts' | 'statesBefore'>,
  files: RecordFiles,
): readonly ActFault[] {
  return acts
    .filter((act) => blobsNamed(act).length > 0)
    .flatMap((act) => {
      const state = statesBefore.get(act.seq);
      const checked = state === undefined ? undefined : checkBlobs(state, act, (hash) => files.get(`${BLOBS}${hash}`));
      return checked === undefined || checked.ok ? [] : [{ seq: act.seq, kind: act.kind, refusal: checked.error }];
    });
}

/** Every blob is named by an act, and every blob an act names is there. */
export function checkBlobFiles(files: RecordFiles, acts: readonly Act[]): readonly VerdictFault[] {
  const named = new Map(acts.flatMap((act) => blobsNamed(act).map((hash): [string, number] => [hash, act.seq])));
  const missing = [...named]
    .filter(([hash]) => !files.has(`${BLOBS}${hash}`))
    .map(([hash, entry]) => fault('blob-missing', { path: `${BLOBS}${hash}`, entry }));
  const strangers = pathsIn(files, BLOBS)
    .filter((path) => !named.has(path.slice(BLOBS.length)))
    .map((path) => fault('blob-not-named', { path }));
  return [...missing, ...strangers];
}

const pathsIn = (files: RecordFiles, folder: string): readonly string[] =>
  [...files.keys()].filter((path) => path.startsWith(folder));
