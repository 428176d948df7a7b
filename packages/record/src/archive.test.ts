import { equalBytes, fromUtf8, toHex, unwrap, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArchive, writeArchive } from './archive.ts';

const textOf = (bytes: Uint8Array): string => unwrap(fromUtf8(bytes));

const part = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,60}$/);
const paths = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
  .filter((path) => path.length <= 100);
const archives = fc
  .dictionary(paths, fc.uint8Array({ maxLength: 1500 }), { maxKeys: 6 })
  .map((files) => new Map(Object.entries(files)));

const fileOf = (path: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => new Map([[path, bytes]]);
const faultOf = (bytes: Uint8Array): string => {
  const read = readArchive(bytes);
  return read.ok ? 'read' : read.error.code;
};

test('what was written reads back, and the order in which files were given does not show', () => {
  fc.assert(
    fc.property(archives, (files) => {
      const bytes = writeArchive(files);
      const read = readArchive(bytes);
      expect(read.ok && new Map(read.value)).toEqual(files);
      expect(equalBytes(writeArchive(new Map([...files].toReversed())), bytes)).toBe(true);
    }),
  );
});

test('whatever is read is written as the same bytes: any changed byte is refused or is in a file', () => {
  const bytes = writeArchive(
    new Map([...fileOf('checkpoint', utf8('one')), ...fileOf('tile/0/000', new Uint8Array(600))]),
  );
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const altered = bytes.map((byte, i) => (i === at ? byte ^ change : byte));
      const read = readArchive(altered);
      if (read.ok) expect(equalBytes(writeArchive(read.value), altered)).toBe(true);
      const inFile = (at >= 512 && at < 515) || (at >= 1536 && at < 2136);
      expect(read.ok).toBe(inFile);
    }),
    { numRuns: 2000 },
  );
});

test('a header is what POSIX tar writes for a regular file of nobody at the epoch', () => {
  const header = writeArchive(fileOf('blobs/x', new Uint8Array(9))).subarray(0, 512);
  const text = (start: number, length: number): string => textOf(header.subarray(start, start + length));
  expect(text(0, 8)).toBe('blobs/x\0');
  expect(text(100, 56)).toBe('0000644\x000000000\x000000000\x0000000000011\x0000000000000\x00010470\0 ');
  expect(text(156, 1)).toBe('0');
  expect(toHex(header.subarray(257, 265))).toBe('7573746172003030');
});

test('a path above 100 bytes is split at a slash', () => {
  const path = `box/${'a'.repeat(64)}/tile/entries/x001/x234/067.p/255`;
  expect(path.length).toBeGreaterThan(100);
  const files = fileOf(path, utf8('x'));
  const read = readArchive(writeArchive(files));
  expect(read.ok && new Map(read.value)).toEqual(files);
});

describe('refuses', () => {
  const bytes = writeArchive(fileOf('checkpoint', utf8('one')));
  const patched = (at: number, text: string): Uint8Array => {
    const copy = bytes.slice();
    copy.set(utf8(text), at);
    copy.set(utf8('        '), 148);
    const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    copy.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    return copy;
  };

  test.each([
    ['a symbolic link', patched(156, '2'), 'archive-header-not-canonical'],
    ['a folder', patched(156, '5'), 'archive-header-not-canonical'],
    ['an extended header', patched(156, 'x'), 'archive-header-not-canonical'],
    ['a link name', patched(157, 'elsewhere'), 'archive-header-not-canonical'],
    ['an owner', patched(265, 'root'), 'archive-header-not-canonical'],
    ['a time', patched(136, '00000000001\0'), 'archive-header-not-canonical'],
    ['a length in base 256', patched(124, '\u0080'), 'archive-header-not-canonical'],
    ['an absolute path', patched(0, '/checkpoint'), 'archive-path-unsafe'],
    ['a path that climbs', patched(0, '../checkpoint'), 'archive-path-unsafe'],
    ['a path that climbs later', patched(0, 'blobs/../../checkpoint'), 'archive-path-unsafe'],
    ['an upper-case path', patched(0, 'CHECKPOINT'), 'archive-path-unsafe'],
    ['a length beyond the end', patched(124, '00000010000\0'), 'archive-truncated'],
    ['one block at the end', bytes.slice(0, -512), 'archive-padding'],
    ['three blocks at the end', Uint8Array.of(...bytes, ...new Uint8Array(512)), 'archive-padding'],
    ['a cut end', bytes.slice(0, 1100), 'archive-truncated'],
    ['nothing', new Uint8Array(), 'archive-truncated'],
    ['a compressed archive', Uint8Array.of(0x1f, 0x8b, ...new Uint8Array(600)), 'archive-header-not-canonical'],
    ['a path twice', Uint8Array.of(...bytes.slice(0, 1024), ...bytes), 'archive-order'],
  ])('%s', (_, altered, fault) => expect(faultOf(altered)).toBe(fault));

  test('to write a path that is not safe', () => {
    expect(() => writeArchive(fileOf('../x', utf8('x')))).toThrow(RangeError);
  });
});
