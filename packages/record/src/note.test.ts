import { toBase64, toHex, unwrap, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCheckpoint, parseCheckpointNote, printCheckpoint } from './checkpoint.ts';
import { checkNote, cosigner, noteSigner } from './note-signing.ts';
import { MOST_SIGNATURES, parseNote, printNote } from './note.ts';
import { parseVerifierKey, printVerifierKey } from './verifier-key.ts';

const secret = (seed: number): Uint8Array => new Uint8Array(32).fill(seed);
const LOG = noteSigner('log.example/contest-1', secret(1));
const WITNESS = cosigner('witness.example/north', secret(2));
const ROOT = new Uint8Array(32).fill(8);
const TEXT = printCheckpoint({ origin: LOG.key.name, size: 7, root: ROOT, extensions: [] });

describe('signed-note, example', () => {
  const example =
    'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
    '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';

  test('the text runs to the last empty line', () => {
    const note = unwrap(parseNote(utf8(example)));
    expect(note.text.endsWith('sole:\n\ned è subito sera.\n')).toBe(true);
    expect(note.signatures).toHaveLength(1);
    expect(note.signatures[0]).toMatchObject({ name: 'quasimodo.example/salvatore', keyId: 0x367ba04b });
    expect(printNote(note)).toEqual(utf8(example));
  });
});

describe('tlog-cosignature, example', () => {
  const logLine =
    '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
  const example =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
    `${logLine}— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n`;

  test('is a checkpoint with a log signature and a cosignature', () => {
    const { note, checkpoint } = unwrap(parseCheckpointNote(utf8(example)));
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163, extensions: [] });
    expect(toBase64(checkpoint.root)).toBe('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=');
    expect(note.signatures.map(({ name, signature }) => [name, signature.length])).toEqual([
      ['example.com/behind-the-sofa', 64],
      ['witness.example.com/w1', 72],
    ]);
    expect(printCheckpoint(checkpoint)).toBe(note.text);
    expect(printNote(note)).toEqual(utf8(example));
  });

  test('its log signature is the one of the Go checksum database over the same head', () => {
    // The specification's author put another origin over a real head; with the real one the signature holds.
    const key = unwrap(parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'));
    const line = logLine.replace('example.com/behind-the-sofa', 'sum.golang.org');
    const head = (size: string): Uint8Array =>
      utf8(`go.sum database tree\n${size}\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n${line}`);
    expect(checkNote(unwrap(parseNote(head('20852163'))), [key])).toEqual({ valid: [{ key }], faults: [] });
    expect(checkNote(unwrap(parseNote(head('20852164'))), [key]).faults).toEqual([
      { code: 'signature-invalid', name: 'sum.golang.org' },
    ]);
    expect(printVerifierKey(key)).toBe('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
  });

  test('the cosigned message is the one printed there', () => {
    const text = example.slice(0, example.indexOf('\n\n') + 1);
    const line = WITNESS.cosign(text, 1_679_315_147);
    const printed = `cosignature/v1\ntime 1679315147\n${text}`;
    const plain = noteSigner('witness.example/plain', secret(2)).sign(printed);
    expect(toHex(line.signature.subarray(0, 8))).toBe('00000000641850cb');
    expect(line.signature.subarray(8)).toEqual(plain.signature);
  });
});

