import { type Result, unwrap, utf8 } from '@selectorate/basics';
import { collectPopulation, electorKey, writeRegisterCsv } from '@selectorate/testkit';
import { sha256Hex } from '@selectorate/record';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportCsv } from '../import/export-csv.ts';
import type { ImportRefusal } from '../import/import-fault.ts';
import { checkRegister, importRegister, type RegisterOptions, streamRegister } from './import-register.ts';
import type { RegisterRow } from './register-row.ts';

const options: RegisterOptions = {
  basis: {
    schema: 'selectorate-register-basis/1',
    basis: 'registered-party-full-register',
    provision: 'the regulation under which parties are supplied with the full register',
    decidedBy: 'Officer 01',
    decidedOn: '2022-09-01',
    until: '2022-12-31',
    purpose: 'matching the roll',
  },
  today: '2022-10-10',
};
const REGISTER_LAYOUTS = ['split', 'one-name', 'joined'] as const;
const population = collectPopulation({
  seed: 'register',
  electors: 1500,
  members: 20,
  asOf: { year: 2022, month: 9, day: 12 },
});
const electors = population.electors.map(({ row }) => row);

/** Opens a text as a file in chunks. */
const opener = (text: string, length = 777) =>
  async function* (): AsyncIterable<Uint8Array> {
    const bytes = utf8(text);
    for (let at = 0; at < bytes.length; at += length) yield bytes.slice(at, at + length);
  };

async function streamed(text: string, length?: number): Promise<readonly RegisterRow[]> {
  const open = opener(text, length);
  const facts = unwrap(await checkRegister(open, options));
  const rows: RegisterRow[] = [];
  for await (const own of streamRegister(open, facts, options.today)) rows.push(...own);
  return rows;
}

const faultsOf = (read: Result<unknown, ImportRefusal>) =>
  read.ok ? [] : read.error.faults.map(({ line, column, code }) => [line, column, code]);

const HEADER = 'PD,Number,Suffix,Markers,Name,Address,Postcode,Attainer\n';
const rowsOf = (...lines: readonly string[]): readonly RegisterRow[] =>
  unwrap(importRegister(utf8(HEADER + lines.map((line) => `${line}\n`).join('')), options)).rows;

