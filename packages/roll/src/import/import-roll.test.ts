import { concatBytes, err, ok, type UnitId, unwrap, utf8 } from '@selectorate/basics';
import { type GeneratedEntry, generateRoll, messyCsv, seeded } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, exportCsv } from './export-csv.ts';
import { FAULTS_LISTED } from './import-fault.ts';
import { type ImportedRoll, type ImportOptions, importRoll } from './import-roll.ts';

const UNITS = ['unit-01', 'unit-02', 'unit-03'].map((unit) => ({ unit: unit as UnitId, weight: 1 }));
const rolls = fc
  .record({ seed: fc.nat(), members: fc.integer({ min: 1, max: 40 }) })
  .map(({ seed, members }) => generateRoll({ seed, members, units: UNITS, asOf: { year: 2022, month: 9, day: 12 } }));

const imported = (bytes: Uint8Array, options: ImportOptions = {}): ImportedRoll => unwrap(importRoll(bytes, options));

describe('a good roll', () => {
  test('exported and imported is the same roll', () => {
    fc.assert(
      fc.property(rolls, (entries) => {
        expect(imported(utf8(exportCsv(entries))).entries).toEqual(entries);
      }),
    );
  });

  test('comes whole out of the export of a worn membership system, row for row', () => {
    fc.assert(
      fc.property(rolls, fc.nat(), (entries, seed) => {
        const roll = imported(messyCsv(entries, seed));
        expect(roll.entries).toEqual(entries);
        expect(roll.totals.members).toBe(entries.length);
      }),
    );
  });

  test('keeps any text that it takes, through export and import', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'=+-@\'＝,;" \t\r\n\u00a0\u200eaZé\u0301ß0'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts, texts), { minLength: 1, maxLength: 5 }), (cells) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const rows = cells.map((own, index) => `m-${index},unit-01,2020-01-31,full,${own.map(quoted).join(',')}`);
        const { entries } = imported(utf8(['member,unit,joined,status,name,phone,address', ...rows].join('\n')));
        expect(imported(utf8(exportCsv(entries))).entries).toEqual(entries);
      }),
      { numRuns: 1000 },
    );
  });

  test('is the same whatever the order of its columns', () => {
    fc.assert(
      fc.property(rolls, fc.nat(), (entries, seed) => {
        const lines = cellsOf(exportCsv(withoutCommas(entries)));
        const order = seeded(seed).shuffle(lines[0]?.map((_, index) => index) ?? []);
        const shuffled = lines.map((cells) => order.map((index) => cells[index]).join(',')).join('\n');
        expect(imported(utf8(shuffled)).entries).toEqual(withoutCommas(entries));
      }),
    );
  });

  test('is the same in every encoding that has its letters, and says which was read', () => {
    const text = 'Member ID,Branch,Joined,Status,Name\r\nm-1,unit-01,2020-01-31,Full,Tést Persön\r\n';
    const readings = [
      { bytes: utf8(text), name: 'utf-8', byteOrderMark: false, assumed: false },
      { bytes: utf8(`\ufeff${text}`), name: 'utf-8', byteOrderMark: true, assumed: false },
      { bytes: utf16(`\ufeff${text}`, 'little'), name: 'utf-16le', byteOrderMark: true, assumed: false },
      { bytes: utf16(`\ufeff${text}`, 'big'), name: 'utf-16be', byteOrderMark: true, assumed: false },
      { bytes: utf16(text, 'little'), name: 'utf-16le', byteOrderMark: false, assumed: true },
      { bytes: latin(text), name: 'windows-1252', byteOrderMark: false, assumed: true },
    ];
    for (const { bytes, ...encoding } of readings) {
      const roll = imported(bytes);
      expect(roll.encoding).toEqual(encoding);
      expect(roll.entries.map(({ person }) => person.name)).toEqual(['Tést Persön']);
    }
  });

  test('reads commas, semicolons and tabs, old and new line ends', () => {
    for (const delimiter of [',', ';', '\t'] as const) {
      for (const end of ['\n', '\r\n', '\r']) {
        const rows = [
          ['unit', 'status', 'joined', 'member'],
          ['unit-01', 'full', '2020-01-31', 'm-1'],
        ];
        const roll = imported(utf8(rows.map((cells) => cells.join(delimiter)).join(end)));
        expect([roll.delimiter, roll.entries.length]).toEqual([delimiter, 1]);
      }
    }
  });

  test('says what each column was taken for and what was put right', () => {
    const roll = imported(
      utf8(
        'Membership No.,Shoe size,Branch,Date joined,Status\n M-1 ,44,Unit 01,31/01/2020,Active\nm-2,45,unit-01,2020-02-03,full\n',
      ),
    );
    expect(roll.columns.map(({ field }) => field)).toEqual(['member', null, 'unit', 'joined', 'status']);
    expect(roll.repairs).toEqual([
      { code: 'white-space-trimmed', field: 'member', times: 1, firstLine: 2 },
      { code: 'case-changed', field: 'member', times: 1, firstLine: 2 },
      { code: 'label-translated', field: 'unit', times: 1, firstLine: 2 },
      { code: 'date-rewritten', field: 'joined', times: 1, firstLine: 2 },
      { code: 'label-translated', field: 'status', times: 1, firstLine: 2 },
    ]);
    expect(roll.totals).toEqual({ members: 2, blankLines: 0, byUnit: { 'unit-01': 2 }, byStatus: { full: 2 } });
  });

  test('can be told the columns, and the labels of a status', () => {
    const options: ImportOptions = {
      columns: { member: 'A', unit: 'B', joined: 'C', status: 'D', name: ['F', 'E'] },
      statusLabels: { 'Gone fishing': 'left' },
    };
    const [entry] = imported(utf8('A,B,C,D,E,F\nm-1,unit-01,2020-01-31,gone fishing,Person,Test\n'), options).entries;
    expect([entry?.standing.status, entry?.person.name]).toEqual(['left', 'Test Person']);
  });
});

