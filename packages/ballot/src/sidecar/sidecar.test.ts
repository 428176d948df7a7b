import { concatBytes, fromUtf8, unwrap, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UntrustedBytes } from '../archive/byte-source.ts';
import { LONGEST_LINE } from './line-source.ts';
import type { SidecarHeader, SidecarLine } from './sidecar-lines.ts';
import { type SidecarContents, SidecarReader } from './sidecar-reader.ts';
import { sidecarWriter } from './sidecar-writer.ts';

const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
const FINGERPRINT = 'p1cWOrIsAXOzJRGHsSLWd6lUBOWxvNJYqXSs+tFZdNk';
const writer = sidecarWriter(ORDER);

const HEADER: SidecarHeader = { kind: 'sidecar', version: 1, election: FINGERPRINT, contest: null, keys: null };
const hash = (n: number): string => n.toString(16).padStart(64, '0');
const bytesOf = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + seed * 7) & 0xff);

function inPieces(bytes: Uint8Array, length = 65_536): UntrustedBytes {
  return {
    async *read() {
      for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
    },
  };
}

const open = (bytes: Uint8Array, pieces?: number): SidecarReader =>
  new SidecarReader(inPieces(bytes, pieces), { order: ORDER, fingerprint: FINGERPRINT });

const readAll = (...lines: readonly Uint8Array[]): Promise<SidecarContents> => open(concatBytes(...lines)).finish();

const codes = (contents: SidecarContents): unknown[] => contents.faults.map(({ code, line }) => [code, line]);

const SIGNATURE = 'a'.repeat(128);
const LINES: readonly SidecarLine[] = [
  { ...HEADER, contest: 'north', keys: { server: hash(1), registrar: hash(2), officers: [hash(3), hash(4)] } },
  { kind: 'registration', roll: hash(5), spares: 1, credentials: 2, signature: SIGNATURE },
  { kind: 'spares', credentials: ['abc'] },
  { kind: 'map', commitments: [hash(6), hash(7)] },
  {
    kind: 'cast',
    at: 100,
    ballot: hash(8),
    credential: 'def',
    prev: null,
    link: { challenge: 1n, response: 2n },
    receipt: { by: 120, signature: SIGNATURE },
    hints: bytesOf(128, 1),
  },
  {
    kind: 'cast',
    at: 101,
    ballot: hash(9),
    credential: 'def',
    prev: hash(8),
    link: { challenge: 3n, response: 4n },
    receipt: { by: 121, signature: SIGNATURE },
    hints: null,
  },
  {
    kind: 'activate',
    at: 102,
    credential: 'abc',
    purpose: 'reissue',
    replaces: 'def',
    commitment: hash(1),
    signature: SIGNATURE,
  },
  { kind: 'revoke', at: 103, credential: 'ghi', signature: SIGNATURE },
  {
    kind: 'issue-paper',
    at: 104,
    credential: 'def',
    first: { key: hash(3), signature: SIGNATURE },
    second: { key: hash(4), signature: SIGNATURE },
  },
  {
    kind: 'exclude',
    at: 105,
    credential: 'def',
    ground: 'surrendered-to-paper',
    first: { key: hash(3), signature: SIGNATURE },
    second: { key: hash(4), signature: SIGNATURE },
  },
  { kind: 'close', at: 106, signature: SIGNATURE },
  { kind: 'participation', count: 1, signature: SIGNATURE },
  { kind: 'tags', tags: [hash(1), hash(2)] },
];

