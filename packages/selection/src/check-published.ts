import type { RecordFiles } from '@selectorate/record';
import type { Act } from './act.ts';
import { blobsNamed, checkBlobs } from './blobs.ts';
import { partNames } from './define.ts';
import { openPart } from './parts.ts';
import { definitionOf } from './registry.ts';
import type { ActFault } from './replay.ts';
import type { State } from './state.ts';
import { fault, type VerdictFault } from './verdict.ts';

const PUBLISHED = 'published/';
const BLOBS = 'blobs/';

/** Published files are opened private parts: each opens a commitment of this contest whose kind of act lets it be published. */
export function checkPublished(files: RecordFiles, acts: readonly Act[]): readonly VerdictFault[] {
  const allowed = new Set(acts.flatMap(publishableParts));
  return pathsIn(files, PUBLISHED)
    .filter((path) => {
      const commitment = path.slice(PUBLISHED.length);
      const part = openPart(files.get(path) ?? new Uint8Array(), commitment);
      return !part.ok || !allowed.has(`${commitment} ${part.value.part} ${part.value.contest}`);
    })
    .map((path) => fault('published-not-committed', { path }));
}

function publishableParts({ kind, commitments, contest }: Act): readonly string[] {
  const definition = definitionOf(kind);
  const publishable = definition === undefined ? [] : partNames(definition).filter((part) => part.publishable);
  return publishable.flatMap(({ name }) =>
    commitments[name] === undefined ? [] : [`${commitments[name]} ${name} ${contest}`],
  );
}

/** Recomputes from the blobs whatever an act says of them: a count, or the checkpoints of a log that was succeeded. */
export function checkBlobContents(state: State, act: Act, files: RecordFiles): readonly ActFault[] {
  const checked = checkBlobs(state, act, (hash) => files.get(`${BLOBS}${hash}`));
  return checked.ok ? [] : [{ seq: act.seq, kind: act.kind, refusal: checked.error }];
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
