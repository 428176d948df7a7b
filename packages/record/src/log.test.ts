import { fromUtf8, unwrap, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCheckpointNote } from './checkpoint.ts';
import { checkEntryProof, parseEntryProof, printEntryProof } from './entry-proof.ts';
import { type Log, openLog } from './log.ts';
import { cosigner, noteSigner } from './note-signing.ts';
import { printNote } from './note.ts';
import { parsePolicy } from './policy-text.ts';
import { checkSuccessorLink, successorLink } from './successor.ts';
import { LARGEST_ENTRY } from './tiles.ts';
import { printVerifierKey } from './verifier-key.ts';

const textOf = (bytes: Uint8Array): string => unwrap(fromUtf8(bytes));

const secret = (seed: number): Uint8Array => new Uint8Array(32).fill(seed);
const LOG = noteSigner('log.example/contest-1', secret(1));
const entriesOf = (size: number): Uint8Array[] => Array.from({ length: size }, (_, i) => utf8(`act ${i}`));
const logOf = (size: number): Log => unwrap(openLog({ signer: LOG, entries: entriesOf(size) }));
const bytesOf = (log: Log, size: number): Uint8Array => printNote(log.checkpoint(size).note);

describe('opening a log', () => {
  const lastCosigned = bytesOf(logOf(9), 6);
  const refusal = (entries: readonly Uint8Array[], cosigned = lastCosigned, signer = LOG): string => {
    const opened = openLog({ signer, entries, lastCosigned: cosigned });
    return opened.ok ? `opened at ${opened.value.size}` : opened.error;
  };

  test('goes on from the cosigned checkpoint or beyond it', () => {
    expect(refusal(entriesOf(6))).toBe('opened at 6');
    expect(refusal(entriesOf(9))).toBe('opened at 9');
  });

  test('A53 refuses a store that was restored to an earlier hour', () => {
    expect(refusal(entriesOf(5))).toBe('behind-cosigned-checkpoint');
    expect(refusal([])).toBe('behind-cosigned-checkpoint');
  });

  test('A43 refuses a store that was edited', () => {
    expect(refusal(entriesOf(9).with(2, utf8('act 2, other')))).toBe('differs-from-cosigned-checkpoint');
    expect(refusal(entriesOf(9).with(8, utf8('act 8, other')))).toBe('opened at 9');
  });

  test('refuses a checkpoint that is not its own', () => {
    expect(refusal(entriesOf(9), utf8('nothing'))).toBe('cosigned-checkpoint-malformed');
    expect(refusal(entriesOf(9), lastCosigned, noteSigner('log.example/2', secret(1)))).toBe(
      'cosigned-checkpoint-of-another-log',
    );
    expect(refusal(entriesOf(9), lastCosigned, noteSigner(LOG.key.name, secret(3)))).toBe(
      'cosigned-checkpoint-not-signed',
    );
  });

  test('refuses an entry above 16 KiB', () => {
    expect(refusal([new Uint8Array(LARGEST_ENTRY + 1)])).toBe('entry-too-large');
    expect(logOf(0).append(new Uint8Array(LARGEST_ENTRY))).toEqual({ ok: true, value: 0 });
  });

  test('has nothing to offer a witness that is ahead', () => {
    const log = logOf(4);
    expect(log.offer(log.checkpoint(), 5)).toEqual({ ok: false, error: 'witness-ahead' });
  });
});