describe('what a sidecar says is read as it was written', () => {
  test('every kind of line', async () => {
    const contents = await readAll(...LINES.map(writer.line));
    expect(contents.faults).toEqual([]);
    expect(contents.header).toEqual(LINES[0]);
    expect(contents.registration).toEqual({ line: 2, value: LINES[1] });
    expect(contents.spares).toEqual(['abc']);
    expect(contents.map).toEqual([hash(6), hash(7)]);
    expect(contents.entries.map(({ line }) => line)).toEqual([5, 6, 7, 8, 9, 10, 11]);
    expect(contents.entries.slice(2).map(({ value }) => value)).toEqual(LINES.slice(6, 11));
    expect(contents.entries[0]?.value).toMatchObject({ kind: 'cast', ballot: hash(8), prev: null });
    expect(contents.castHints).toEqual(new Map([[5, bytesOf(128, 1)]]));
    expect(contents.participation).toEqual({ line: 12, value: LINES[11] });
    expect(contents.tags).toEqual([hash(1), hash(2)]);
  });

  test('a line is spelt in one way', () => {
    const [header = new Uint8Array(0)] = LINES.map(writer.line);
    expect(unwrap(fromUtf8(header))).toBe(
      `{"kind":"sidecar","version":1,"election":"${FINGERPRINT}","contest":"north","keys":{"server":"${hash(1)}",` +
        `"registrar":"${hash(2)}","officers":["${hash(3)}","${hash(4)}"]}}\n`,
    );
  });

  test('hints of any length, however the bytes arrive, on lines that are not too long', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 2_000_000 }), { maxLength: 3 }),
        fc.integer({ min: 1000, max: 3_000_000 }),
        async (lengths, pieces) => {
          const hints = lengths.map(bytesOf);
          const lines = [writer.line(HEADER), ...hints.flatMap((one, i) => writer.hints(hash(i), one))];
          expect(lines.every(({ length }) => length <= LONGEST_LINE)).toBe(true);
          const reader = open(concatBytes(...lines), pieces);
          for (const [i, one] of hints.entries()) {
            const found = await reader.hintsFor(hash(i));
            expect(found !== null && Buffer.compare(found, one) === 0).toBe(true);
          }
          expect(await reader.hintsFor(hash(9))).toBeNull();
          expect((await reader.finish()).faults).toEqual([]);
        },
      ),
      { numRuns: 6 },
    );
  });

  test('second proofs, a row a question, on as many lines as they need', async () => {
    const row = fc.integer({ min: 0, max: 2500 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 4 }), async (lengths) => {
        const rows = lengths.map((length, i) =>
          Array.from({ length }, (_, j) => ({ challenge: BigInt(i), response: BigInt(j) })),
        );
        const lines = [
          writer.line(HEADER),
          ...writer.secondProofs(hash(1), rows),
          ...writer.hints(hash(1), bytesOf(9, 9)),
        ];
        const reader = open(concatBytes(...lines));
        expect(await reader.secondProofsFor(hash(1))).toEqual(rows);
        expect(await reader.hintsFor(hash(1))).toEqual(bytesOf(9, 9));
        expect((await reader.finish()).faults).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('an object without hints is passed over, and the next one finds its own', async () => {
    const reader = open(concatBytes(writer.line(HEADER), ...writer.hints(hash(2), bytesOf(5, 5))));
    expect(await reader.hintsFor(hash(1))).toBeNull();
    expect(await reader.hintsFor(hash(2))).toEqual(bytesOf(5, 5));
    expect(await reader.hintsFor(hash(2))).toBeNull();
    expect((await reader.finish()).faults).toEqual([]);
  });
});

describe('sidecars that are not what they should be', () => {
  const header = writer.line(HEADER);

  test('nothing at all', async () => {
    expect(codes(await readAll())).toEqual([['sidecar-header', null]]);
  });

  test('another first line', async () => {
    const contents = await readAll(writer.line({ kind: 'close', at: 1, signature: SIGNATURE }), header);
    expect(codes(contents)).toEqual([['sidecar-header', 1]]);
    expect(contents.header).toBeNull();
  });

  test('of another election', async () => {
    const contents = await readAll(writer.line({ ...HEADER, election: 'x' }));
    expect(codes(contents)).toEqual([['sidecar-other-election', 1]]);
  });

  test('hints in another order than the archive', async () => {
    const reader = open(
      concatBytes(header, ...writer.hints(hash(2), bytesOf(5, 5)), ...writer.hints(hash(1), bytesOf(5, 6))),
    );
    expect(await reader.hintsFor(hash(1))).toBeNull();
    expect(await reader.hintsFor(hash(2))).toEqual(bytesOf(5, 5));
    expect(codes(await reader.finish())).toEqual([['sidecar-order', 3]]);
  });

  test('a piece left out', async () => {
    const [first, , third] = writer.hints(hash(1), bytesOf(2_000_000, 5));
    const reader = open(concatBytes(header, first ?? header, third ?? header));
    expect(await reader.hintsFor(hash(1))).toBeNull();
    expect(codes(await reader.finish())).toContainEqual(['sidecar-order', 3]);
  });

  test('sections in another order, or twice', async () => {
    const lines = LINES.map(writer.line);
    for (const i of [1, 11]) {
      expect(codes(await readAll(...lines.slice(0, i + 1), ...lines.slice(i)))).toEqual([['sidecar-order', i + 2]]);
    }
    expect(codes(await readAll(...lines, ...lines.slice(0, 1)))).toEqual([['sidecar-order', 14]]);
    expect(codes(await readAll(...lines, ...lines.slice(4, 5)))).toEqual([['sidecar-order', 14]]);
  });

  test('a line too long', async () => {
    expect(codes(await readAll(header, utf8(`${'x'.repeat(LONGEST_LINE + 1)}\n`)))).toEqual([
      ['sidecar-line-too-long', 2],
    ]);
  });

  test('a line without an end', async () => {
    expect(codes(await readAll(header, header.subarray(0, 9)))).toEqual([['sidecar-truncated', 2]]);
  });

  test('bytes that are not UTF-8', async () => {
    expect(codes(await readAll(header, Uint8Array.of(0xff, 0x0a)))).toEqual([['sidecar-not-utf8', 2]]);
  });

  test('an unreadable line is told and the next one is read', async () => {
    const contents = await readAll(
      header,
      utf8('\n{}\n{"kind":"close"}\n'),
      writer.line({ kind: 'close', at: 1, signature: SIGNATURE }),
    );
    expect(codes(contents)).toEqual([
      ['sidecar-unreadable', 2],
      ['sidecar-unreadable', 3],
      ['sidecar-unreadable', 4],
    ]);
    expect(contents.entries).toHaveLength(1);
  });

  test('one changed byte in any line is told or changes what is said', async () => {
    const bytes = concatBytes(...LINES.map(writer.line));
    const right = await readAll(bytes);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const changed = Uint8Array.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ change;
          const contents = await readAll(changed);
          expect(contents).not.toEqual(right);
        },
      ),
      { numRuns: 300 },
    );
  });
});
