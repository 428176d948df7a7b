import { concatBytes, toHex, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafHash } from './hash.ts';
import { encodeBundle, LARGEST_ENTRY, parseBundle, parseTilePath, tileBytes, tilePath, tilesOfSize } from './tiles.ts';
import { LogTree, rootOf } from './tree.ts';

describe('tlog-tiles, examples', () => {
  test('index 1234067 is x001/x234/067', () => {
    expect(tilePath({ level: 3, index: 1_234_067, width: 256 })).toBe('tile/3/x001/x234/067');
    expect(tilePath({ level: 'entries', index: 1_234_067, width: 5 })).toBe('tile/entries/x001/x234/067.p/5');
  });

  test('a tree of size 70,000', () => {
    const hashes = tilesOfSize(70_000).filter(({ level }) => level !== 'entries');
    const count = (wanted: number, full: boolean): number =>
      hashes.filter(({ level, width }) => level === wanted && (width === 256) === full).length;
    expect([count(0, true), count(0, false), count(1, true), count(1, false), count(2, false)]).toEqual([
      273, 1, 1, 1, 1,
    ]);
    expect(hashes.filter(({ width }) => width < 256).map(({ level, width }) => [level, width])).toEqual([
      [0, 112],
      [1, 17],
      [2, 1],
    ]);
    expect(hashes).toHaveLength(277);
  });

  test('a tree of size 256 has a full tile at level 0 and a partial one of width 1 above', () => {
    expect(tilesOfSize(256).map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
  });
});

test('an empty log has no tile', () => expect(tilesOfSize(0)).toEqual([]));

test('paths read back', () => {
  const tiles = fc.record({
    level: fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
    index: fc.oneof(fc.nat(2000), fc.nat(999_999_999_999)),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(tiles, (tile) => {
      expect(parseTilePath(tilePath(tile))).toEqual(tile);
    }),
  );
});

test.each([
  'tile/00/000',
  'tile/64/000',
  'tile/0/00',
  'tile/0/x000/001',
  'tile/0/0000',
  'tile/0/001/002',
  'tile/0/x001',
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/000.p/07',
  'tile/0/000.p/',
  'tile/data/000',
  '/tile/0/000',
  'tile/0/000\n',
])('%j is no tile', (path) => expect(parseTilePath(path)).toBeUndefined());

test('tiles hold the hashes of the definition', () => {
  const entries = Array.from({ length: 600 }, (_, i) => utf8(`entry ${i}`));
  const tree = LogTree.of(entries.map(leafHash));
  const bytes = tileBytes({ level: 1, index: 0, width: 2 }, tree, entries);
  const expected = concatBytes(...[0, 256].map((start) => rootOf(entries.slice(start, start + 256).map(leafHash))));
  expect(toHex(bytes)).toBe(toHex(expected));
  const last = tileBytes({ level: 0, index: 2, width: 88 }, tree, entries);
  expect(toHex(last)).toBe(toHex(concatBytes(...entries.slice(512).map(leafHash))));
});

describe('bundles', () => {
  const bundles = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 });

  test('read back, and only with their own number of entries', () => {
    fc.assert(
      fc.property(bundles, (entries) => {
        const bytes = encodeBundle(entries);
        expect(parseBundle(bytes, entries.length)).toEqual({ ok: true, value: entries });
        expect(parseBundle(bytes, entries.length + 1)).toEqual({ ok: false, error: 'bundle-malformed' });
        expect(parseBundle(concatBytes(bytes, Uint8Array.of(0)), entries.length)).toMatchObject({ ok: false });
      }),
    );
  });

  test('an entry has at most 16 KiB', () => {
    expect(parseBundle(encodeBundle([new Uint8Array(LARGEST_ENTRY)]), 1).ok).toBe(true);
    expect(parseBundle(encodeBundle([new Uint8Array(LARGEST_ENTRY + 1)]), 1)).toEqual({
      ok: false,
      error: 'entry-too-large',
    });
  });

  test('an entry cut short is malformed', () => {
    expect(parseBundle(Uint8Array.of(0, 3, 1, 2), 1)).toEqual({ ok: false, error: 'bundle-malformed' });
    expect(parseBundle(Uint8Array.of(0), 1)).toEqual({ ok: false, error: 'bundle-malformed' });
  });
});
