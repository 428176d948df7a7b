import { concatBytes, unwrap, utf8 } from '@selectorate/basics';
import { generateRoll, messyCsv } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitId } from '@selectorate/basics';
import { importRoll, importRollRows, importRollStream } from './import-roll.ts';
import { IMPORT_LIMITS, STREAM_LIMITS } from './read-table.ts';

const UNITS = ['unit-01', 'unit-02'].map((unit) => ({ unit: unit as UnitId, weight: 1 }));
const HEADER = 'member,unit,joined,status,name\n';

/** Opens bytes as a file that comes in chunks of these lengths, over and over. */
function opener(bytes: Uint8Array, lengths: readonly number[]) {
  let opened = 0;
  const open = async function* (): AsyncIterable<Uint8Array> {
    opened++;
    // One buffer for all chunks, as many readers of files have it: what is kept of a chunk must be a copy.
    const buffer = new Uint8Array(Math.max(...lengths));
    for (let [at, i] = [0, 0]; at < bytes.length; i++) {
      const chunk = bytes.subarray(at, at + (lengths[i % lengths.length] ?? 1));
      buffer.set(chunk);
      yield buffer.subarray(0, chunk.length);
      buffer.fill(0);
      at += chunk.length;
    }
  };
  return { open, times: () => opened };
}

const lengths = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 });

describe('a streamed roll', () => {
  test('is the roll that the whole file gives, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 40 }), lengths, async (seed, members, cuts) => {
        const entries = generateRoll({ seed, members, units: UNITS, asOf: { year: 2022, month: 9, day: 12 } });
        const bytes = messyCsv(entries, seed);
        expect(await importRollStream(opener(bytes, cuts).open)).toEqual(importRoll(bytes));
      }),
    );
  });

  test('A45 is refused for what the whole file is refused for, however it is cut', async () => {
    const pieces = fc.oneof(
      fc.constantFrom('m-1', 'm-2', 'u', '2020-01-31', '31/01/2020', '01/31/2020', '10/09/2020', 'full'),
      fc.constantFrom(',', ',', ',', ',', '\n', '\n', '\r', '\r\n'),
      fc.constantFrom('"', '""', 'é', '\u202e', '\u0000', '\ud83d\ude00', ' ', '=1', '+AOk-'),
    );
    const noise = fc.constantFrom(
      Uint8Array.of(0xe9),
      Uint8Array.of(0x81),
      Uint8Array.of(0xc0, 0xaf),
      Uint8Array.of(0xed, 0xa0, 0x80),
      Uint8Array.of(0xf0, 0x9f),
      Uint8Array.of(0xff),
    );
    const files = fc
      .array(fc.oneof({ weight: 40, arbitrary: pieces.map(utf8) }, { weight: 1, arbitrary: noise }), { maxLength: 60 })
      .map((parts) => concatBytes(utf8(HEADER), utf8('m-0,u,2020-01-31,full,Test\n'), ...parts));
    const small = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(files, small, async (bytes, cuts) => {
        expect(await importRollStream(opener(bytes, cuts).open)).toEqual(importRoll(bytes));
      }),
      { numRuns: 1000 },
    );
  });

  test('in UTF-16, with letters of two halves, is the same however it is cut', async () => {
    const text = `\ufeff${HEADER}m-1,u,2020-01-31,full,T\u{1f600}é\n`;
    const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    const bytes = Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
    for (const length of [1, 2, 3, 5, 7]) {
      const roll = unwrap(await importRollStream(opener(bytes, [length]).open));
      expect([roll.entries[0]?.person.name, roll.encoding?.name]).toEqual(['T\u{1f600}é', 'utf-16le']);
    }
  });

  test('is opened once where days come first, and again only where the file proves the other order', async () => {
    const file = (date: string) => utf8(`${HEADER}m-1,u,10/09/2020,full,A\nm-2,u,${date},full,B\n`);
    for (const [date, times, joined] of [
      ['31/01/2020', 1, '2020-09-10'],
      ['01/31/2020', 2, '2020-10-09'],
    ] as const) {
      const opened = opener(file(date), [10]);
      const roll = unwrap(await importRollStream(opened.open));
      expect([opened.times(), roll.entries[0]?.standing.joined]).toEqual([times, joined]);
    }
  });

  test('A45 that changes between its readings is refused', async () => {
    const versions = ['01/31/2020', '31/01/2020'].map((date) => utf8(`${HEADER}m-1,u,${date},full,A\n`));
    let opened = 0;
    const open = () => opener(versions[opened++] ?? new Uint8Array(), [100]).open();
    const read = await importRollStream(open);
    expect(read.ok ? [] : read.error.faults.map(({ code }) => code)).toEqual(['file-changed']);
  });

  test('A45 counts every fault and keeps the first, whatever the size of the file', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `m-${i},u,?,?,A\n`).join('');
    const read = await importRollStream(opener(utf8(HEADER + rows), [1 << 16]).open);
    expect(read.ok ? [] : [read.error.faults.length, read.error.total, read.error.rows]).toEqual([500, 60_000, 30_000]);
  });

  test('may have more rows than one that is held whole', async () => {
    const rows = Array.from({ length: IMPORT_LIMITS.rows + 1 }, (_, i) => `m-${i},u,2020-01-31,full,A\n`).join('');
    expect(unwrap(await importRollStream(opener(utf8(HEADER + rows), [1 << 16]).open)).totals.members).toBe(25_001);
    const whole = importRoll(utf8(HEADER + rows));
    expect(whole.ok ? [] : whole.error.faults.map(({ code, line }) => [code, line])).toEqual([
      ['too-many-rows', 25_002],
    ]);
    const limited = await importRollStream(opener(utf8(HEADER + rows), [999]).open, { limits: { bytes: 5000 } });
    expect(limited.ok ? [] : limited.error.faults.map(({ code }) => code)).toEqual(['file-too-large']);
    expect(STREAM_LIMITS.rows).toBeGreaterThan(500_000);
  });
});

describe('the rows of a sheet', () => {
  const sheet = (...rows: (readonly string[])[]) => ({ rows: rows.map((cells, i) => ({ line: i + 3, cells })) });
  const header = ['Member', 'Unit', 'Joined', 'Status', 'Name'];

  test('are the same roll as their text, with the row numbers of the sheet', () => {
    const good = importRollRows(
      sheet(header, ['M-1', 'u', '31/01/2020', 'Full', '  Test  Person'], ['m-2', 'u', '2020-01-31', 'full']),
    );
    expect(unwrap(good).entries.map(({ person }) => person.name)).toEqual(['Test Person', '']);
    expect([unwrap(good).encoding, unwrap(good).delimiter]).toEqual([null, null]);
    const bad = importRollRows(
      sheet(header, [], ['m-1', 'u', '2020-01-31', '?'], ['m-2', 'u', '2020-01-31', 'full', 'A', 'b']),
    );
    expect(bad.ok ? [] : bad.error.faults.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['status-unknown', 5, 4],
      ['too-many-cells', 6, 6],
    ]);
  });

  test('A45 are kept to the limits of a file', () => {
    const codes = (read: ReturnType<typeof importRollRows>) =>
      read.ok ? [] : read.error.faults.map(({ code }) => code);
    expect(codes(importRollRows(sheet()))).toEqual(['file-empty']);
    expect(codes(importRollRows(sheet(header)))).toEqual(['file-empty']);
    expect(codes(importRollRows(sheet(header, ['x'.repeat(20_001)])))).toEqual(['row-too-long']);
    expect(codes(importRollRows(sheet(header, ['a'], ['b']), { limits: { rows: 1 } }))).toEqual(['too-many-rows']);
  });
});
