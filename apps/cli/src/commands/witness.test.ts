import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, unwrap, utf8 } from '@selectorate/basics';
import { lockFolder } from '@selectorate/machine';
import {
  buildRecordFiles,
  type CheckpointNote,
  checkNote,
  mergeCosignatures,
  type NoteSigner,
  noteSigner,
  openLog,
  parseCheckpointNote,
  parseSignatureLines,
  parseVerifierKey,
  printVerifierKey,
  readEntries,
  type VerifierKey,
  writeArchive,
} from '@selectorate/record';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeFolder } from '../record/write-files.ts';
import { fakeIo } from '../testing/fake-io.ts';
import { newFolder, REFERENCE, removeFolders } from '../testing/folders.ts';
import { runFolder } from '../testing/run-folder.ts';
import { serveFolder } from '../testing/serve-folder.ts';
import { readMirror, writeMirror } from '../witness/mirror.ts';
import { witnessCommand } from './witness.ts';

afterAll(removeFolders);

const ORIGIN = 'log.example/contest-1';
const LOG = noteSigner(ORIGIN, new Uint8Array(32).fill(1));
const honest = (i: number): string => `act ${i}`;
/** The same log with another story from entry 2 on. */
const otherwise = (i: number): string => (i < 2 ? honest(i) : `another act ${i}`);

const entriesOf = (size: number, entry = honest): readonly Uint8Array[] =>
  Array.from({ length: size }, (_, i) => utf8(entry(i)));

/** The files of a record whose log has these entries, signed by its key. */
function recordFiles(entries: readonly Uint8Array[], signer: NoteSigner = LOG): ReadonlyMap<string, Uint8Array> {
  const log = unwrap(openLog({ signer, entries }));
  return buildRecordFiles({ signer, entries, checkpoints: [log.checkpoint()], rulebook: utf8('{}') });
}

async function recordFolder(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const folder = join(await newFolder(), 'record');
  await writeFolder(folder, files);
  return folder;
}

async function witness(...args: readonly string[]) {
  const io = fakeIo();
  const exit = await witnessCommand(args, io);
  return { exit, said: io.said, complained: io.complained.join('\n') };
}

let key: string;
let witnessKey: VerifierKey;
let mirror: string;
beforeAll(async () => {
  key = join(await newFolder(), 'witness.key');
  const made = await witness('new', '--name', 'witness.example/north', '--out', key);
  witnessKey = unwrap(parseVerifierKey(made.said.join('')));
});
beforeEach(async () => {
  mirror = join(await newFolder(), 'mirror');
});

/** Cosigns with the witness of this file; the answer is what `--json -` says. */
async function cosign(record: string, ...more: readonly string[]) {
  const args = ['--key', key, '--mirror', mirror, '--log', printVerifierKey(LOG.key), '--json', '-', ...more];
  const { exit, said, complained } = await witness('cosign', record, ...args);
  const answer = JSON.parse(said.join('')) as { readonly cosignature?: string; readonly holds?: number | null };
  return { exit, complained, ...answer };
}

/** What the mirror holds, apart from the numbered locks of ended runs. */
const mirrored = async (): Promise<readonly string[]> => {
  const names = (await readdir(mirror)).filter((name) => !name.startsWith('lock.'));
  return Promise.all(
    names.toSorted().map(async (name) => `${name} ${(await readFile(join(mirror, name))).toString('hex')}`),
  );
};

describe('witness new', () => {
  test('makes a key that only its owner can read, and prints the key that readers put into a policy', async () => {
    expect((await stat(key)).mode & 0o077).toBe(0);
    expect(witnessKey).toMatchObject({ name: 'witness.example/north', use: 'cosignature' });
  });

  test('never overwrites', async () => {
    const before = await readFile(key, 'utf8');
    const again = await witness('new', '--name', 'witness.example/north', '--out', key);
    expect([again.exit, again.said]).toEqual([2, []]);
    expect(again.complained).toContain('is there already');
    expect(await readFile(key, 'utf8')).toBe(before);
  });

  test.each(['', 'two words', 'a+b'])('refuses the name “%s” and writes nothing', async (name) => {
    const out = join(await newFolder(), 'key');
    expect((await witness('new', '--name', name, '--out', out)).exit).toBe(2);
    await expect(stat(out)).rejects.toThrow('ENOENT');
  });
});

