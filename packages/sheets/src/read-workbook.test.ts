import { crc32, deflateRawSync } from 'node:zlib';
import { joinBytes, utf8 } from '@selectorate/basics';
import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JoinedTexts } from './cell-text.ts';
import { readWorkbookOnThread } from './read-on-thread.ts';
import { looksLikeWorkbook } from './recognise.ts';
import { readWorkbook, type SheetOptions } from './read-workbook.ts';

/** A workbook as exceljs writes it. */
async function workbookOf(fill: (sheet: Worksheet, workbook: Workbook) => void): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  fill(workbook.addWorksheet('Members'), workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const rowsOf = async (bytes: Uint8Array, options: SheetOptions = {}) => {
  const read = await readWorkbook(bytes, options);
  return read.ok ? read.value.rows : read.error.faults.map(({ code, line, column }) => [code, line, column]);
};

const codesOf = async (bytes: Uint8Array, options: SheetOptions = {}): Promise<readonly string[]> => {
  const read = await readWorkbook(bytes, options);
  return read.ok ? [] : read.error.faults.map(({ code }) => code);
};

describe('a good workbook', () => {
  test('gives the rows of its sheet with their numbers, as a person would have typed the cells', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(['Member', 'Joined', 'Name', 'Paid', 'Share']);
      sheet.addRow([]);
      sheet.addRow([
        '007',
        new Date(Date.UTC(2022, 9, 31)),
        { richText: [{ text: 'Test ' }, { text: 'Person' }] },
        true,
        0.5,
      ]);
      sheet.addRow([
        12_345_678_901,
        new Date(Date.UTC(2022, 9, 31, 12, 30)),
        { text: 'a', hyperlink: 'mailto:a@b.example' },
        false,
        0.0000001,
      ]);
      sheet.getCell('A6').value = 42;
      sheet.getCell('A6').numFmt = '00000';
      sheet.getCell('B6').value = -3;
    });
    expect(await rowsOf(bytes)).toEqual([
      { line: 1, cells: ['Member', 'Joined', 'Name', 'Paid', 'Share'] },
      { line: 3, cells: ['007', '2022-10-31', 'Test Person', 'TRUE', '0.5'] },
      { line: 4, cells: ['12345678901', '2022-10-31 12:30:00', 'a', 'FALSE', '0.0000001'] },
      { line: 6, cells: ['00042', '-3'] },
    ]);
  });

  test('gives back any text and any whole number of up to 15 digits', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((own) => !/\p{Cc}|[\ufffe\uffff]|_x[0-9A-F]{4}_/u.test(own));
    const number = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, number), { minLength: 1, maxLength: 8 }), async (rows) => {
        const bytes = await workbookOf((sheet) => {
          sheet.addRow(['text', 'number']);
          for (const row of rows) sheet.addRow(row);
        });
        const read = await rowsOf(bytes);
        expect(read.slice(1)).toEqual(rows.map(([own, figure], i) => ({ line: i + 2, cells: [own, String(figure)] })));
      }),
      { numRuns: 40 },
    );
  });

  test('reads dates of both systems as the days they are', async () => {
    const day = new Date(Date.UTC(1960, 1, 29));
    for (const date1904 of [false, true]) {
      const bytes = await workbookOf((sheet, workbook) => {
        workbook.properties.date1904 = date1904;
        sheet.addRow(['Born']);
        sheet.addRow([day]);
      });
      expect(await rowsOf(bytes)).toContainEqual({ line: 2, cells: ['1960-02-29'] });
    }
  });

  test('reads hidden rows and columns, and says so', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(['a', 'b']);
      sheet.addRow(['1', '2']).hidden = true;
      sheet.getColumn(2).hidden = true;
    });
    const read = await readWorkbook(bytes);
    expect(read.ok && [read.value.rows.length, read.value.hiddenRows, read.value.hiddenColumns]).toEqual([
      2,
      [2],
      true,
    ]);
  });

  test('takes the only visible sheet with rows, or the one that is named', async () => {
    const two = (second: 'visible' | 'hidden') =>
      workbookOf((sheet, workbook) => {
        sheet.addRows([['a'], ['1']]);
        const other = workbook.addWorksheet('Others', { state: second });
        other.addRows([['b'], ['2']]);
        workbook.addWorksheet('Empty');
      });
    expect(await rowsOf(await two('hidden'))).toEqual([
      { line: 1, cells: ['a'] },
      { line: 2, cells: ['1'] },
    ]);
    expect((await rowsOf(await two('visible'), { sheet: 'Others' })).at(-1)).toEqual({ line: 2, cells: ['2'] });
    const refused = await readWorkbook(await two('visible'));
    expect(refused.ok ? [] : refused.error.faults.map(({ code, shown }) => [code, shown])).toEqual([
      ['several-sheets', 'Members, Others'],
    ]);
    expect(await codesOf(await two('visible'), { sheet: 'None' })).toEqual(['sheet-not-found']);
    const hidden = await readWorkbook(await two('hidden'));
    expect(hidden.ok && hidden.value.ignored).toEqual(['hidden-sheets']);
  });
});