describe('the layouts of registration officers', () => {
  test.each(REGISTER_LAYOUTS.flatMap((layout) => (['full', 'open'] as const).map((edition) => ({ layout, edition }))))(
    '$layout, $edition: every elector with number, address, attainment and franchise',
    ({ layout, edition }) => {
      const text = [...writeRegisterCsv(electors, { layout, edition })].join('');
      const { rows, totals } = unwrap(importRegister(utf8(text), options));
      const written = electors.filter(({ optedOut }) => edition === 'full' || !optedOut);
      const squeeze = (words: readonly string[]) => words.join(' ').toUpperCase();
      expect(
        rows.map(({ elector, given, family, ...row }) => ({
          ...row,
          elector,
          name: squeeze([family, given]),
          address: row.address.toUpperCase(),
        })),
      ).toEqual(
        written.map(({ elector, family, given, lines, postcode, attains, marker, anonymous }) => ({
          elector: electorKey(elector).replace(/\/0$/, ''),
          name: anonymous ? ' ' : squeeze([family, given]),
          address: anonymous ? '' : lines.join(', ').toUpperCase(),
          postcode: anonymous ? '' : postcode,
          attains,
          marker,
        })),
      );
      expect(totals.anonymous.times).toBe(written.filter(({ anonymous }) => anonymous).length);
    },
  );

  test('monthly updates bear the number in one column; what they delete is no elector', () => {
    const text = `ElectorNumber,ElectorCreatedMonth,ElectorChangedMonth,ElectorDeletedMonth,MarkersRegisterText,ElectorDOB,ElectorSurname,ElectorForename,PropertyPostCode,PropertyAddress1,PropertyAddress2
AB-12/1,10,0,0,,,Person,Test,QA1 1AA,Flat 1,2 Example Road
AB-13,0,0,10,,,Gone,Anna,QA1 1AA,3 Example Road,
`;
    const { rows, totals } = unwrap(importRegister(utf8(text), options));
    expect(rows).toEqual([
      {
        elector: 'AB-12/1',
        given: 'Test',
        family: 'Person',
        address: 'Flat 1, 2 Example Road',
        postcode: 'QA1 1AA',
        attains: null,
        marker: '',
      },
    ]);
    expect([totals.electors, totals.deleted]).toEqual([1, { times: 1, firstLines: [3] }]);
  });

  test('the number is one text, in whatever columns it came', () => {
    const rows = rowsOf(
      'AB1,204,1,,"A, B",1 Road,QA1 1AA,',
      'AB1,0205,0,,"A, B",1 Road,QA1 1AA,',
      'AB1,206/2,,,"A, B",1 Road,QA1 1AA,',
      'AB1,AB1-207,,,"A, B",1 Road,QA1 1AA,',
      ',AC 12,,,"A, B",1 Road,QA1 1AA,',
    );
    expect(rows.map(({ elector }) => elector)).toEqual(['AB1-204/1', 'AB1-205', 'AB1-206/2', 'AB1-207', 'AC-12']);
  });

  test('several areas in one file are told apart by a column for the area', () => {
    const text = `Constituency,${HEADER}North,AA,1,,,"A, B",1 Road,QA1 1AA,\nSouth,AA,1,,,"A, B",1 Road,QA1 1AA,\n`;
    const { rows } = unwrap(importRegister(utf8(text), options));
    expect(rows.map(({ elector }) => elector)).toEqual(['North: AA-1', 'South: AA-1']);
  });

  test('a name in one column is taken apart at its comma or its capitals, and otherwise said to be assumed', () => {
    const names = ['"SMITH-TEST, Anna Bea"', 'VAN TEST Anna', 'Anna Test'];
    const text = HEADER + names.map((name, i) => `AB,${i},,,${name},1 Road,QA1 1AA,\n`).join('');
    const { rows, totals } = unwrap(importRegister(utf8(text), options));
    expect(rows.map(({ family, given }) => [family, given])).toEqual([
      ['SMITH-TEST', 'Anna Bea'],
      ['VAN TEST', 'Anna'],
      ['Test', 'Anna'],
    ]);
    expect(totals.nameOrderAssumed).toEqual({ times: 1, firstLines: [4] });
  });

  test('an anonymous elector is a row without name and address, even where the file forgot to leave them out', () => {
    const rows = rowsOf('AB,1,,,N,,,', 'AB,2,,N,"Test, Anna",1 Road,QA1 1AA,', 'AB,3,,,Anonymous,,,');
    expect(
      rows.map(({ given, family, address, postcode, marker }) => [given, family, address, postcode, marker].join('')),
    ).toEqual(['', '', '']);
  });

  test('a birthday in the column for attainment is told from an attainment', () => {
    const rows = rowsOf('AB,1,,,"A, B",1 Road,QA1 1AA,2023-02-03', 'AB,2,,,"A, B",1 Road,QA1 1AA,29/02/2004');
    expect(rows.map(({ attains }) => attains)).toEqual(['2023-02-03', '2022-02-28']);
  });

  test('rows without an address are electors, counted and named by line', () => {
    const { rows, totals } = unwrap(
      importRegister(utf8(`${HEADER}AB,1,,F,"A, B",,,\nAB,2,,,"A, B",1 Road,,\n`), options),
    );
    expect(rows).toHaveLength(2);
    expect([totals.withoutAddress, totals.withoutPostcode, totals.marked]).toEqual([
      { times: 1, firstLines: [2] },
      { times: 1, firstLines: [3] },
      { F: 1 },
    ]);
  });

  test('comes from rows of a sheet too', () => {
    const rows = [
      { line: 1, cells: ['Elector ID', 'Surname', 'Forename', 'Postcode'] },
      { line: 2, cells: ['AB-1', 'Test', 'Anna', 'QA1 1AA'] },
    ];
    expect(unwrap(importRegister({ rows }, options)).rows[0]?.family).toBe('Test');
  });
});