describe('witness cosign', () => {
  test('mirrors a log at first meeting, and its line completes the checkpoint', async () => {
    const files = recordFiles(entriesOf(5));
    const answer = await cosign(await recordFolder(files), '--at', '2026-10-10T18:00:00Z');
    expect(answer).toMatchObject({ exit: 0, outcome: 'cosigned', size: 5, fresh: 5, at: '2026-10-10T18:00:00Z' });
    const signed = unwrap(parseCheckpointNote(files.get('checkpoint') ?? new Uint8Array()));
    const lines = unwrap(parseSignatureLines(`${answer.cosignature ?? ''}\n`));
    const { note } = unwrap(mergeCosignatures(signed, lines, { witnessKeys: [witnessKey] }));
    expect(checkNote(note, [LOG.key, witnessKey])).toMatchObject({
      faults: [],
      valid: [{ key: LOG.key }, { key: witnessKey, time: Date.UTC(2026, 9, 10, 18) / 1000 }],
    });
    expect(unwrap(await readMirror(mirror, ORIGIN)).entries).toEqual(entriesOf(5));
  });

  test('property: however a log grew, its mirror holds its entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(300), { minLength: 1, maxLength: 3 }), async (steps) => {
        mirror = join(await newFolder(), 'mirror');
        let size = 0;
        for (const step of steps) {
          size += step;
          const answer = await cosign(await recordFolder(recordFiles(entriesOf(size))));
          expect(answer).toMatchObject({ exit: 0, size, fresh: step });
        }
        expect(unwrap(await readMirror(mirror, ORIGIN)).entries).toEqual(entriesOf(size));
      }),
      { numRuns: 8 },
    );
  });

  test('takes a record by its one file and by its address, and writes the line where it is told to', async () => {
    const files = recordFiles(entriesOf(3));
    const place = await newFolder();
    const [archive, line] = [join(place, 'record.selectorate'), join(place, 'line')];
    await writeFile(archive, writeArchive(files));
    expect(await cosign(archive, '--out', line)).toMatchObject({ exit: 0, fresh: 3 });
    expect(await readFile(line, 'utf8')).toMatch(/^— witness\.example\/north [A-Za-z0-9+/=]+\n$/);
    const { url, stop } = await serveFolder(await recordFolder(recordFiles(entriesOf(300))));
    try {
      expect(await cosign(url)).toMatchObject({ exit: 0, size: 300, fresh: 297 });
    } finally {
      await stop();
    }
  });

  test('prints the line alone on standard output', async () => {
    const record = await recordFolder(recordFiles(entriesOf(2)));
    const { said } = await witness(
      'cosign',
      record,
      '--key',
      key,
      '--mirror',
      mirror,
      '--log',
      printVerifierKey(LOG.key),
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^— witness\.example\/north /);
  });

  test('the mirror is on the disk even if the line cannot be written', async () => {
    const record = await recordFolder(recordFiles(entriesOf(4)));
    const answer = await cosign(record, '--out', join(await newFolder(), 'no', 'such', 'folder'));
    expect(answer).toMatchObject({ exit: 1 });
    expect(unwrap(await readMirror(mirror, ORIGIN)).state.size).toBe(4);
  });

  test('the mirror that run left goes on', async () => {
    const contest = join((await runFolder(REFERENCE)).out, 'a');
    const [, logKey = ''] = /^log (\S+)$/m.exec(await readFile(join(contest, 'policy'), 'utf8')) ?? [];
    const own = join(contest, 'witnesses/witness-1.example');
    const before = await readFile(join(own, 'entries'));
    const args = ['--key', join(contest, 'keys/witness-1.example.key'), '--mirror', own, '--log', logKey];
    const { exit, said } = await witness('cosign', join(contest, 'record'), ...args, '--json', '-');
    expect({ exit, ...(JSON.parse(said.join('')) as object) }).toMatchObject({
      exit: 0,
      outcome: 'cosigned',
      fresh: 0,
    });
    expect(await readFile(join(own, 'entries'))).toEqual(before);
  });
});

