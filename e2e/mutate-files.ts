import { MANIFEST, MANIFEST_NOTE } from '@selectorate/record';
import type { Seeded } from '@selectorate/testkit';
import type { Mutation } from './mutation.ts';
import type { Files } from './verdicts.ts';

const PAIR = [MANIFEST, MANIFEST_NOTE];
const AT_LEAST_EACH = 3;
const BYTES_A_TRY = 10_000;
const PAIR_TRIES = 100;

/** What somebody without any key can do to a directory: change bytes, take files away, put files in, move them. */
export function fileMutations(files: Files, chance: Seeded): readonly Mutation[] {
  return [
    ...bytesChanged(files, chance.fork('bytes')),
    ...filesRemoved(files, chance.fork('removed')),
    ...filesAdded(files, chance.fork('added')),
    ...filesRenamed(files, chance.fork('renamed')),
  ];
}

function bytesChanged(files: Files, chance: Seeded): readonly Mutation[] {
  return [...files].flatMap(([path, bytes]) => {
    const tries = PAIR.includes(path) ? PAIR_TRIES : Math.max(AT_LEAST_EACH, Math.ceil(bytes.length / BYTES_A_TRY));
    return Array.from({ length: tries }, (): Mutation => {
      const { changed, what } = withOneByteChanged(bytes, chance);
      return {
        kind: kindOf(path),
        what: `${path} ${what}`,
        place: { paths: PAIR.includes(path) ? PAIR : [path] },
        files: () => new Map([...files, [path, changed]]),
      };
    });
  });
}

function kindOf(path: string): Mutation['kind'] {
  if (path === MANIFEST) return 'byte of manifest.json';
  return path === MANIFEST_NOTE ? 'byte of manifest.note' : 'byte of a file';
}

/** A bit turned over, a byte one higher, or a byte replaced, at a place of chance. Never the bytes as they were. */
export function withOneByteChanged(bytes: Uint8Array, chance: Seeded): { changed: Uint8Array; what: string } {
  const changed = Uint8Array.from(bytes);
  const at = chance.int(bytes.length);
  const old = bytes[at] ?? 0;
  const byte = chance.pick([
    () => old ^ (1 << chance.int(8)),
    () => (old + 1) % 256,
    () => (old + chance.between(1, 255)) % 256,
  ])();
  changed[at] = byte;
  return { changed, what: `byte ${at}: ${old} becomes ${byte}` };
}

function filesRemoved(files: Files, chance: Seeded): readonly Mutation[] {
  const some = chance.shuffle([...files.keys()].filter((path) => !PAIR.includes(path))).slice(0, 40);
  return [...PAIR, ...some].map((path) => ({
    kind: 'file removed',
    what: path,
    place: { paths: [path] },
    files: () => new Map([...files].filter(([each]) => each !== path)),
  }));
}

/** Everywhere a reader might look, and where none would: beside the files, in each folder, in folders of no record. */
function filesAdded(files: Files, chance: Seeded): readonly Mutation[] {
  const hash = Buffer.from(chance.bytes(32)).toString('hex');
  const paths = [
    'readme.txt',
    'manifest.json.gz',
    'checkpoint.gz',
    'policy',
    'index.html',
    '.hidden',
    'Rulebook.json',
    'rulebook.json~',
    'checkpoints/999999',
    'checkpoints/0',
    'checkpoints/01',
    'checkpoints/latest',
    'tile/0/001',
    'tile/0/000.p/7',
    'tile/1/000',
    'tile/entries/001',
    'tile/entries/000.p/9',
    `published/${hash}`,
    'published/statement.txt',
    `blobs/${hash}`,
    'blobs/papers',
    'box/1/checkpoint',
    'box/1/election.bel',
    'keys/log.key',
    '../outside',
    '/absolute',
    'published/../rulebook.json',
  ];
  return paths.map((path) => ({
    kind: 'file added',
    what: path,
    place: { paths: [path] },
    files: () => new Map([...files, [path, chance.bytes(40)]]),
  }));
}

function filesRenamed(files: Files, chance: Seeded): readonly Mutation[] {
  return chance
    .shuffle([...files.keys()])
    .slice(0, 30)
    .map((path) => {
      const renamed = chance.pick([`${path}0`, `${path}.bak`, `old/${path}`, path.toUpperCase()]);
      return {
        kind: 'file renamed',
        what: `${path} becomes ${renamed}`,
        place: { paths: [path] },
        files: () => new Map([...files].map(([each, bytes]) => [each === path ? renamed : each, bytes])),
      };
    });
}