const HEADER = 'member,unit,joined,status,name\n';
const row = (cells: Partial<Record<'member' | 'unit' | 'joined' | 'status' | 'name', string>>): string => {
  const { member = 'm-1', unit = 'unit-01', joined = '2020-01-31', status = 'full', name = 'Test Person' } = cells;
  return `${[member, unit, joined, status, name].join(',')}\n`;
};
const good = (member: string): string => row({ member });

/** [line, column, code] of every fault. */
const faultsOf = (text: string | Uint8Array, options: ImportOptions = {}) => {
  const result = importRoll(typeof text === 'string' ? utf8(text) : text, options);
  return result.ok ? [] : result.error.faults.map(({ line, column, code }) => [line, column, code]);
};

describe('A45 a hostile or broken file is refused, row by row with line numbers', () => {
  const cases: readonly (readonly [string, string, ReturnType<typeof faultsOf>])[] = [
    ['nothing', '', [[null, null, 'file-empty']]],
    ['names without rows', HEADER, [[null, null, 'file-empty']]],
    [
      'a control character',
      HEADER + good('m-1') + row({ member: 'm-2', name: 'a\u0007b' }),
      [[3, 5, 'control-character']],
    ],
    ['a NUL', HEADER + row({ name: 'a\u0000b' }), [[2, 5, 'control-character']]],
    ['a direction override', HEADER + row({ name: 'Test \u202enosreP' }), [[2, 5, 'bidi-override']]],
    [
      'a direction override in a column name',
      'member,\u202eunit,joined,status\nm,u,2020-01-31,full',
      [[1, 2, 'bidi-override']],
    ],
    ['a letter lost in an earlier conversion', HEADER + row({ name: 'T\ufffdst' }), [[2, 5, 'text-malformed']]],
    ['a giant field', HEADER + row({ name: 'x'.repeat(501) }), [[2, 5, 'value-too-long']]],
    ['a giant row', HEADER + row({ name: 'x'.repeat(30_000) }), [[2, null, 'row-too-long']]],
    ['a giant cell of many lines', HEADER + row({ name: `"${'x\n'.repeat(15_000)}"` }), [[2, 5, 'row-too-long']]],
    ['a quotation mark never closed', `${HEADER}${good('m-1')}m-2,"unit\n${good('m-3')}`, [[3, 2, 'quote-not-closed']]],
    ['a quotation mark inside a cell', HEADER + row({ name: 'Test "T" Person' }), [[2, 5, 'quote-misplaced']]],
    [
      'a member twice',
      HEADER + good('m-1') + good('m-2') + good('M-1'),
      [
        [2, 1, 'member-id-twice'],
        [4, 1, 'member-id-twice'],
      ],
    ],
    [
      'a name for a column twice',
      'member,unit,joined,status,Joined\nm,u,2020-01-31,full,2020-01-31',
      [[1, null, 'header-twice']],
    ],
    ['two names for one field', 'member,unit,branch,joined,status\nm,u,u,2020-01-31,full', [[1, null, 'header-twice']]],
    ['a missing column', 'member,unit,joined\nm,u,2020-01-31', [[1, null, 'header-missing']]],
    ['a comma too many', HEADER + row({ name: 'Person, Test' }), [[2, 6, 'too-many-cells']]],
    ['a row cut short', `${HEADER}m-1,unit-01,2020-01-31\n`, [[2, null, 'too-few-cells']]],
    [
      'a missing value',
      HEADER + row({ member: '', unit: ' ' }),
      [
        [2, 1, 'value-missing'],
        [2, 2, 'value-missing'],
      ],
    ],
    ['an id that is no id', HEADER + row({ member: 'm/1' }), [[2, 1, 'member-id-malformed']]],
    [
      'an e-mail address that is none',
      'member,unit,joined,status,email\nm,u,2020-01-31,full,x at y',
      [[2, 5, 'email-malformed']],
    ],
    ['a kind that is no code', 'member,unit,joined,status,kind\nm,u,2020-01-31,full,a&b', [[2, 5, 'kind-malformed']]],
    ['a tag that is no code', 'member,unit,joined,status,tags\nm,u,2020-01-31,full,a;b&c', [[2, 5, 'tag-malformed']]],
    [
      'too many tags',
      `member,unit,joined,status,tags\nm,u,2020-01-31,full,${Array.from({ length: 33 }, (_, i) => i).join(';')}`,
      [[2, 5, 'too-many-tags']],
    ],
    ['a unit that is no id', HEADER + row({ unit: '?' }), [[2, 2, 'unit-malformed']]],
    ['an unknown status', HEADER + row({ status: 'expelled' }), [[2, 4, 'status-unknown']]],
    ['a date that no calendar has', HEADER + row({ joined: '2021-02-29' }), [[2, 3, 'date-malformed']]],
    ['a year of two digits', HEADER + row({ joined: '31/01/20' }), [[2, 3, 'date-malformed']]],
    ['a spreadsheet serial number', HEADER + row({ joined: '43861' }), [[2, 3, 'date-malformed']]],
    ['an hour that is not midnight', HEADER + row({ joined: '2020-01-31 12:00' }), [[2, 3, 'date-malformed']]],
    ['a date that nothing settles', HEADER + row({ joined: '10/09/2020' }), [[2, 3, 'date-order-unknown']]],
    [
      'dates in two orders',
      HEADER + row({ joined: '31/01/2020' }) + row({ member: 'm-2', joined: '01/31/2020' }),
      [[3, 3, 'date-order-contradicted']],
    ],
    [
      'a fault below blank lines and a cell of several lines',
      `${HEADER}\n,,,,\n${row({ name: '"Test\nPerson"' })}${row({ member: 'm-2', status: '?' })}`,
      [[6, 4, 'status-unknown']],
    ],
  ];
  test.each(cases)('%s', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test('every failed row is named and nothing is imported', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (rowsGood) => {
        const text =
          HEADER + rowsGood.map((isGood, i) => row({ member: `m-${i}`, ...(isGood ? {} : { status: '?' }) })).join('');
        const result = importRoll(utf8(text));
        const bad = rowsGood.flatMap((isGood, i) => (isGood ? [] : [i + 2]));
        expect(result.ok).toBe(bad.length === 0);
        expect(faultsOf(text).map(([line]) => line)).toEqual(bad);
      }),
    );
  });

  test('a fault says what stood there, made visible and short, what was expected and what to do', () => {
    const result = importRoll(utf8(HEADER + row({ name: `\u202e${'x'.repeat(60)}` })));
    expect(result).toEqual(
      err({
        faults: [
          {
            code: 'bidi-override',
            line: 2,
            column: 5,
            columnName: 'name',
            shown: `\\u{202e}${'x'.repeat(39)}…`,
            expected: 'no characters that turn the direction of reading',
            remedy: 'type the value again; what is shown may not be what is stored',
          },
        ],
        total: 1,
        rows: 1,
      }),
    );
  });

  test('a thousand faults are counted and the first of them listed', () => {
    const text = HEADER + Array.from({ length: 1000 }, (_, i) => row({ member: `m-${i}`, status: '?' })).join('');
    const result = importRoll(utf8(text));
    expect(result.ok ? null : [result.error.faults.length, result.error.total, result.error.rows]).toEqual([
      FAULTS_LISTED,
      1000,
      1000,
    ]);
  });

  test('limits of size are kept before any work', () => {
    const limits = { bytes: 200, rows: 2, columns: 5 };
    expect(faultsOf(new Uint8Array(201), { limits })).toEqual([[null, null, 'file-too-large']]);
    expect(faultsOf('a,b,c,d,e,f\n1,2,3,4,5,6\n', { limits })).toEqual([[1, null, 'too-many-columns']]);
    expect(faultsOf(HEADER + row({}) + row({}) + row({}), { limits })).toEqual([[4, null, 'too-many-rows']]);
    expect(faultsOf(`${HEADER}${row({})}${'\n'.repeat(9)}`, { limits })).toEqual([[5, null, 'too-many-rows']]);
  });

  test('bytes that are no text, or two encodings in one file, are refused with the line', () => {
    const start = utf8(HEADER + good('m-1'));
    expect(faultsOf(concatBytes(start, Uint8Array.of(0x81)))).toEqual([[3, null, 'encoding-unknown']]);
    expect(faultsOf(concatBytes(start, utf8('é'), Uint8Array.of(0x0a, 0xe9)))).toEqual([[4, null, 'encoding-mixed']]);
    expect(faultsOf(concatBytes(utf16('\ufeffa', 'little'), Uint8Array.of(1)))).toEqual([
      [1, null, 'encoding-unknown'],
    ]);
    expect(faultsOf(utf16(`${HEADER}${row({ name: 'x\ud800' })}`, 'little'))).toEqual([[2, null, 'text-malformed']]);
  });

  test('a unit that the contest does not have is refused', () => {
    expect(faultsOf(HEADER + row({ unit: 'unit-09' }), { units: ['unit-01' as UnitId] })).toEqual([
      [2, 2, 'unit-unknown'],
    ]);
  });

  test('a mapping that names no column, or one column for two fields, is refused', () => {
    expect(faultsOf(HEADER + good('m-1'), { columns: { email: 'mail' } })).toEqual([[1, null, 'header-not-found']]);
    expect(faultsOf(HEADER + good('m-1'), { columns: { kind: 'status' } })).toEqual([[1, 4, 'header-twice']]);
  });

  test('whatever the bytes, an import answers', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = importRoll(concatBytes(utf8(HEADER), bytes));
        expect(result.ok ? result.value.entries.length : result.error.total).toBeGreaterThan(0);
      }),
    );
  });

  test('formula cells stay text, are neutralised on export, and come back as they were', () => {
    const names = ['=1+1', '+44', '@cmd', "'=1", "''-2", '＝1', '-x', "O'Person"];
    const text = [
      'member,unit,joined,status,name',
      ...names.map((name, i) => `m-${i},u,2020-01-31,full,"${name}"`),
    ].join('\n');
    const { entries } = imported(utf8(text));
    expect(entries.map(({ person }) => person.name)).toEqual([
      '=1+1',
      '+44',
      '@cmd',
      '=1',
      "'-2",
      '＝1',
      '-x',
      "O'Person",
    ]);
    const exported = exportCsv(entries);
    expect(exported.split(/\r\n|,/).filter((cell) => /^"?[=+\-@＝]/u.test(cell))).toEqual([]);
    expect(imported(utf8(exported)).entries).toEqual(entries);
  });

  test('A45 nor is one behind a semicolon, where the export is opened with semicolons between cells', () => {
    const names = ['y;=1+1', 'y; =1+1', 'y;"=1+1', 'y;""=1', ";'-2", '=1;＝2;@x', 'a;b', '+1;+2'];
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    // What came with an apostrophe there came guarded.
    const typed = names.map((name) => name.replace("'-", "''-"));
    const rows = typed.map((name, i) => `m-${i},unit-01,2020-01-31,full,${quoted(name)}`);
    const { entries } = imported(utf8(['member,unit,joined,status,name', ...rows].join('\n')));
    expect(entries.map(({ person }) => person.name)).toEqual(names);
    const exported = exportCsv(entries);
    const cells = exported.split(/\r\n|[,;\t]/);
    expect(cells.filter((cell) => /^[\s"]*[=+\-@＝]/u.test(cell))).toEqual([]);
    expect(exported).toContain('"a;b"');
    expect(imported(utf8(exported)).entries).toEqual(entries);
    expect(csvLine(['a\t=1', 'b'])).toBe('"a\t\'=1",b\r\n');
  });
});

describe('dates', () => {
  const joinedOf = (date: string, options: ImportOptions = {}) => {
    const result = importRoll(utf8(HEADER + row({ joined: `"${date}"` })), options);
    return result.ok ? ok(result.value.entries[0]?.standing.joined) : err(result.error.faults[0]?.code);
  };

  test.each([
    ['2022-10-31', '2022-10-31'],
    ['31/10/2022', '2022-10-31'],
    ['31.10.2022', '2022-10-31'],
    ['31-10-2022 00:00', '2022-10-31'],
    ['10/31/2022', '2022-10-31'],
    ['10/10/2022', '2022-10-10'],
    ['1 Oct 2022', '2022-10-01'],
    ['01-October-2022', '2022-10-01'],
    ['1st Sept 2022', '2022-09-01'],
    ['2022-10-31T00:00:00', '2022-10-31'],
  ])('%s is %s', (text, iso) => {
    expect(joinedOf(text)).toEqual(ok(iso));
  });

  test('an ambiguous date takes the order that another date of the file proves', () => {
    const file = (proof: string) => HEADER + row({ joined: '10/09/2020' }) + row({ member: 'm-2', joined: proof });
    expect(imported(utf8(file('31/01/2020'))).entries[0]?.standing.joined).toBe('2020-09-10');
    expect(imported(utf8(file('01/31/2020'))).entries[0]?.standing.joined).toBe('2020-10-09');
  });

  test('an order that was stated is held to', () => {
    expect(joinedOf('10/09/2022', { dateOrder: 'month-first' })).toEqual(ok('2022-10-09'));
    expect(joinedOf('31/10/2022', { dateOrder: 'month-first' })).toEqual(err('date-order-contradicted'));
  });
});

/** Cells without commas or quotation marks, so that a test may cut lines by itself. */
const withoutCommas = (entries: readonly GeneratedEntry[]): readonly GeneratedEntry[] =>
  entries.map((entry) => ({
    ...entry,
    person: {
      ...entry.person,
      name: entry.person.name.replaceAll(/,/g, ''),
      address: entry.person.address.replaceAll(/,/g, ''),
    },
  }));

const cellsOf = (csv: string): readonly string[][] =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

const utf16 = (text: string, end: 'little' | 'big'): Uint8Array =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
      end === 'little' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
    ),
  );

const latin = (text: string): Uint8Array => Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