describe('a witness that holds 5 entries refuses, says what it holds, and keeps its mirror', () => {
  beforeEach(async () => {
    await cosign(await recordFolder(recordFiles(entriesOf(5))), '--at', '2026-10-10T18:00:00Z');
  });

  const shortOf = (files: ReadonlyMap<string, Uint8Array>, path: string): ReadonlyMap<string, Uint8Array> =>
    new Map([...files].filter(([each]) => each !== path));
  const OTHER_KEY = noteSigner(ORIGIN, new Uint8Array(32).fill(2));
  const OTHER_LOG = noteSigner('log.example/contest-2', new Uint8Array(32).fill(1));

  test.each([
    ['A53 a record that was rolled back', () => recordFiles(entriesOf(4)), 'rollback', null],
    ['A35 a fork of the same length', () => recordFiles(entriesOf(5, otherwise)), 'forked', 2],
    ['A35 a fork that is longer', () => recordFiles(entriesOf(9, otherwise)), 'forked', 2],
    ['A35 a fork that is shorter', () => recordFiles(entriesOf(4, otherwise)), 'rollback', 2],
    [
      'a record with entries cut off',
      () => shortOf(recordFiles(entriesOf(9)), 'tile/entries/000.p/9'),
      'entries-missing',
      null,
    ],
    ['a checkpoint by another key', () => recordFiles(entriesOf(9), OTHER_KEY), 'bad-signature', null],
    ['a checkpoint of another log', () => recordFiles(entriesOf(9), OTHER_LOG), 'unknown-log', null],
    [
      'a record without a checkpoint',
      () => shortOf(recordFiles(entriesOf(9)), 'checkpoint'),
      'checkpoint-missing',
      null,
    ],
    [
      'a checkpoint that cannot be read',
      () => new Map([...recordFiles(entriesOf(9)), ['checkpoint', utf8('5\n')]]),
      'note-malformed',
      null,
    ],
  ])('%s', async (_, files, code, firstDifference) => {
    const before = await mirrored();
    const answer = await cosign(await recordFolder(files()));
    expect(answer).toMatchObject({ exit: 1, outcome: 'refused', code, firstDifference });
    expect(answer).not.toHaveProperty('cosignature');
    expect(await mirrored()).toEqual(before);
    if (typeof answer.holds === 'number')
      expect(answer.complained).toContain('holds 5 entries, last cosigned at 2026-10-10T18:00:00Z');
  });

  test('entries that the checkpoint does not stand for', async () => {
    const files = new Map([
      ...recordFiles(entriesOf(6)),
      ['tile/entries/000.p/6', bundleOf([...entriesOf(5), utf8('inserted')])],
    ]);
    expect(await cosign(await recordFolder(files))).toMatchObject({ exit: 1, code: 'entries-differ' });
  });

  test('a clock that went back', async () => {
    const record = await recordFolder(recordFiles(entriesOf(6)));
    expect(await cosign(record, '--at', '2026-10-10T17:59:59Z')).toMatchObject({ exit: 1, code: 'clock-behind' });
  });

  test.each([
    ['whose entries were cut', 'entries', (bytes: Buffer) => bytes.subarray(0, -8), 'holds fewer entries'],
    ['whose entries were changed', 'entries', (bytes: Buffer) => bytes.fill(0x61, 2, 5), 'holds other entries'],
    [
      'whose state was changed',
      'state.json',
      (bytes: Buffer) => Buffer.from(bytes.toString('utf8').replace('"size":5', '"size":4')),
      'holds other entries',
    ],
    ['whose state is no state', 'state.json', () => Buffer.from('{}'), 'no state that can be read'],
  ])('it cannot begin with a mirror %s', async (_, file, change, said) => {
    await writeFile(join(mirror, file), change(await readFile(join(mirror, file))));
    const before = await mirrored();
    const answer = await cosign(await recordFolder(recordFiles(entriesOf(6))));
    expect(answer).toMatchObject({ exit: 2 });
    expect(answer.complained).toContain(said);
    expect(await mirrored()).toEqual(before);
  });

  test('A53 a mirror that lost its state is broken, not new', async () => {
    await rm(join(mirror, 'state.json'));
    expect(await cosign(await recordFolder(recordFiles(entriesOf(4))))).toMatchObject({ exit: 2 });
  });

  test('a stop between entries and state loses nothing: what was never cosigned is dropped', async () => {
    const { state } = unwrap(await readMirror(mirror, ORIGIN));
    await writeMirror(mirror, {
      state,
      entries: entriesOf(8, otherwise).map((entry, i) => (i < 5 ? utf8(honest(i)) : entry)),
    });
    expect(unwrap(await readMirror(mirror, ORIGIN)).entries).toEqual(entriesOf(5));
    expect(await cosign(await recordFolder(recordFiles(entriesOf(7))))).toMatchObject({ exit: 0, fresh: 2 });
    expect(unwrap(await readMirror(mirror, ORIGIN)).entries).toEqual(entriesOf(7));
  });

  test('two runs at once: the second waits for nobody and signs nothing', async () => {
    const other = unwrap(await lockFolder(mirror));
    const answer = await cosign(await recordFolder(recordFiles(entriesOf(6))));
    expect(answer).toMatchObject({ exit: 2 });
    expect(answer.complained).toContain('Another run is at work');
    await other.release();
    expect(await cosign(await recordFolder(recordFiles(entriesOf(6))))).toMatchObject({ exit: 0 });
  });

  test('the mirror of another log is not used for this one', async () => {
    const record = await recordFolder(recordFiles(entriesOf(6), OTHER_LOG));
    const args = ['--key', key, '--mirror', mirror, '--log', printVerifierKey(OTHER_LOG.key)];
    const answer = await witness('cosign', record, ...args);
    expect(answer.exit).toBe(2);
    expect(answer.complained).toContain(`is of the log ${ORIGIN}`);
  });
});