describe('notes', () => {
  const names = fc.stringMatching(/^[a-z]{1,8}(\.example)?\/[a-z0-9é-]{1,8}$/);
  const notes = fc.record({
    text: fc
      .array(fc.stringMatching(/^[ -~é—]{0,20}$/), { minLength: 1, maxLength: 5 })
      .map((lines) => `${lines.join('\n')}\n`),
    signatures: fc.uniqueArray(
      fc.record({
        name: names,
        keyId: fc.nat(0xffffffff),
        signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
      }),
      { minLength: 1, maxLength: 5, selector: ({ name }) => name },
    ),
  });

  test('read back what was printed, and print what was read', () => {
    fc.assert(
      fc.property(notes, (note) => {
        expect(parseNote(printNote(note))).toEqual({ ok: true, value: note });
      }),
    );
  });

  test('whatever bytes are read print as the same bytes', () => {
    const bytes = printNote({ text: TEXT, signatures: [LOG.sign(TEXT), WITNESS.cosign(TEXT, 5)] });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = bytes.map((byte, i) => (i === at ? byte ^ change : byte));
        const read = parseNote(altered);
        if (read.ok) {
          expect(printNote(read.value)).toEqual(altered);
          const { valid, faults } = checkNote(read.value, [LOG.key, WITNESS.key]);
          expect(valid.length + faults.length).toBe(read.value.signatures.length);
          expect(faults.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['no signatures', 'text\n', 'no-signature-block'],
    ['nothing after the blank line', 'text\n\n', 'no-signature-block'],
    ['a last line without newline', 'text\n\n— a AAAAAAA=', 'malformed-signature-line'],
    ['a hyphen for the dash', 'text\n\n- a AAAAAAA=\n', 'malformed-signature-line'],
    ['a name with a plus', 'text\n\n— a+b AAAAAAA=\n', 'malformed-signature-line'],
    ['a name with a no-break space', 'text\n\n— a\u00a0b AAAAAAA=\n', 'malformed-signature-line'],
    ['two spaces', 'text\n\n— a  AAAAAAA=\n', 'malformed-signature-line'],
    ['a key id alone', 'text\n\n— a AAAAAA==\n', 'malformed-signature-line'],
    ['base64 with stray bits', 'text\n\n— a AAAAAAB=\n', 'malformed-signature-line'],
    ['a tab', 'te\txt\n\n— a AAAAAAA=\n', 'control-character'],
    ['the same key twice', 'text\n\n— a AAAAAAA=\n— a AAAAAAE=\n', 'duplicate-signature'],
    [
      'too many signatures',
      `text\n\n${Array.from({ length: MOST_SIGNATURES + 1 }, (_, i) => `— a${i} AAAAAAA=\n`).join('')}`,
      'too-many-signatures',
    ],
    ['too much of it', `${'text\n'.repeat(60_000)}\n— a AAAAAAA=\n`, 'note-too-large'],
  ])('refuse %s', (_, text, fault) => expect(parseNote(utf8(text))).toEqual({ ok: false, error: fault }));

  test('are UTF-8', () => {
    expect(parseNote(Uint8Array.of(0xff, 0x0a, 0x0a))).toEqual({ ok: false, error: 'not-utf8' });
  });

  test('are checked line by line: a line by an unknown key is a fault', () => {
    const note = { text: TEXT, signatures: [LOG.sign(TEXT), WITNESS.cosign(TEXT, 1_700_000_000)] };
    expect(checkNote(note, [LOG.key, WITNESS.key])).toEqual({
      valid: [{ key: LOG.key }, { key: WITNESS.key, time: 1_700_000_000 }],
      faults: [],
    });
    expect(checkNote(note, [LOG.key]).faults).toEqual([
      { code: 'signature-unknown-key', name: 'witness.example/north' },
    ]);
  });

  test('a cosignature is no plain signature, not even under the same name and key', () => {
    const plain = noteSigner(WITNESS.key.name, secret(2));
    expect(plain.key.keyId).not.toBe(WITNESS.key.keyId);
    const relabelled = { ...plain.sign(TEXT), keyId: WITNESS.key.keyId };
    expect(checkNote({ text: TEXT, signatures: [relabelled] }, [WITNESS.key]).faults).toMatchObject([
      { code: 'signature-invalid' },
    ]);
  });
});

describe('verifier keys', () => {
  test('read back what was printed', () => {
    for (const { key } of [LOG, WITNESS])
      expect(parseVerifierKey(printVerifierKey(key))).toEqual({ ok: true, value: key });
  });

  const good = printVerifierKey(LOG.key);
  test.each([
    ['', 'malformed-verifier-key'],
    ['name+00000000', 'malformed-verifier-key'],
    [good.replace('+', ' '), 'malformed-verifier-key'],
    [`${good}=`, 'malformed-verifier-key'],
    [good.replace('log.', 'lag.'), 'key-id-differs'],
    [`a+00000000+${toBase64(new Uint8Array(33).fill(6))}`, 'unknown-signature-type'],
    [`a+00000000+${toBase64(Uint8Array.of(1))}`, 'wrong-length'],
    [`a+00000000+${toBase64(Uint8Array.of(1, 1, ...new Uint8Array(31)))}`, 'small-order'],
    ['a'.repeat(2000), 'malformed-verifier-key'],
  ])('refuse %s', (text, fault) => expect(parseVerifierKey(text)).toEqual({ ok: false, error: fault }));
});

describe('checkpoints', () => {
  test('read back what was printed, extension lines too', () => {
    for (const extensions of [[], ['one', 'two']]) {
      const checkpoint = { origin: 'log.example', size: 0, root: ROOT, extensions };
      expect(parseCheckpoint(printCheckpoint(checkpoint))).toEqual({ ok: true, value: checkpoint });
    }
  });

  test.each([
    ['a size with a leading zero', TEXT.replace('\n7\n', '\n07\n')],
    ['a size beyond 2^53', TEXT.replace('\n7\n', '\n9007199254740993\n')],
    ['a short root', TEXT.replace(toBase64(ROOT), toBase64(ROOT.subarray(1)))],
    ['an empty origin', TEXT.replace(LOG.key.name, '')],
    ['an empty extension line', `${TEXT}\n`],
    ['two lines', 'log.example\n7\n'],
    ['no last newline', TEXT.slice(0, -1)],
  ])('refuse %s', (_, text) => expect(parseCheckpoint(text)).toEqual({ ok: false, error: 'malformed-checkpoint' }));
});