describe('a streamed register', () => {
  const texts = REGISTER_LAYOUTS.map((layout) =>
    [...writeRegisterCsv(electors.slice(0, 300), { layout, edition: 'full' })].join(''),
  );

  test('gives the rows that the whole file gives, whenever it is opened and however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), fc.integer({ min: 50, max: 5000 }), async (text, length) => {
        const whole = unwrap(importRegister(utf8(text), options));
        expect(await streamed(text, length)).toEqual(whole.rows);
        const { rows: _, ...facts } = whole;
        const { file: _file, ...checked } = unwrap(await checkRegister(opener(text, length), options));
        expect(checked).toEqual(facts);
      }),
      { numRuns: 12 },
    );
  });

  test('A45 is refused for what the whole file is refused for, numbers that occur twice among it', async () => {
    const files = [
      HEADER + 'AB,1,,,"A, B",1 Road,QA1 1AA,\nAB,2,,,"C, D",1 Road,QA1 1AA,\nab,01,0,,"E, F",1 Road,QA1 1AA,\n',
      HEADER +
        'AB,,,,"A, B",1 Road,QA1 1AA,\nAB,x,,,"A, B",1 Road,QA1 1AA,31/02/2022\nAB,3,,,"A\u202e, B",1 Road,QA1 1AA,\n',
      'Number,Name\n1,A\n',
      HEADER,
    ];
    expect(faultsOf(importRegister(utf8(files[0] ?? ''), options))).toEqual([
      [2, 2, 'elector-twice'],
      [4, 2, 'elector-twice'],
    ]);
    expect(faultsOf(importRegister(utf8(files[1] ?? ''), options))).toEqual([
      [2, 2, 'value-missing'],
      [3, 2, 'elector-malformed'],
      [3, 8, 'date-malformed'],
      [4, 5, 'bidi-override'],
    ]);
    for (const file of files) {
      expect(await checkRegister(opener(file, 13), options)).toEqual(importRegister(utf8(file), options));
    }
  });

  test('a file that is not the one that was checked stops the reading', async () => {
    const facts = unwrap(await checkRegister(opener(texts[0] ?? ''), options));
    const other = streamRegister(opener('a,b\n1,2\n'), facts, options.today);
    await expect(other[Symbol.asyncIterator]().next()).rejects.toThrow('not the file that was checked');
  });

  test('A45 the list that was checked is exchanged for another as good: the reading ends with an error', async () => {
    const list = (name: string): string =>
      `${HEADER}AB,1,,,"${name}, A",1 Road,QA1 1AA,\nAB,2,,,"B, B",1 Road,QA1 1AA,\n`;
    const facts = unwrap(await checkRegister(opener(list('Tester'), 40), options));
    for (const other of [list('Nobody'), `${list('Tester')}AB,3,,,"C, C",1 Road,QA1 1AA,\n`, `${list('Tester')}\n`]) {
      const rows = streamRegister(opener(other, 40), facts, options.today)[Symbol.asyncIterator]();
      const readOn = async (): Promise<void> => {
        while ((await rows.next()).done !== true);
      };
      await expect(readOn()).rejects.toThrow('not the file that was checked');
    }
    expect(facts.file).toEqual({ bytes: list('Tester').length, sha256: sha256Hex(utf8(list('Tester'))) });
  });

  test('A45 a list exchanged between two readings of one check is refused', async () => {
    // The month comes first, which only the second row shows: the list is read twice.
    const list = (name: string): string =>
      `${HEADER}AB,1,,,"${name}, A",1 Road,QA1 1AA,11/12/2022\nAB,2,,,"B, B",1 Road,QA1 1AA,11/30/2022\n`;
    let opened = 0;
    const changing = (): AsyncIterable<Uint8Array> => opener(list(opened++ === 0 ? 'Tester' : 'Nobody'))();
    expect(faultsOf(await checkRegister(changing, options))).toEqual([[null, null, 'file-changed']]);
    expect(opened).toBe(2);
    expect((await checkRegister(opener(list('Tester')), options)).ok).toBe(true);
  });

  test('once its legal basis has ended, a register that was checked is not opened again', async () => {
    const facts = unwrap(await checkRegister(opener(texts[0] ?? ''), options));
    let opened = 0;
    const open = (): AsyncIterable<Uint8Array> => {
      opened++;
      return opener(texts[0] ?? '')();
    };
    const late = streamRegister(open, facts, '2023-01-01')[Symbol.asyncIterator]();
    await expect(late.next()).rejects.toThrow('register-basis-expired');
    expect(opened).toBe(0);
    await streamRegister(open, facts, '2022-12-31')[Symbol.asyncIterator]().next();
    expect(opened).toBe(1);
  });

  test('a hundred thousand numbers are told apart, and the one twice among them is found', async () => {
    const numbers = Array.from({ length: 100_000 }, (_, i) => `AB,${i},,,"A, B",1 Road,QA1 1AA,\n`);
    const text = HEADER + numbers.join('');
    expect(unwrap(await checkRegister(opener(text, 1 << 16), options)).totals.electors).toBe(100_000);
    const twice = await checkRegister(opener(`${text}AB,77777,,,"C, D",1 Road,QA1 1AA,\n`, 1 << 16), options);
    expect(faultsOf(twice)).toEqual([
      [77_779, 2, 'elector-twice'],
      [100_002, 2, 'elector-twice'],
    ]);
  });
});

test('without a legal basis that holds today no byte of a register is read', async () => {
  const unread = (): AsyncIterable<Uint8Array> => {
    throw new Error('the register was opened');
  };
  for (const [basis, code] of [
    [undefined, 'register-basis-missing'],
    [{ ...(options.basis as object), until: '2022-10-09' }, 'register-basis-expired'],
  ] as const) {
    expect(faultsOf(importRegister(utf8(HEADER), { ...options, basis }))).toEqual([[null, null, code]]);
    expect(faultsOf(await checkRegister(unread, { ...options, basis }))).toEqual([[null, null, code]]);
  }
});

test('a list of members is not taken for a register', () => {
  const roll = exportCsv([]);
  expect(faultsOf(importRegister(utf8(`${roll}m-1,u,2020-01-31,,full,i,,,A,,,,\n`), options))).toEqual([
    [1, null, 'header-missing'],
  ]);
});