describe('A45 cells that are no values are refused, each with its place', () => {
  test('formulas, errors, rounded numbers, dates that spreadsheets disagree about, giant cells', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(['a', 'b', 'c']);
      sheet.addRow([{ formula: 'A1&B1', result: 'x' }, { error: '#N/A' }, 1234567890123456]);
      sheet.addRow([new Date(Date.UTC(1900, 0, 15)), 'x'.repeat(2001), { sharedFormula: 'A2', result: 1 }]);
    });
    expect(await rowsOf(bytes)).toEqual([
      ['formula-cell', 2, 1],
      ['error-cell', 2, 2],
      ['number-rounded', 2, 3],
      ['date-unclear', 3, 1],
      ['cell-too-long', 3, 2],
      ['formula-cell', 3, 3],
    ]);
  });

  test('too many rows, too many columns, nothing at all', async () => {
    const wide = await workbookOf((sheet) => sheet.addRows([['a'], Array.from({ length: 6 }, () => 'x')]));
    expect(await codesOf(wide, { limits: { columns: 5 } })).toEqual(['too-many-columns']);
    expect(await codesOf(wide, { limits: { columns: 1 } })).toEqual(['too-many-columns']);
    const long = await workbookOf((sheet) => sheet.addRows(Array.from({ length: 30 }, (_, i) => [`${i}`])));
    expect(await codesOf(long, { limits: { rows: 20 } })).toEqual(['too-many-rows']);
    expect(await codesOf(long, { limits: { rows: 7 } })).toEqual(['too-many-rows']);
    expect(await codesOf(await workbookOf((sheet) => sheet.addRow(['only names'])))).toEqual(['sheet-empty']);
    expect(await codesOf(await workbookOf(() => undefined))).toEqual(['sheet-empty']);
    expect(await codesOf(wide, { limits: { bytes: 10 } })).toEqual(['file-too-large']);
  });
});

interface Part {
  readonly name: string;
  readonly text: string;
  readonly localName?: string;
  readonly declared?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** Stands where that part stands. */
  readonly over?: number;
}