describe('witness rebuild', () => {
  test('A53 a log that lost its store opens again from what a witness mirrored', async () => {
    const files = recordFiles(entriesOf(300));
    await cosign(await recordFolder(files));
    const out = join(await newFolder(), 'log');
    expect((await witness('rebuild', '--mirror', mirror, '--out', out)).exit).toBe(0);
    const rebuilt = await filesOf(out);
    for (const [path, bytes] of files) if (path.startsWith('tile/')) expect(rebuilt.get(path)).toEqual(bytes);
    const lastCosigned = rebuilt.get('checkpoint') ?? new Uint8Array();
    const entries = readEntries(rebuilt).value;
    expect(sizeOf(openLog({ signer: LOG, entries, lastCosigned }))).toBe(300);
    expect(openLog({ signer: LOG, entries: entries.slice(0, 299), lastCosigned })).toEqual({
      ok: false,
      error: 'behind-cosigned-checkpoint',
    });
    const signed: CheckpointNote = unwrap(parseCheckpointNote(lastCosigned));
    expect(checkNote(signed.note, [LOG.key, witnessKey])).toMatchObject({ faults: [], valid: [{}, {}] });
  });

  test('cannot begin without a mirror, or where something is already', async () => {
    const out = join(await newFolder(), 'log');
    const empty = await witness('rebuild', '--mirror', mirror, '--out', out);
    expect([empty.exit, empty.complained]).toEqual([2, `There is no mirror in ${mirror}.`]);
    await cosign(await recordFolder(recordFiles(entriesOf(2))));
    await mkdir(out);
    expect((await witness('rebuild', '--mirror', mirror, '--out', out)).exit).toBe(2);
    expect(await readdir(out)).toEqual([]);
  });
});

describe('witness cannot begin', () => {
  test.each([
    ['with nothing to do', []],
    ['with an unknown thing to do', ['sign']],
    ['without a name', ['new', '--out', 'x']],
    ['without a record', ['cosign', '--key', 'k', '--mirror', 'm', '--log', 'l']],
    ['with two records', ['cosign', 'a', 'b', '--key', 'k', '--mirror', 'm', '--log', 'l']],
  ])('%s', async (_, args) => {
    const { exit, complained } = await witness(...args);
    expect(exit).toBe(2);
    expect(complained).toContain('Usage');
  });

  test.each([
    ['a log key that is a witness’s', { log: () => printVerifierKey(witnessKey) }, 'The log’s key cannot be read'],
    ['a log key that is nothing', { log: () => 'log.example' }, 'The log’s key cannot be read'],
    ['a key file that is none', { key: () => join(REFERENCE, 'roll.csv') }, 'is no key file of a witness'],
    ['a moment that is none', { at: () => '2026-02-31T00:00:00Z' }, 'is no moment'],
    ['a record that is not there', { record: () => '/nowhere' }, 'is not there'],
  ])('with %s', async (_, changed, said) => {
    const { record, ...options } = {
      record: await recordFolder(recordFiles(entriesOf(1))),
      key,
      mirror,
      log: printVerifierKey(LOG.key),
      at: '2026-10-10T18:00:00Z',
      ...Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, value()])),
    };
    const { exit, complained } = await witness(
      'cosign',
      record,
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    );
    expect(exit).toBe(2);
    expect(complained).toContain(said);
    await expect(stat(mirror)).rejects.toThrow('ENOENT');
  });
});

const bundleOf = (entries: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(entries.flatMap((entry) => [Buffer.from([0, entry.length]), entry]));

const sizeOf = (log: Result<{ readonly size: number }, unknown>): number => unwrap(log).size;

async function filesOf(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return new Map(files.map((file, i) => [file.slice(folder.length + 1), new Uint8Array(contents[i] ?? [])]));
}
