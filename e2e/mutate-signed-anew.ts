import { canonicalBytes, type Json, unwrap } from '@selectorate/basics';
import {
  blobPath,
  CHECKPOINT,
  checkpointPath,
  MANIFEST,
  MANIFEST_NOTE,
  type Note,
  parseNote,
  printNote,
  publishedPath,
  RULEBOOK,
  sha256Hex,
} from '@selectorate/record';
import { type Act, decodeAct, encodeAct, fromSeconds, type Instant, toSeconds } from '@selectorate/selection';
import type { Seeded } from '@selectorate/testkit';
import { cosign, forge, signManifest } from './forge.ts';
import { withOneByteChanged } from './mutate-files.ts';
import type { Mutation } from './mutation.ts';
import type { ReferenceRecord } from './reference-record.ts';
import { signedEntry, strangersKey, draftOf } from './sign-act.ts';
import type { Files } from './verdicts.ts';

/** What somebody can do who holds the log's key and signs the manifest over whatever they put together. */
export function signedAnewMutations(record: ReferenceRecord, chance: Seeded): readonly Mutation[] {
  const tools: Tools = { record, chance, publish: (changes) => signManifest(record, changed(record.files, changes)) };
  return [
    ...bytesChanged(tools),
    ...filesAdded(tools),
    ...rulebookReplaced(tools),
    ...blobsReplaced(tools),
    ...publishedReplaced(tools),
    ...logCut(tools),
    ...logForked(tools),
    ...checkpointsDropped(tools),
    ...notesChanged(tools),
    ...datedAway(tools),
  ];
}

interface Tools {
  readonly record: ReferenceRecord;
  readonly chance: Seeded;
  /** The record with some files changed, or taken away where there are no bytes, under a fresh manifest. */
  readonly publish: (changes: Changes) => Files;
}

type Changes = ReadonlyMap<string, Uint8Array | undefined>;

function changed(files: Files, changes: Changes): Files {
  const all = new Map<string, Uint8Array | undefined>([...files, ...changes]);
  return new Map([...all].flatMap(([path, bytes]) => (bytes === undefined ? [] : [[path, bytes] as const])));
}

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

function bytesChanged({ record, chance, publish }: Tools): readonly Mutation[] {
  const paths = [...record.files.keys()].filter((path) => path !== MANIFEST && path !== MANIFEST_NOTE);
  const weighted = [...times(20, () => chance.pick(paths)), ...times(40, () => chance.pick(heavy(paths)))];
  return [...weighted, ...times(12, () => RULEBOOK), ...times(12, () => CHECKPOINT)].map((path) => {
    const { changed: bytes, what } = withOneByteChanged(record.files.get(path) ?? new Uint8Array(), chance);
    return {
      kind: 'byte, manifest signed anew',
      what: `${path} ${what}`,
      place: {},
      files: () => publish(new Map([[path, bytes]])),
    };
  });
}

const heavy = (paths: readonly string[]): readonly string[] => paths.filter((path) => !path.startsWith('checkpoints/'));

function filesAdded({ publish, chance }: Tools): readonly Mutation[] {
  const paths = [
    'readme.txt',
    'index.html',
    'checkpoints/latest',
    'tile/0/001',
    'tile/entries/001',
    'tile/1/000',
    'keys/log.key',
    'checkpoints/999999',
    'Policy',
  ];
  const named = `published/${'0'.repeat(64)}`;
  return [...paths, named].map((path) => ({
    kind: 'file added, manifest signed anew',
    what: path,
    place: { paths: [path] },
    files: () => publish(new Map([[path, chance.bytes(40)]])),
  }));
}

/** Another rulebook than the one that the first act pins: each rule, one at a time, made a little different. */
function rulebookReplaced({ record, publish }: Tools): readonly Mutation[] {
  const rulebook = JSON.parse(Buffer.from(record.rulebook).toString('utf8')) as { readonly [key: string]: Json };
  const retitled = { ...rulebook, title: 'Another rulebook' };
  const days = { ...rulebook, retention: { ...(rulebook['retention'] as object), days: 900 } };
  const small = { ...rulebook, publication: { ...(rulebook['publication'] as object), k: 1 } };
  const old = { ...rulebook, signing: { ...(rulebook['signing'] as object), appendWithinHours: 1 } };
  return Object.entries({ retitled, days, small, old }).map(([what, each]) => ({
    kind: 'rulebook replaced',
    what,
    place: { entries: [0] },
    files: () => publish(new Map([[RULEBOOK, canonicalBytes(each as Json)]])),
  }));
}

