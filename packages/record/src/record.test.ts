import { fromUtf8, toBase64, unwrap, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArchive, writeArchive } from './archive.ts';
import { buildRecordFiles, type RecordContents } from './build-record.ts';
import { checkLog, type CheckLogOptions, type LogVerdict } from './check-log.ts';
import { checkManifest } from './check-manifest.ts';
import type { CheckpointNote } from './checkpoint.ts';
import { printCheckpoint } from './checkpoint.ts';
import { mergeCosignatures } from './cosigning.ts';
import { type Log, openLog } from './log.ts';
import { manifestBytes, printManifestStatement } from './manifest.ts';
import { type Cosigner, cosigner, noteSigner } from './note-signing.ts';
import { printNote } from './note.ts';
import { parsePolicy } from './policy-text.ts';
import { readEntries } from './read-entries.ts';
import { RECORD_FAULTS, type RecordFault, type RecordFaultCode } from './record-faults.ts';
import { recordInMemory, type UntrustedRecord } from './untrusted-record.ts';
import { printVerifierKey } from './verifier-key.ts';

const textOf = (bytes: Uint8Array): string => unwrap(fromUtf8(bytes));

type Files = ReadonlyMap<string, Uint8Array>;

const secret = (seed: number): Uint8Array => new Uint8Array(32).fill(seed);
const LOG = noteSigner('log.example/contest-1', secret(1));
const WITNESSES = ['north', 'south'].map((name, i) => cosigner(`witness.example/${name}`, secret(10 + i)));
const witnessKeys = WITNESSES.map(({ key }) => key);
const policyText = (quorum: string): string =>
  `log ${printVerifierKey(LOG.key)}\n${WITNESSES.map(({ key }, i) => `witness w${i} ${printVerifierKey(key)}\n`).join('')}group both all w0 w1\nquorum ${quorum}\n`;
const policy = unwrap(parsePolicy(utf8(policyText('both'))));
const act = (i: number): Uint8Array => utf8(`{"kind":"act","seq":${i}}`);
const SIZES = [3, 260, 300];

function cosign(
  log: Log,
  size: number,
  by: readonly Cosigner[] = WITNESSES,
  time = 1_700_000_000 + size,
): CheckpointNote {
  const signed = log.checkpoint(size);
  const lines = by.map((witness) => witness.cosign(signed.note.text, time));
  return unwrap(mergeCosignatures(signed, lines, { witnessKeys }));
}

const logOf = (size: number, entry = act): Log =>
  unwrap(openLog({ signer: LOG, entries: Array.from({ length: size }, (_, i) => entry(i)) }));

function contents(change: Partial<RecordContents> = {}): RecordContents {
  const log = logOf(300);
  return {
    signer: LOG,
    entries: log.entries(),
    checkpoints: SIZES.map((size) => cosign(log, size)),
    rulebook: utf8('{"name":"plain association"}'),
    published: [utf8('reasons of a ruling')],
    blobs: [utf8('a larger thing'), new Uint8Array()],
    ...change,
  };
}

const FILES = buildRecordFiles(contents());

interface Verdict extends LogVerdict {
  readonly codes: readonly RecordFaultCode[];
}

async function verify(files: Files | UntrustedRecord, options: CheckLogOptions = { policy }): Promise<Verdict> {
  const manifest = await checkManifest(files instanceof Map ? recordInMemory(files) : (files as UntrustedRecord));
  const log = checkLog(manifest.files, options);
  const faults = [...manifest.faults, ...log.faults];
  return { ...log, faults, codes: [...new Set(faults.map(({ code }) => code))].toSorted() };
}

/** The record of somebody who holds the log key and makes manifest and note agree again. */
function resigned(files: Files, checkpoint = last(contents())): Files {
  const listed = new Map([...files].filter(([path]) => !path.startsWith('manifest.')));
  const manifest = manifestBytes(listed);
  const text = printManifestStatement(checkpoint.checkpoint, manifest);
  const note = printNote({ text, signatures: [LOG.sign(text)] });
  return new Map([...listed, ['manifest.json', manifest], ['manifest.note', note]]);
}

