import { concatBytes, utf8 } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { importRoll } from './import-roll.ts';

const HEADER = 'member,unit,joined,status,name\n';
const row = (name: string): string => `m-1,u,2020-01-31,full,${name}\n`;

const faultsOf = (file: string | Uint8Array) => {
  const read = importRoll(typeof file === 'string' ? utf8(file) : file);
  return read.ok ? [] : read.error.faults.map(({ line, column, code }) => [line, column, code]);
};
const bytesIn = (...bytes: number[]): Uint8Array =>
  concatBytes(utf8(`${HEADER}m-1,u,2020-01-31,full,`), Uint8Array.from(bytes));

describe('A45 somebody sends a file to be imported', () => {
  const cases: readonly (readonly [string, string | Uint8Array, ReturnType<typeof faultsOf>])[] = [
    ['a comma hidden in an overlong letter', bytesIn(0xc0, 0xac), [[2, null, 'encoding-overlong']]],
    ['an overlong NUL', bytesIn(0xc0, 0x80), [[2, null, 'encoding-overlong']]],
    ['an overlong quotation mark of three bytes', bytesIn(0xe0, 0x80, 0xa2), [[2, null, 'encoding-overlong']]],
    ['an overlong letter of four bytes', bytesIn(0xf0, 0x80, 0x80, 0xaf), [[2, null, 'encoding-overlong']]],
    ['an overlong letter after true ones', bytesIn(0xc3, 0xa9, 0xc0, 0xac), [[2, null, 'encoding-overlong']]],
    ['an overlong letter after one of Windows', bytesIn(0xe9, 0x20, 0xc0, 0xac), [[2, null, 'encoding-overlong']]],
    ['half a letter in UTF-8, a surrogate', bytesIn(0xc3, 0xa9, 0xed, 0xa0, 0x80), [[2, null, 'encoding-mixed']]],
    ['a letter beyond Unicode', bytesIn(0xc3, 0xa9, 0xf4, 0x90, 0x80, 0x80), [[2, null, 'encoding-mixed']]],
    ['UTF-7 by its mark', `+/v8-${HEADER}${row('x')}`, [[null, null, 'file-kind-unknown']]],
    ['UTF-7 by its letters', HEADER + row('Jos+AOk-'), [[2, 5, 'text-malformed']]],
    [
      'a workbook as CSV',
      concatBytes(Uint8Array.of(0x50, 0x4b, 3, 4), utf8(HEADER)),
      [[null, null, 'file-kind-unknown']],
    ],
    ['a PDF as CSV', '%PDF-1.7\n', [[null, null, 'file-kind-unknown']]],
    ['a name turned by an isolate', HEADER + row('Test \u2067nosreP\u2069'), [[2, 5, 'bidi-override']]],
    ['a name turned by an embedding', HEADER + row('Test \u202bnosreP\u202c'), [[2, 5, 'bidi-override']]],
    ['an escape sequence for terminals', HEADER + row('\u001b[2J'), [[2, 5, 'control-character']]],
    ['a control character of the upper range', HEADER + row('a\u009bb'), [[2, 5, 'control-character']]],
    ['a NUL in a column name', `mem\u0000ber,unit,joined,status\nm,u,2020-01-31,full\n`, [[1, 1, 'control-character']]],
    ['a thousand columns', `${'c,'.repeat(1000)}\n1\n`, [[1, null, 'too-many-columns']]],
    ['a million columns', `${'c,'.repeat(1_000_000)}\n1\n`, [[1, null, 'row-too-long']]],
    ['a row of a million cells', `${HEADER}${','.repeat(1_000_000)}\n`, [[2, null, 'row-too-long']]],
    ['a cell of ten million letters', HEADER + row('x'.repeat(10_000_000)), [[2, null, 'row-too-long']]],
    ['a cell of ten million quotation marks', HEADER + row('"'.repeat(10_000_000)), [[2, null, 'row-too-long']]],
    ['a quoted cell of a million lines', `${HEADER}${row(`"${'\n'.repeat(1_000_000)}"`)}`, [[2, 5, 'row-too-long']]],
    ['a million blank lines', HEADER + row('x') + '\n'.repeat(1_000_000), [[25_003, null, 'too-many-rows']]],
    ['a million blank lines first', '\n'.repeat(1_000_000) + HEADER + row('x'), [[25_001, null, 'too-many-rows']]],
  ];
  test.each(cases)('%s', (_, file, faults) => {
    expect(faultsOf(file)).toEqual(faults);
  });

  test('a telephone number of digits and hyphens is not taken for UTF-7', () => {
    const file = `member,unit,joined,status,phone\nm-1,u,2020-01-31,full,+44-20-7946-0000\n`;
    expect(faultsOf(file)).toEqual([]);
  });

  test('French words of Windows-1252 are not taken for anything else', () => {
    const name = Uint8Array.from([...'Ren\u00e9 \u00c0 la No\u00ebl'].map((letter) => letter.charCodeAt(0)));
    expect(faultsOf(bytesIn(...name))).toEqual([]);
  });
});