function blobsReplaced({ record, chance, publish }: Tools): readonly Mutation[] {
  return [...record.blobs].flatMap(([hash, bytes]) =>
    times(4, () => {
      const { changed: other, what } = withOneByteChanged(bytes, chance);
      const path = blobPath(hash);
      const renamed = blobPath(sha256Hex(other));
      const mutation = (kind: Mutation['kind'], at: string, changes: Changes): Mutation => ({
        kind,
        what: `${path} ${what}`,
        place: { paths: [at] },
        files: () => publish(changes),
      });
      return [
        mutation('blob replaced', path, new Map([[path, other]])),
        mutation(
          'blob exchanged',
          path,
          new Map([
            [path, undefined],
            [renamed, other],
          ]),
        ),
        mutation('blob removed', path, new Map([[path, undefined]])),
        mutation('blob smuggled in', renamed, new Map([[renamed, other]])),
      ];
    }).flat(),
  );
}

function publishedReplaced({ record, chance, publish }: Tools): readonly Mutation[] {
  return chance
    .shuffle([...record.published])
    .slice(0, 20)
    .flatMap(([hash, bytes]): Mutation[] => {
      const { changed: other, what } = withOneByteChanged(bytes, chance);
      const path = publishedPath(hash);
      const renamed = publishedPath(sha256Hex(other));
      const about = { what: `${path} ${what}` };
      return [
        {
          kind: 'published part replaced',
          ...about,
          place: { paths: [path] },
          files: () => publish(new Map([[path, other]])),
        },
        {
          kind: 'published part exchanged',
          ...about,
          place: { paths: [renamed] },
          files: () =>
            publish(
              new Map([
                [path, undefined],
                [renamed, other],
              ]),
            ),
        },
      ];
    });
}

/** Entries and tiles end early, and the checkpoints that witnesses cosigned beyond that are still there. */
function logCut({ record, chance }: Tools): readonly Mutation[] {
  return times(20, () => {
    const size = chance.between(1, record.entries.length - 1);
    return {
      kind: 'entries cut, checkpoints kept',
      what: `after ${size}`,
      place: {},
      files: () => {
        const cut = forge(record, { entries: record.entries.slice(0, size), holds: 'log-key' });
        return signManifest(record, changed(cut, checkpointsOf(record, size)));
      },
    };
  });
}

/** Another history from some size on, and beside it the checkpoints that witnesses cosigned of the first one. */
function logForked({ record, chance }: Tools): readonly Mutation[] {
  return times(20, () => {
    const size = chance.between(1, record.entries.length - 2);
    return {
      kind: 'fork, cosigned checkpoints kept',
      what: `at ${size}`,
      place: {},
      files: () => {
        const other = entryAfter(record, size);
        const entries = [...record.entries.slice(0, size), other, ...record.entries.slice(size + 1)];
        const forked = forge(record, { entries, holds: 'log-key' });
        const last = checkpointPath(entries.length);
        const kept = new Map([...checkpointsOf(record, size)].filter(([path]) => path !== last && path !== CHECKPOINT));
        return signManifest(record, changed(forked, kept));
      },
    };
  });
}

/** The entry at this place with another moment: the smallest other history there is. */
function entryAfter(record: ReferenceRecord, seq: number): Uint8Array {
  const act = decodeAct(record.entries[seq] ?? new Uint8Array());
  return encodeAct({ ...unwrap(act), at: '2099-01-01T00:00:00Z' });
}

/** The genuine files of every checkpoint above a size, the latest among them. */
function checkpointsOf(record: ReferenceRecord, above: number): ReadonlyMap<string, Uint8Array> {
  const sizes = record.checkpoints.map(({ checkpoint }) => checkpoint.size).filter((size) => size > above);
  const paths = [CHECKPOINT, ...sizes.map(checkpointPath)];
  return new Map(paths.map((path) => [path, record.files.get(path) ?? new Uint8Array()]));
}

function checkpointsDropped({ record, chance, publish }: Tools): readonly Mutation[] {
  const size = record.entries.length;
  const before = record.files.get(checkpointPath(size - 1));
  const last: Mutation = {
    kind: 'last checkpoint dropped',
    what: `${size}`,
    place: { paths: [checkpointPath(size - 1)] },
    files: () =>
      publish(
        new Map([
          [checkpointPath(size), undefined],
          [CHECKPOINT, before],
        ]),
      ),
  };
  const lonely = record.acts.filter(({ seq, at }) => gapAfter(record, seq, at) > 120);
  const seen = chance.shuffle(record.acts.slice(1)).slice(0, 15);
  return [
    last,
    ...seen.map(({ seq }): Mutation => ({
      kind: 'checkpoint that a signer saw dropped',
      what: `${seq}`,
      place: { paths: [checkpointPath(seq)] },
      files: () => publish(new Map([[checkpointPath(seq), undefined]])),
    })),
    ...chance
      .shuffle(lonely)
      .slice(0, 12)
      .map(({ seq, at }): Mutation => ({
        kind: 'checkpoints dropped around an act',
        what: `${seq}`,
        place: { entries: [seq] },
        files: () => publish(new Map(sameMoment(record, at).map((each) => [checkpointPath(each + 1), undefined]))),
      })),
  ];
}