/** A zip file made by hand, which says what it is told to. */
function zipOf(parts: readonly Part[], { tail = '', count = parts.length } = {}): Uint8Array {
  const number = (width: number, value: number) =>
    Uint8Array.from({ length: width }, (_, i) => Math.floor(value / 256 ** i) % 256);
  const files: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  const offsets: number[] = [];
  let end = 0;
  for (const { name, text, localName = name, declared, flags = 0, method = 8, crc, over } of parts) {
    const data = deflateRawSync(utf8(text));
    const about = joinBytes([
      number(2, 20),
      number(2, flags),
      number(2, method),
      number(4, 0),
      number(4, crc ?? crc32(utf8(text))),
      number(4, data.length),
      number(4, declared ?? utf8(text).length),
    ]);
    const offset = over === undefined ? end : (offsets[over] ?? 0);
    offsets.push(offset);
    if (over === undefined) {
      const local = utf8(localName);
      files.push(joinBytes([number(4, 0x04034b50), about, number(2, local.length), number(2, 0), local, data]));
      end += files.at(-1)?.length ?? 0;
    }
    const path = utf8(name);
    const rest = joinBytes([
      number(2, path.length),
      number(2, 0),
      number(2, 0),
      number(2, 0),
      number(2, 0),
      number(4, 0),
    ]);
    records.push(joinBytes([number(4, 0x02014b50), number(2, 20), about, rest, number(4, offset), path]));
  }
  const directory = joinBytes(records);
  return joinBytes([
    ...files,
    directory,
    number(4, 0x06054b50),
    number(4, 0),
    number(2, count),
    number(2, count),
    number(4, directory.length),
    number(4, end),
    number(2, 0),
    utf8(tail),
  ]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOC = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const WORKBOOK = `<workbook xmlns="${MAIN}" xmlns:r="${DOC}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`;
const TWO_ROWS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>';

/** The least that is a workbook, with what a test puts in its place. */
function handMade(changed: Readonly<Record<string, string>> = {}): readonly Part[] {
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': WORKBOOK,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${DOC}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml(TWO_ROWS),
    ...changed,
  };
  return Object.entries(parts).map(([name, text]) => ({ name, text }));
}

function sheetXml(rows: string, after = ''): string {
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

const withPart = (change: Partial<Part>, name = 'xl/worksheets/sheet1.xml'): readonly Part[] =>
  handMade().map((part) => (part.name === name ? { ...part, ...change } : part));

describe('A45 a hostile file is refused before anything reads it', () => {
  test('the hand-made workbook itself is good', async () => {
    expect(await rowsOf(zipOf(handMade()))).toEqual([
      { line: 1, cells: ['1'] },
      { line: 2, cells: ['2'] },
    ]);
  });

  test('texts in the cell itself, texts of other programs, and texts with a reading aid are read as they show', async () => {
    const cells =
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> in the cell</t></is></c><c r="B1" t="str"><v>of a program</v></c><c r="C1" t="s"><v>0</v></c>';
    const parts = handMade({
      'xl/worksheets/sheet1.xml': sheetXml(
        `<row r="1">${cells}</row><row r="2"><c r="A2"><v>12345678901</v></c></row>`,
      ),
      'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>shared</t><rPh sb="0" eb="1"><t>aid</t></rPh></si></sst>`,
    });
    expect(await rowsOf(zipOf(parts))).toEqual([
      { line: 1, cells: [' in the cell', 'of a program', 'shared'] },
      { line: 2, cells: ['12345678901'] },
    ]);
  });

  const zeros = ' '.repeat(3_000_000);
  const many = Array.from({ length: 501 }, (_, i) => ({ name: `xl/media/${i}.png`, text: '' }));
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['a bomb that says how large it is', zipOf(withPart({ text: sheetXml(zeros) })), 'zip-bomb'],
    ['a bomb that says it is small', zipOf(withPart({ text: sheetXml(zeros), declared: 1000 })), 'zip-size-untrue'],
    ['a part shorter than it says', zipOf(withPart({ declared: 5000 })), 'zip-size-untrue'],
    ['a part said to be of four gigabytes', zipOf(withPart({ declared: 0xfffffffe })), 'zip-bomb'],
    ['sizes that only zip64 can say', zipOf(withPart({ declared: 0xffffffff })), 'zip-feature'],
    ['parts that lie over each other', zipOf([...handMade(), { name: 'b', text: '', over: 0 }]), 'zip-broken'],
    ['a part that another checksum belongs to', zipOf(withPart({ crc: 1 })), 'zip-damaged'],
    ['bytes that do not unpack', zipOf(withPart({ flags: 0, method: 0 })), 'zip-size-untrue'],
    ['an encrypted part', zipOf(withPart({ flags: 1 })), 'zip-encrypted'],
    ['an unknown method', zipOf(withPart({ method: 12 })), 'zip-feature'],
    ['a path out of the folder', zipOf([...handMade(), { name: '../../etc/x', text: '' }]), 'zip-path'],
    ['an absolute path', zipOf([...handMade(), { name: '/xl/x', text: '' }]), 'zip-path'],
    ['a path with a backslash', zipOf([...handMade(), { name: 'xl\\x', text: '' }]), 'zip-path'],
    ['a name with a direction override', zipOf([...handMade(), { name: 'xl/\u202ex', text: '' }]), 'zip-path'],
    ['one name twice', zipOf([...handMade(), { name: 'XL/workbook.xml', text: '' }]), 'zip-path'],
    ['another name in front of the part', zipOf(withPart({ localName: 'xl/worksheets/sheet2.xml' })), 'zip-broken'],
    ['more parts than a workbook has', zipOf([...handMade(), ...many]), 'zip-too-many-parts'],
    ['more parts counted than there are', zipOf(handMade(), { count: 9 }), 'zip-broken'],
    ['a count that only zip64 can say', zipOf(handMade(), { count: 0xffff }), 'zip-feature'],
    ['something behind the end', zipOf(handMade(), { tail: 'more' }), 'zip-broken'],
    ['something before the beginning', joinBytes([utf8('PKxx'), zipOf(handMade())]), 'zip-broken'],
    ['half a file', zipOf(handMade()).subarray(0, 400), 'zip-broken'],
    [
      'entities',
      zipOf(withPart({ text: `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetXml('<row r="1"><c><v>&a;</v></c></row>')}` })),
      'xml-declarations',
    ],
    ['XML in UTF-16', zipOf(withPart({ text: '\ufeff<\0w\0' })), 'workbook-broken'],
    ['XML that is none', zipOf(withPart({ text: '<worksheet><sheetData>' })), 'workbook-broken'],
    [
      'a shared text that is not there',
      zipOf(withPart({ text: sheetXml('<row r="1"><c r="A1" t="s"><v>9</v></c></row>') })),
      'workbook-broken',
    ],
    [
      'a row twice',
      zipOf(withPart({ text: sheetXml(`${TWO_ROWS}<row r="2"><c r="A2"><v>3</v></c></row>`) })),
      'workbook-broken',
    ],
    [
      'a cell twice',
      zipOf(withPart({ text: sheetXml('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>') })),
      'workbook-broken',
    ],
    [
      'a cell of another row',
      zipOf(withPart({ text: sheetXml('<row r="1"><c r="A2"><v>1</v></c></row>') })),
      'workbook-broken',
    ],
    [
      'a cell without a place',
      zipOf(withPart({ text: sheetXml('<row r="1"><c><v>1</v></c></row>') })),
      'workbook-broken',
    ],
    ['a row after the last', zipOf(withPart({ text: sheetXml('<row r="2000000"/>') })), 'workbook-broken'],
    [
      'a name over every cell there is',
      zipOf(
        withPart(
          {
            text: WORKBOOK.replace(
              '</sheets>',
              '</sheets><definedNames><definedName name="x">S!$A$1:$XFD$1048576</definedName></definedNames><definedNames/><definedName/>',
            ),
          },
          'xl/workbook.xml',
        ),
      ),
      'workbook-broken',
    ],
    [
      'a million columns',
      zipOf(withPart({ text: sheetXml('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>') })),
      'workbook-broken',
    ],
    [
      'a cell in the last column',
      zipOf(withPart({ text: sheetXml(`${TWO_ROWS}<row r="3"><c r="XFD3"><v>1</v></c></row>`) })),
      'too-many-columns',
    ],
  ];
  test.each(cases)('%s', async (_, bytes, code) => {
    expect(await codesOf(bytes)).toEqual([code]);
  });

  test('more tags than cells need are refused before they become objects', async () => {
    const bytes = zipOf(withPart({ text: sheetXml(`<row r="1">${'<c/>'.repeat(200)}</row>`) }));
    expect(await codesOf(bytes, { limits: { tags: 100 } })).toEqual(['zip-bomb']);
  });

  test('ranges over every cell there is cost nothing: they are not read', async () => {
    const everything = 'A1:XFD1048576';
    const after = `<mergeCells count="1"><mergeCell ref="${everything}"/></mergeCells><dataValidations><dataValidation type="list" sqref="${everything}"><formula1>"a"</formula1></dataValidation></dataValidations>`;
    const text = sheetXml(TWO_ROWS, after).replace(
      '<sheetData>',
      '<cols><col min="1" max="2000000000"/></cols><sheetData>',
    );
    const names = WORKBOOK.replace(
      '</sheets>',
      `</sheets><definedNames><definedName name="x">S!$A$1:$XFD$1048576</definedName></definedNames>`,
    );
    const parts = withPart({ text }).map((part) => (part.name === 'xl/workbook.xml' ? { ...part, text: names } : part));
    expect(await rowsOf(zipOf(parts))).toHaveLength(2);
  });

  test('macros and links to other files are left where they are, and said', async () => {
    const parts = handMade({ 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<x/>' });
    const read = await readWorkbook(zipOf(parts));
    expect(read.ok && read.value.ignored).toEqual(['macros', 'external-links']);
  });

  test('a fault shows at most 40 characters, none of them to be obeyed', async () => {
    const bytes = await workbookOf((sheet) => sheet.addRows([['a'], [`\u202e${'x'.repeat(3000)}`]]));
    const read = await readWorkbook(bytes);
    expect(read.ok ? '' : read.error.faults[0]?.shown).toBe(`\\u{202e}${'x'.repeat(39)}…`);
  });

  test('whatever is changed in a good file, reading answers', async () => {
    const good = zipOf(handMade());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const bytes = good.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          const read = await readWorkbook(bytes);
          expect(read.ok ? read.value.rows.length : read.error.total).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A hand-made workbook with these rows, and these shared texts where there are any. */
function sheetWith(rows: string, texts?: string): Uint8Array {
  const shared = texts === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${texts}</sst>` };
  return zipOf(handMade({ 'xl/worksheets/sheet1.xml': sheetXml(rows), ...shared }));
}

/** Rows of cells with this in each, from A1 on; `@` stands for the place. */
function gridOf(rows: number, columns: string, cell: string): string {
  return Array.from({ length: rows }, (_, i) => {
    const own = [...columns].map((letter) => cell.replaceAll('@', `${letter}${i + 1}`));
    return `<row r="${i + 1}">${own.join('')}</row>`;
  }).join('');
}

describe('A45 a small workbook that costs much is refused before it does', () => {
  const REFER = '<c r="@" t="s"><v>0</v></c>';
  const runs = (count: number): string => `<si>${'<r><t>x</t></r>'.repeat(count)}</si>`;

  test('a shared text of a hundred thousand pieces, named by two thousand cells', async () => {
    const unlike = Array.from({ length: 99_000 }, (_, i) => `<r><t>${(i * 7919) % 99_991}</t></r>`).join('');
    expect(await codesOf(sheetWith(gridOf(1_000, 'AB', REFER), `<si>${unlike}</si>`))).toEqual(['cell-too-long']);
    expect(await codesOf(sheetWith(gridOf(2, 'A', REFER), runs(1_001)))).toEqual(['cell-too-long']);
    expect(await rowsOf(sheetWith(gridOf(2, 'A', REFER), runs(1_000)))).toEqual([
      { line: 1, cells: ['x'.repeat(1_000)] },
      { line: 2, cells: ['x'.repeat(1_000)] },
    ]);
  });

  test('more pieces in all, shared or in the cells, and texts of more characters than a cell holds', async () => {
    const limits = { allRuns: 100 };
    const inline = `<c r="@" t="inlineStr"><is>${'<r><t>x</t></r>'.repeat(60)}</is></c>`;
    expect(await codesOf(sheetWith(gridOf(2, 'A', REFER), runs(60) + runs(60)), { limits })).toEqual(['zip-bomb']);
    expect(await codesOf(sheetWith(gridOf(2, 'A', inline)), { limits })).toEqual(['zip-bomb']);
    expect(await rowsOf(sheetWith(gridOf(2, 'A', inline)))).toHaveLength(2);
    const long = `<si><t>${'x'.repeat(1_000)}</t></si>`;
    const options = { limits: { textSource: 1_000 } };
    expect(await codesOf(sheetWith(gridOf(2, 'A', REFER), long), options)).toEqual(['cell-too-long']);
  });

  test('a rich text is joined once, however many cells show it', async () => {
    const joined = new JoinedTexts();
    let read = 0;
    const piece = {
      get text(): string {
        read += 1;
        return 'x';
      },
    };
    const shared = [piece, piece];
    expect([joined.of(shared), joined.of(shared), joined.of([piece])]).toEqual(['xx', 'xx', 'x']);
    expect(read).toBe(3);
  });

  test('more cells than the limit, though they are empty; fewer are not even loaded', async () => {
    expect(await codesOf(sheetWith(gridOf(40, 'ABCDE', '<c r="@"/>')), { limits: { cells: 199 } })).toEqual([
      'too-many-cells',
    ]);
    // With a style an empty cell would be an object; it is taken out, and what stands behind it keeps its place.
    const styled = gridOf(2, 'A', '<c r="@" s="1"/>').replace('</row>', '<c r="XFD1" s="1"/></row>');
    const valued = `${TWO_ROWS}<row r="3"><c r="A3" s="0"/><c r="B3"><v>3</v></c><c r="XFD3"/></row>`;
    expect(await codesOf(sheetWith(styled))).toEqual(['sheet-empty']);
    expect((await rowsOf(sheetWith(valued))).at(-1)).toEqual({ line: 3, cells: ['', '3'] });
  });

  test('of thousands of faults the first hundred are kept, and all counted', async () => {
    const read = await readWorkbook(sheetWith(gridOf(500, 'ABCD', '<c r="@" t="e"><v>#N/A</v></c>')));
    expect(read.ok ? [] : [read.error.faults.length, read.error.total]).toEqual([100, 2_000]);
  });

  test('on a thread: the same answer, or none once it takes more time or memory than it may', async () => {
    const good = sheetWith(TWO_ROWS);
    expect(await readWorkbookOnThread(good)).toEqual(await readWorkbook(good));
    const bad = sheetWith('');
    expect(await readWorkbookOnThread(bad)).toEqual(await readWorkbook(bad));
    const large = sheetWith(gridOf(20_000, 'ABCDEFGHIJ', '<c r="@"><v>1</v></c>'));
    for (const limits of [{ seconds: 0 }, { megabytes: 48 }]) {
      const read = await readWorkbookOnThread(large, {}, limits);
      expect(read.ok ? [] : read.error.faults.map(({ code }) => code)).toEqual(['too-much-work']);
    }
  });
});

describe('A45 a workbook that shows one list in a spreadsheet and another here', () => {
  const DATED = `<row r="1"><c r="A1" t="str"><v>Born</v></c></row><row r="2"><c r="A2" s="1"><v>20000</v></c></row>`;
  const STYLES = `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;
  const dated = (attributes: string, end = '/>'): Uint8Array => {
    const properties = `<workbookPr${attributes}${end}<sheets>`;
    return zipOf(
      handMade({
        'xl/workbook.xml': WORKBOOK.replace('<sheets>', properties),
        'xl/worksheets/sheet1.xml': sheetXml(DATED),
        'xl/styles.xml': STYLES,
      }),
    );
  };

  test.each([
    ['', '1954-10-03'],
    [' date1904="0"', '1954-10-03'],
    [' date1904="false"', '1954-10-03'],
    [' date1904="1"', '1958-10-04'],
    [' date1904="true"', '1958-10-04'],
    [" codeName='a' date1904 = 'true' ", '1958-10-04'],
  ])('days are counted from 1904 in all forms of yes: <workbookPr%s/>', async (attributes, day) => {
    expect((await rowsOf(dated(attributes))).at(-1)).toEqual({ line: 2, cells: [day] });
    expect((await rowsOf(dated(attributes, '></workbookPr>'))).at(-1)).toEqual({ line: 2, cells: [day] });
  });

  test.each([
    ['no form of yes or no', ' date1904="TRUE"'],
    ['said twice', ' date1904="0" date1904="1"'],
    ['said by two elements', '/><workbookPr date1904="1"'],
    ['an escaped character', ' date1904="&#49;"'],
  ])('from which day is refused where it is %s', async (_, attributes) => {
    expect(await codesOf(dated(attributes))).toEqual(['workbook-broken']);
  });

  const withCells = (cells: string, before = ''): Uint8Array =>
    sheetWith(`<row r="1"><c r="A1"><v>1</v></c></row>${before}<row r="2">${cells}</row>`, '<si><t>a</t></si>');
  test.each([
    ['a place inside the value of another attribute', `<c r="A2"><v>2</v></c><c x=" r='B2'" r="A2"><v>3</v></c>`],
    ['a place inside a value in front of a type', `<c r="A2"><v>2</v></c><c t=" r='B2'" r="A2"><v>3</v></c>`],
    ['a place twice', '<c r="A2" r="B2"><v>2</v></c>'],
    ['a place with an escaped character', '<c r="&#65;2"><v>2</v></c>'],
    ['a bracket inside a value', '<c x=">" r="A2"><v>2</v></c><c x=">" r="A2"><v>2</v></c>'],
    ['a cell of another namespace', '<c r="A2" xmlns="urn:x"><v>2</v></c>'],
    ['a cell under a prefix', `<x:c xmlns:x="${MAIN}" r="A2"><v>2</v></x:c>`],
    ['a text under a prefix', `<c r="A2" t="inlineStr"><is><x:t xmlns:x="${MAIN}">a</x:t></is></c>`],
    ['two values', '<c r="A2"><v>2</v><v>3</v></c>'],
    ['a value and a text', '<c r="A2" t="inlineStr"><is><t>a</t></is><v>3</v></c>'],
    ['a cell within a cell', '<c r="A2" t="inlineStr"><c r="B2" t="inlineStr"></c></c>'],
    ['a comment between the letters', '<c r="A2" t="str"><v>a<!-- -->b</v></c>'],
    ['a section of plain text', '<c r="A2" t="str"><v>a<![CDATA[b]]></v></c>'],
    ['an instruction', '<?x y?><c r="A2"><v>2</v></c>'],
    ['yes or no in words', '<c r="A2" t="b"><v>false</v></c>'],
    ['a date in words', '<c r="A2" t="d"><v>2022-10-31</v></c>'],
  ])('refused is %s', async (_, cells) => {
    expect(await codesOf(withCells(cells))).toEqual(['workbook-broken']);
  });

  test('refused are a row whose place stands in another attribute, and a shared text under a prefix', async () => {
    const again = `<row x=" r='2'" r="1"><c r="A2"><v>9</v></c></row>`;
    expect(await codesOf(withCells('<c r="A2"><v>2</v></c>', again))).toEqual(['workbook-broken']);
    const prefixed = `<si><x:t xmlns:x="${MAIN}">a</x:t></si>`;
    expect(await codesOf(sheetWith(gridOf(2, 'A', '<c r="@" t="s"><v>0</v></c>'), prefixed))).toEqual([
      'workbook-broken',
    ]);
  });

  test('what programs write beside a place and a type is no matter', async () => {
    const row = `<row r="2" spans="1:3" ht="15" customHeight="1" x14ac:dyDescent='0.25' xmlns:x14ac="urn:x">`;
    const cells = `<c cm="1" r='A2' s="0" ><v xml:space="preserve">2</v></c><c r = "B2" t="b"><v>0</v></c><c r="C2" t="str"><v/></c>`;
    expect(await rowsOf(sheetWith(`<row r="1"><c r="A1"><v>1</v></c></row>${row}${cells}</row>`))).toEqual([
      { line: 1, cells: ['1'] },
      { line: 2, cells: ['2', 'FALSE'] },
    ]);
  });
});

describe('a file that is no XLSX workbook is recognised, with what to do', () => {
  const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['XLS, or XLSX under a password', ole, 'old-or-locked-workbook'],
    ['PDF', utf8('%PDF-1.7'), 'pdf'],
    [
      'OpenDocument',
      zipOf([
        { name: 'mimetype', text: 'x' },
        { name: 'content.xml', text: 'x' },
      ]),
      'open-document',
    ],
    ['Numbers', zipOf([{ name: 'Index/Document.iwa', text: 'x' }]), 'numbers-document'],
    ['XLSB', zipOf([{ name: 'xl/workbook.bin', text: 'x' }]), 'binary-workbook'],
    ['another zip file', zipOf([{ name: 'list.csv', text: 'x' }]), 'not-a-workbook'],
    ['a text', utf8('member,unit\n'), 'not-a-workbook'],
  ];
  test.each(cases)('%s', async (_, bytes, code) => {
    expect(await codesOf(bytes)).toEqual([code]);
  });

  test('what is for this reader is told from what may be CSV', () => {
    expect([ole, utf8('%PDF-1.7'), zipOf([])].map(looksLikeWorkbook)).toEqual([true, true, true]);
    expect([utf8('member,unit\n'), new Uint8Array()].map(looksLikeWorkbook)).toEqual([false, false]);
  });
});
