import { parseIsoDate } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { collectPopulation } from './invent-population.ts';
import type { RegisterRow } from './rows.ts';
import { REGISTER_LAYOUTS, writeRegisterCsv } from './write-csv.ts';

const { electors } = collectPopulation({
  seed: 'csv',
  electors: 9000,
  members: 10,
  asOf: { year: 2022, month: 9, day: 12 },
});
const rows = electors.map(({ row }) => row);
const row: RegisterRow = {
  place: 'c001',
  elector: { prefix: 'AAB', number: 12, suffix: 1 },
  family: 'García López',
  given: 'Ana',
  lines: ['Flat 3', 'Rowan House', '7 Larkmoor Road', 'Quillwick'],
  postcode: 'QA1 1AA',
  attains: '2023-02-01',
  marker: 'G',
  optedOut: true,
  anonymous: false,
};
const lineOf = (layout: (typeof REGISTER_LAYOUTS)[number], own: RegisterRow): string =>
  [...writeRegisterCsv([own], { layout, edition: 'full' })][1] ?? '';

describe('a register file', () => {
  test('has number, name, address and markers where its layout has them', () => {
    expect(lineOf('split', row)).toBe(
      'AAB,12,1,G O,01/02/2023,García López,Ana,QA1 1AA,Flat 3,Rowan House,7 Larkmoor Road,Quillwick,,\n',
    );
    expect(lineOf('one-name', row)).toBe(
      'AAB,12/1,G O,"GARCÍA LÓPEZ, Ana",FLAT 3,ROWAN HOUSE,7 LARKMOOR ROAD,QUILLWICK,,,QA1 1AA,2023-02-01\n',
    );
    expect(lineOf('joined', row)).toBe(
      'AAB-12/1,G,01/02/2023,Ana,García López,Y,Flat 3,Rowan House,7 Larkmoor Road,Quillwick,,,QA1 1AA\r\n',
    );
  });

  test('says N, and nothing more, for somebody registered anonymously', () => {
    const hidden = {
      ...row,
      family: '',
      given: '',
      lines: [],
      postcode: '',
      attains: null,
      marker: '',
      anonymous: true,
    } as const;
    expect(lineOf('split', hidden)).toBe('AAB,12,1,O,,N,,,,,,,,\n');
    expect(lineOf('one-name', hidden)).toBe('AAB,12/1,O,N,,,,,,,,\n');
    expect(lineOf('joined', hidden)).toBe('AAB-12/1,,,,N,Y,,,,,,,\r\n');
  });

  test.each(REGISTER_LAYOUTS)('%s: every line has the columns of its header', (layout) => {
    const [header = '', ...lines] = writeRegisterCsv(rows, { layout, edition: 'full' });
    const width = (line: string): number => line.replaceAll(/"[^"]*"/g, '').split(',').length;
    expect(lines.length).toBe(rows.length);
    expect(lines.filter((line) => width(line) !== width(header))).toEqual([]);
  });

  test('the open edition leaves out who opted out, more than half', () => {
    const open = [...writeRegisterCsv(rows, { layout: 'split', edition: 'open' })].length - 1;
    expect(open).toBe(rows.filter(({ optedOut }) => !optedOut).length);
    expect(open / rows.length).toBeLessThan(0.5);
    expect(open / rows.length).toBeGreaterThan(0.4);
  });

  test('numbers are unique, and dates of attainment are dates', () => {
    const numbers = rows.map(({ elector: { prefix, number, suffix } }) => `${prefix}-${number}/${suffix}`);
    expect(new Set(numbers).size).toBe(rows.length);
    expect(rows.filter(({ attains }) => attains !== null && parseIsoDate(attains) === undefined)).toEqual([]);
  });
});