/** Seconds from an act to the first later one that the next checkpoint after its own moment would cover. */
function gapAfter({ acts }: ReferenceRecord, seq: number, at: string): number {
  const next = acts.find((act) => act.seq > seq && act.at > at);
  return next === undefined ? 0 : toSeconds(next.at) - toSeconds(at);
}

const sameMoment = ({ acts }: ReferenceRecord, at: string): readonly number[] =>
  acts.filter((act) => act.at === at).map(({ seq }) => seq);

function notesChanged(tools: Tools): readonly Mutation[] {
  return times(8, () => tools.chance.between(2, tools.record.entries.length - 1)).flatMap((size) =>
    noteChanged(tools, size),
  );
}

function noteChanged({ record, publish, chance }: Tools, size: number): readonly Mutation[] {
  const path = checkpointPath(size);
  const note = noteAt(record, size);
  const before = noteAt(record, size - 1);
  const [log, ...witnesses] = note.signatures;
  const [witness, ...others] = record.witnesses;
  if (log === undefined || witness === undefined) throw new Error('a checkpoint without its signatures');
  const stranger = cosign('stranger.example', strangersKey, { text: note.text, time: 1_700_000_000 });
  const early = cosign(witness.name, witness.key, { text: note.text, time: 1_000_000_000 });
  const kept = witnesses.filter(({ name }) => name !== witness.name);
  const mutation = (kind: Mutation['kind'], changes: Note): Mutation => ({
    kind,
    what: `${path}`,
    place: { paths: [path] },
    files: () => publish(new Map([[path, printNote(changes)]])),
  });
  const text = note.text;
  return [
    mutation('checkpoint under another size', before),
    mutation('cosignature by a stranger', { text, signatures: [...note.signatures, stranger] }),
    mutation('cosignature of another checkpoint', { text, signatures: [log, ...before.signatures.slice(1)] }),
    mutation('log signature dropped from a checkpoint', { text, signatures: witnesses }),
    mutation('witnessed times out of order', { text, signatures: [log, early, ...kept] }),
    withoutCosignature({ record, publish }, chance.pick([witness.name, ...others.map(({ name }) => name)])),
  ];
}

function withoutCosignature({ record, publish }: Pick<Tools, 'record' | 'publish'>, name: string): Mutation {
  const size = record.entries.length;
  const { text, signatures } = noteAt(record, size);
  const bytes = printNote({ text, signatures: signatures.filter((line) => line.name !== name) });
  return {
    kind: 'cosignature dropped from the last checkpoint',
    what: name,
    place: { paths: [CHECKPOINT] },
    files: () =>
      publish(
        new Map([
          [CHECKPOINT, bytes],
          [checkpointPath(size), bytes],
        ]),
      ),
  };
}

const noteAt = (record: ReferenceRecord, size: number): Note =>
  unwrap(parseNote(record.files.get(checkpointPath(size)) ?? new Uint8Array()));

/** Its people sign an act in good faith, the log puts another time to it, and honest witnesses cosign when it is really there. */
function datedAway({ record, chance }: Tools): readonly Mutation[] {
  const acts = record.acts.filter(({ kind, seq }) => kind !== 'open-contest' && seq > 0);
  return times(24, () => chance.pick(acts)).map((act: Act) => {
    const before = record.entries.slice(0, act.seq);
    const seconds = chance.pick([121, 600, 3_600]);
    return {
      kind: 'act dated away from its checkpoint',
      what: `${act.kind} ${act.seq} by ${seconds} s`,
      place: { entries: [act.seq] },
      files: () =>
        forge(record, {
          entries: [
            ...before,
            signedEntry(record, draftOf(act), { before, at: act.at, signedAt: secondsAfter(act.at, -1) }),
          ],
          holds: 'log-key-and-witnesses',
          cosignedAt: toSeconds(act.at) + seconds,
        }),
    };
  });
}

/** Their own clock is a second behind, so that this is another act than the one that the genuine log has. */
const secondsAfter = (at: Instant, seconds: number): Instant => fromSeconds(toSeconds(at) + seconds);