describe('tlog-proof', () => {
  const log = logOf(12);
  const witness = cosigner('witness.example/north', secret(2));
  const policy = unwrap(
    parsePolicy(utf8(`log ${printVerifierKey(LOG.key)}\nwitness w ${printVerifierKey(witness.key)}\nquorum w\n`)),
  );
  const bare = log.checkpoint(11);
  const { text } = bare.note;
  const signed = unwrap(
    parseCheckpointNote(printNote({ text, signatures: [LOG.sign(text), witness.cosign(text, 1_700_000_000)] })),
  );

  test('a proof of each entry reads back and is accepted for that entry alone', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.option(fc.uint8Array({ maxLength: 20 }), { nil: undefined }), (index, extra) => {
        const made = { ...log.proveEntry(index, signed), ...(extra === undefined ? {} : { extra }) };
        const read = unwrap(parseEntryProof(printEntryProof(made)));
        expect(read).toEqual(made);
        expect(checkEntryProof(read, utf8(`act ${index}`), { policy })).toMatchObject({
          ok: true,
          value: { witnesses: [{ name: 'w', time: 1_700_000_000 }] },
        });
        expect(checkEntryProof(read, utf8('act'), { policy })).toEqual({ ok: false, error: { code: 'not-included' } });
      }),
      { numRuns: 25 },
    );
  });

  test('has the lines that the specification lays out', () => {
    const lines = textOf(printEntryProof({ ...log.proveEntry(3, signed), extra: utf8('hi') })).split('\n');
    expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra aGk=', 'index 3']);
    expect(lines[lines.indexOf('') + 1]).toBe('log.example/contest-1');
  });

  test('without the quorum it proves nothing', () => {
    expect(checkEntryProof(log.proveEntry(3, bare), utf8('act 3'), { policy })).toMatchObject({
      error: { code: 'quorum-missing' },
    });
  });

  test('a line by a key that the policy does not name spoils it', () => {
    const stranger = cosigner('witness.example/nobody', secret(9)).cosign(text, 1);
    const { note, checkpoint } = signed;
    const spoilt = { note: { text, signatures: [...note.signatures, stranger] }, checkpoint };
    expect(checkEntryProof(log.proveEntry(3, spoilt), utf8('act 3'), { policy })).toMatchObject({
      error: { verdict: { met: true, faults: [{ code: 'signature-unknown-key' }] } },
    });
  });

  test('any single character changed is refused', () => {
    const bytes = printEntryProof(log.proveEntry(6, signed));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const read = parseEntryProof(bytes.map((byte, i) => (i === at ? byte ^ change : byte)));
        expect(read.ok && checkEntryProof(read.value, utf8('act 6'), { policy }).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['another header', (good: string) => good.replace('@v1', '@v2')],
    ['no index', (good: string) => good.replace('index 3\n', '')],
    ['an index with a leading zero', (good: string) => good.replace('index 3', 'index 03')],
    ['extra data that is not base64', (good: string) => good.replace('index', 'extra ???\nindex')],
    ['extra data twice', (good: string) => good.replace('index', 'extra aGk=\nextra aGk=\nindex')],
  ])('refuses %s', (_, spoil) => {
    const good = textOf(printEntryProof(log.proveEntry(3, signed)));
    expect(parseEntryProof(utf8(good)).ok).toBe(true);
    expect(parseEntryProof(utf8(spoil(good)))).toEqual({ ok: false, error: 'malformed-proof' });
  });
});

describe('a successor log', () => {
  const old = logOf(9).checkpoint();
  const keys = [LOG.key];

  test('follows with all entries when only the key changes', () => {
    const link = successorLink(old, 9);
    expect(link.lost).toBeNull();
    expect(checkSuccessorLink(link, { keys, entries: entriesOf(9) })).toEqual({ ok: true, value: old });
  });

  test('takes no old checkpoint with a line by a key that nobody knows', () => {
    const stranger = cosigner('witness.example/nobody', secret(9)).cosign(old.note.text, 1);
    const spoilt = { ...old, note: { ...old.note, signatures: [...old.note.signatures, stranger] } };
    const checked = checkSuccessorLink(successorLink(spoilt, 9), { keys, entries: entriesOf(9) });
    expect(checked).toEqual({ ok: false, error: 'old-checkpoint-not-signed' });
  });

  test('states which entries are lost', () => {
    const link = successorLink(old, 7);
    expect(link.lost).toEqual({ from: 7, to: 9 });
    expect(checkSuccessorLink(link, { keys, entries: entriesOf(7) }).ok).toBe(true);
    expect(() => successorLink(old, 10)).toThrow(RangeError);
  });

  test.each([
    ['entries that are others', {}, { entries: entriesOf(9).with(1, utf8('x')) }, 'kept-entries-differ'],
    ['fewer entries than it says', {}, { entries: entriesOf(8) }, 'lost-range-differs'],
    [
      'a loss that does not reach the end',
      { lost: { from: 7, to: 8 } },
      { entries: entriesOf(7) },
      'lost-range-differs',
    ],
    ['another origin', { oldOrigin: 'log.example/2' }, {}, 'old-origin-differs'],
    ['a checkpoint that is none', { oldCheckpoint: 'x' }, {}, 'old-checkpoint-malformed'],
    [
      'a key that is not the old log',
      {},
      { keys: [noteSigner(LOG.key.name, secret(3)).key] },
      'old-checkpoint-not-signed',
    ],
  ])('refuses %s', (_, link, given, code) => {
    const checked = checkSuccessorLink(
      { ...successorLink(old, 9), ...link },
      { keys, entries: entriesOf(9), ...given },
    );
    expect(checked).toEqual({ ok: false, error: code });
  });
});