const last = ({ checkpoints }: RecordContents): CheckpointNote =>
  unwrap({ ok: true, value: checkpoints.at(-1) ?? cosign(logOf(1), 1) });
const changed = (path: string, bytes: Uint8Array | undefined, files = FILES): Files => {
  const copy = new Map(files);
  if (bytes === undefined) copy.delete(path);
  else copy.set(path, bytes);
  return copy;
};
const bytesAt = (path: string, files = FILES): Uint8Array => files.get(path) ?? new Uint8Array();

describe('a sound record', () => {
  test('has no fault, and says who cosigned when', async () => {
    const verdict = await verify(FILES);
    expect(verdict.faults).toEqual([]);
    expect(verdict.notices).toEqual([]);
    expect(verdict.origin).toBe('log.example/contest-1');
    expect(verdict.entries).toHaveLength(300);
    expect(verdict.checkpoints.map(({ size, quorum }) => [size, quorum])).toEqual(SIZES.map((size) => [size, true]));
    expect(verdict.checkpoints[0]?.witnesses).toEqual([
      { name: 'w0', time: 1_700_000_003 },
      { name: 'w1', time: 1_700_000_003 },
    ]);
  });

  test('holds the files of the contract', () => {
    expect([...FILES.keys()].filter((path) => !/^(published|blobs)/.test(path))).toEqual([
      'checkpoint',
      'checkpoints/260',
      'checkpoints/3',
      'checkpoints/300',
      'manifest.json',
      'manifest.note',
      'rulebook.json',
      'tile/0/000',
      'tile/0/001.p/44',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/44',
    ]);
    const note = textOf(bytesAt('manifest.note')).split('\n');
    expect(note.slice(0, 4)).toEqual([
      'selectorate-record/1',
      'log.example/contest-1',
      '300',
      toBase64(logOf(300).rootAt()),
    ]);
  });

  test('survives its one-file form, and reading over HTTP, where nothing can be listed', async () => {
    const unpacked = unwrap(readArchive(writeArchive(FILES)));
    expect(new Map(unpacked)).toEqual(FILES);
    const served = { ...recordInMemory(FILES), list: () => Promise.resolve(undefined) };
    expect((await verify(served)).faults).toEqual([]);
  });

  test('of any number of entries has no fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(5), fc.integer({ min: 250, max: 260 }), fc.integer({ min: 510, max: 515 })),
        async (size) => {
          const log = logOf(size);
          const files = buildRecordFiles(contents({ entries: log.entries(), checkpoints: [cosign(log, size)] }));
          expect((await verify(files)).faults).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('without a policy is checked with the keys that its first entry may name, and says what that leaves open', async () => {
    const { files } = await checkManifest(recordInMemory(FILES));
    expect(readEntries(files).value[0]).toEqual(act(0));
    const verdict = await verify(FILES, { logKey: LOG.key, witnessKeys });
    expect(verdict.faults).toEqual([]);
    expect(verdict.notices).toEqual(['split-view-not-excluded', 'log-key-not-from-policy']);
    const nobody = await verify(FILES, {});
    expect(nobody.codes).toEqual(['log-signature-missing', 'signature-unknown-key']);
  });

  test('reports its progress', async () => {
    const steps: number[] = [];
    await checkManifest(recordInMemory(FILES), { progress: (done) => steps.push(done) });
    expect(steps.at(-1)).toBe(FILES.size - 2);
  });

  test('is not built from checkpoints that are of other entries, out of order, or too early', () => {
    const other = logOf(300, (i) => utf8(`other ${i}`));
    for (const checkpoints of [
      [cosign(other, 300)],
      [cosign(logOf(300), 299)],
      [...contents().checkpoints].toReversed(),
      [],
    ]) {
      expect(() => buildRecordFiles(contents({ checkpoints }))).toThrow(RangeError);
    }
  });
});

describe('any change is a fault', () => {
  test('of a single byte in any file, with the reader holding a policy or only keys', async () => {
    const paths = [...FILES.keys()].filter((path) => bytesAt(path).length > 0);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, where, change) => {
          const bytes = bytesAt(path);
          const altered = bytes.map((byte, i) => (i === where % bytes.length ? byte ^ change : byte));
          const { codes } = await verify(changed(path, altered), { logKey: LOG.key, witnessKeys });
          const expected =
            path === 'manifest.note' ? /^(signature|note-malformed|log-|manifest-)/ : /^(file|manifest)-altered$/;
          expect(codes.some((code) => expected.test(code))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of every single byte of a small record', async () => {
    const log = logOf(2);
    const files = buildRecordFiles(contents({ entries: log.entries(), checkpoints: [cosign(log, 2)] }));
    for (const [path, bytes] of files) {
      for (const at of bytes.keys()) {
        const altered = changed(path, bytes.with(at, (bytes[at] ?? 0) ^ 0x20), files);
        const manifest = await checkManifest(recordInMemory(altered));
        // The manifest vouches for every file; only a signature vouches for its own note.
        const ofLog = path === 'manifest.note' ? checkLog(manifest.files, { policy }).faults : [];
        expect([...manifest.faults, ...ofLog], `${path} at ${at}`).not.toEqual([]);
      }
    }
  });

  test('of a byte added, a file removed, a file added', async () => {
    for (const [path, bytes] of FILES) {
      expect((await verify(changed(path, Uint8Array.of(...bytes, 0)))).faults).not.toEqual([]);
      const removed = await verify(changed(path, undefined));
      expect(removed.codes).toContain(path.startsWith('manifest.') ? 'manifest-missing' : 'file-missing');
    }
    expect((await verify(changed('notes.txt', utf8('x')))).faults).toEqual([
      { code: 'file-unlisted', path: 'notes.txt' },
    ]);
    expect((await verify(changed('.hidden', utf8('x')))).faults).toEqual([{ code: 'path-unsafe', path: '.hidden' }]);
  });
});

describe('whoever holds the log key', () => {
  const find = async (files: Files, options?: CheckLogOptions): Promise<readonly RecordFault[]> =>
    (await verify(files, options)).faults;

  test('A43 cannot edit, swap or drop entries under cosigned checkpoints', async () => {
    const swapped = logOf(300, (i) => (i === 5 ? act(6) : i === 6 ? act(5) : act(i)));
    const withTiles = buildRecordFiles(contents({ entries: swapped.entries(), checkpoints: [swapped.checkpoint()] }));
    const withOldCheckpoints = new Map([...withTiles, ...[...FILES].filter(([path]) => path.startsWith('checkpoint'))]);
    expect(await find(resigned(withOldCheckpoints))).toEqual([
      { code: 'checkpoint-root-differs', path: 'checkpoints/260' },
      { code: 'checkpoint-root-differs', path: 'checkpoints/300' },
    ]);
  });

  test('A07 cannot show another log without the quorum, nor to somebody who has seen the first', async () => {
    const other = logOf(300, (i) => (i < 100 ? act(i) : utf8(`other ${i}`)));
    const files = buildRecordFiles(contents({ entries: other.entries(), checkpoints: [other.checkpoint()] }));
    expect(await find(files)).toEqual([{ code: 'quorum-missing', path: 'checkpoint', detail: '0 of 2 witnesses' }]);
    expect(await find(files, { logKey: LOG.key, witnessKeys })).toEqual([]);
    const seen = [printNote(cosign(logOf(300), 260).note)];
    expect(await find(files, { logKey: LOG.key, witnessKeys, seen })).toMatchObject([
      { code: 'log-forked', entry: 260 },
    ]);
  });

  test('A53 cannot go back behind a checkpoint that the reader has seen', async () => {
    const log = logOf(260);
    const files = buildRecordFiles(contents({ entries: log.entries(), checkpoints: [cosign(log, 260)] }));
    expect(await find(files)).toEqual([]);
    expect(await find(files, { policy, seen: [printNote(last(contents()).note)] })).toMatchObject([
      { code: 'log-truncated', entry: 260 },
    ]);
  });

  test('cannot keep two stories in one record', async () => {
    const other = cosign(
      logOf(300, (i) => utf8(`other ${i}`)),
      260,
    );
    const files = resigned(changed('checkpoints/260', printNote(other.note)));
    expect(await find(files)).toEqual([{ code: 'log-forked', path: 'checkpoints/260' }]);
  });

  const latest = last(contents());
  const signedAgain = (text: string): Uint8Array => printNote({ text, signatures: [LOG.sign(text)] });
  const head = latest.checkpoint;
  test.each<[string, Files, readonly RecordFaultCode[]]>([
    ['drop the last entries', changed('tile/entries/001.p/44', undefined), ['file-unexpected', 'log-truncated']],
    ['drop a checkpoint in the middle', changed('checkpoints/260', undefined), []],
    [
      'drop the last checkpoint',
      changed('checkpoints/300', undefined),
      ['checkpoint-not-latest', 'log-beyond-checkpoint', 'log-truncated', 'manifest-disagrees'],
    ],
    [
      'drop every checkpoint',
      new Map([...FILES].filter(([path]) => !path.startsWith('checkpoints/'))),
      ['checkpoint-missing', 'manifest-disagrees', 'quorum-missing'],
    ],
    ['drop the latest checkpoint', changed('checkpoint', undefined), ['checkpoint-missing', 'file-missing']],
    [
      'show an earlier checkpoint as the latest',
      changed('checkpoint', bytesAt('checkpoints/3')),
      ['checkpoint-not-latest'],
    ],
    ['drop the rulebook', changed('rulebook.json', undefined), ['file-missing']],
    ['rename a checkpoint', changed('checkpoints/299', bytesAt('checkpoints/260')), ['checkpoint-misplaced']],
    ['add a file that no record has', changed('readme', utf8('x')), ['file-unexpected']],
    ['add a tile that this log has not', changed('tile/0/002.p/1', new Uint8Array(32)), ['file-unexpected']],
    [
      'leave an older partial tile',
      changed('tile/0/001.p/4', bytesAt('tile/0/001.p/44').slice(0, 128)),
      ['file-unexpected'],
    ],
    ['name a file by a hash that it has not', changed(`blobs/${'0'.repeat(64)}`, utf8('x')), ['file-misnamed']],
    ['alter a tile of hashes', changed('tile/1/000.p/1', new Uint8Array(32)), ['tile-differs']],
    ['drop a tile of hashes', changed('tile/0/000', undefined), ['file-missing']],
    ['spoil a bundle', changed('tile/entries/001.p/44', utf8('x')), ['bundle-malformed', 'log-truncated']],
    [
      'write an entry above 16 KiB',
      changed('tile/entries/001.p/44', Uint8Array.of(255, 255)),
      ['entry-too-large', 'log-truncated'],
    ],
    [
      'cosign for a witness',
      changed(
        'checkpoints/3',
        printNote({
          ...cosign(logOf(3), 3).note,
          signatures: [
            ...logOf(3).checkpoint().note.signatures,
            cosigner('witness.example/north', secret(77)).cosign('x\n', 1),
          ],
        }),
      ),
      ['signature-unknown-key'],
    ],
    [
      'move a cosignature to another checkpoint',
      changed('checkpoints/3', printNote({ ...logOf(3).checkpoint().note, signatures: latest.note.signatures })),
      ['log-signature-missing', 'signature-invalid'],
    ],
    [
      'leave out the log signature',
      changed(
        'checkpoints/3',
        printNote({ ...cosign(logOf(3), 3).note, signatures: cosign(logOf(3), 3).note.signatures.slice(1) }),
      ),
      ['log-signature-missing'],
    ],
    [
      'use a checkpoint of another log',
      changed(
        'checkpoints/3',
        signedAgain(printCheckpoint({ ...head, origin: 'log.example/2', size: 3, root: logOf(3).rootAt() })),
      ),
      ['origin-differs'],
    ],
    ['write a checkpoint that is none', changed('checkpoints/3', utf8('x')), ['note-malformed']],
    [
      'say more in extension lines',
      changed(
        'checkpoints/3',
        signedAgain(printCheckpoint({ ...head, size: 3, root: logOf(3).rootAt(), extensions: ['x'] })),
      ),
      ['note-malformed'],
    ],
    [
      'sign a checkpoint beyond the entries',
      changed('checkpoints/400', signedAgain(printCheckpoint({ ...head, size: 400 }))),
      ['checkpoint-not-latest', 'log-truncated', 'manifest-disagrees', 'quorum-missing'],
    ],
    [
      'let a witness go back in time',
      changed('checkpoints/260', printNote(cosign(logOf(260), 260, WITNESSES, 5).note)),
      ['checkpoint-order'],
    ],
  ])('cannot %s without a fault that names it', async (name, files, codes) => {
    const found = await verify(resigned(files));
    if (name === 'drop a checkpoint in the middle') {
      // Nothing in a record says how many checkpoints there were; one seen elsewhere still has to fit.
      expect(found.codes).toEqual([]);
      expect(found.checkpoints.map(({ size }) => size)).toEqual([3, 300]);
    } else expect(found.codes).toEqual(codes);
  });

  test('cannot sign the manifest with another key, or name another checkpoint in it', async () => {
    const impostor = noteSigner(LOG.key.name, secret(5));
    const text = printManifestStatement(head, bytesAt('manifest.json'));
    const forged = printNote({ text, signatures: [impostor.sign(text)] });
    expect((await verify(changed('manifest.note', forged))).codes).toEqual(['signature-unknown-key']);
    expect((await verify(resigned(FILES, cosign(logOf(300), 260)))).codes).toEqual(['manifest-disagrees']);
    expect((await verify(resigned(FILES, logOf(301).checkpoint()))).codes).toEqual([
      'log-truncated',
      'manifest-disagrees',
    ]);
  });

  test('is not believed when the policy names another log, whatever key the caller found in the record', async () => {
    const other = noteSigner('log.example/2', secret(6));
    const elsewhere = unwrap(
      parsePolicy(utf8(policyText('none').replace(printVerifierKey(LOG.key), printVerifierKey(other.key)))),
    );
    expect((await verify(FILES, { policy: elsewhere, logKey: LOG.key })).codes).toEqual(['log-not-in-policy']);
    const sameName = noteSigner(LOG.key.name, secret(6));
    const pinned = unwrap(
      parsePolicy(utf8(policyText('none').replace(printVerifierKey(LOG.key), printVerifierKey(sameName.key)))),
    );
    expect((await verify(FILES, { policy: pinned, logKey: LOG.key })).codes).toEqual([
      'log-signature-missing',
      'signature-unknown-key',
    ]);
  });
});

describe('hostile manifests', () => {
  const withManifest = (text: string): Files => changed('manifest.json', utf8(text));
  const hash = '0'.repeat(64);

  test.each([
    ['no JSON', '{', 'manifest-malformed'],
    ['white space', '{"files":[],"schema":"selectorate-record/1" }', 'manifest-not-canonical'],
    ['another schema', '{"files":[],"schema":"selectorate-record/2"}', 'manifest-malformed'],
    ['more than it should say', '{"extra":1,"files":[],"schema":"selectorate-record/1"}', 'manifest-malformed'],
    ['an array', '[]', 'manifest-malformed'],
    [
      'a file without length',
      `{"files":[{"path":"a","sha256":"${hash}"}],"schema":"selectorate-record/1"}`,
      'manifest-malformed',
    ],
    [
      'a negative length',
      `{"files":[{"length":-1,"path":"a","sha256":"${hash}"}],"schema":"selectorate-record/1"}`,
      'manifest-malformed',
    ],
    [
      'a path twice',
      `{"files":[${`{"length":1,"path":"a","sha256":"${hash}"},`.repeat(2).slice(0, -1)}],"schema":"selectorate-record/1"}`,
      'manifest-malformed',
    ],
    [
      'a path that climbs',
      `{"files":[{"length":1,"path":"../a","sha256":"${hash}"}],"schema":"selectorate-record/1"}`,
      'path-unsafe',
    ],
    [
      'itself',
      `{"files":[{"length":1,"path":"manifest.json","sha256":"${hash}"}],"schema":"selectorate-record/1"}`,
      'file-unexpected',
    ],
    [
      'more bytes than a reader takes',
      `{"files":[{"length":4000000000000,"path":"a","sha256":"${hash}"}],"schema":"selectorate-record/1"}`,
      'record-too-large',
    ],
  ])('%s', async (_, text, code) => {
    const { codes } = await verify(withManifest(text));
    expect(codes).toContain(code);
    expect(codes).toContain('manifest-altered');
  });

  test('a length that is not the file is a fault even beside the right hash', async () => {
    const { length } = bytesAt('rulebook.json');
    const listed = textOf(bytesAt('manifest.json'));
    const longer = listed.replace(
      `{"length":${length},"path":"rulebook.json"`,
      `{"length":${length + 1},"path":"rulebook.json"`,
    );
    expect(longer).not.toBe(listed);
    expect((await verify(withManifest(longer))).faults).toContainEqual({ code: 'file-altered', path: 'rulebook.json' });
  });

  test('more entries than a reader takes are not taken', () => {
    const { value, faults } = readEntries(FILES, 299);
    expect(value).toHaveLength(256);
    expect(faults).toEqual([{ code: 'record-too-large', path: 'tile/entries/001.p/44', entry: 256 }]);
    expect(readEntries(FILES, 300).faults).toEqual([]);
  });

  test('a reader that fails is a fault, not a crash', async () => {
    const broken: UntrustedRecord = {
      list: () => Promise.reject(new Error('no such folder')),
      read: (path) => (path === 'rulebook.json' ? Promise.reject(new Error('gone')) : Promise.resolve(FILES.get(path))),
    };
    const { faults } = await verify(broken);
    expect(faults).toMatchObject([
      { code: 'record-unreadable', detail: 'Error: no such folder' },
      { code: 'record-unreadable', path: 'rulebook.json' },
      { code: 'file-missing', path: 'rulebook.json' },
    ]);
  });

  test('nothing at all is a record with faults', async () => {
    const { codes, entries } = await verify(new Map());
    expect(codes).toEqual([
      'checkpoint-missing',
      'file-missing',
      'log-not-in-policy',
      'manifest-missing',
      'quorum-missing',
    ]);
    expect(entries).toEqual([]);
  });

  test('bytes of any kind in any place never make the reader throw', async () => {
    const noise = fc.dictionary(
      fc.oneof(fc.constantFrom(...FILES.keys()), fc.string()),
      fc.uint8Array({ maxLength: 200 }),
      { maxKeys: 6 },
    );
    await fc.assert(
      fc.asyncProperty(noise, fc.boolean(), async (files, resign) => {
        const spoilt = new Map([...FILES, ...Object.entries(files)]);
        const { codes } = await verify(resign ? resigned(spoilt) : spoilt);
        expect(codes.every((code) => RECORD_FAULTS.includes(code))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('ballot boxes have their place, and are said to be checked elsewhere', async () => {
    const files = resigned(changed('box/box-1/election.bel', utf8('x')));
    const { faults, notices } = await verify(files);
    expect(faults).toEqual([]);
    expect(notices).toEqual(['boxes-not-checked']);
  });
});
