import { unwrap, utf8 } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { columnMemory, recallColumns } from './column-memory.ts';
import { importRoll } from './import-roll.ts';
import { readColumnNames } from './read-column-names.ts';
import { previewRoll } from './preview-roll.ts';
import { ROLL_LAYOUT } from './roll-layout.ts';

const FILE = 'A,B,C,D,E,F\nm-1,unit-01,2020-01-31,full,Person,Test\n';
const choice = { member: 'A', unit: 'B', joined: 'C', status: 'D', name: ['F', 'E'] };

test('the second upload of the same export needs no mapping, whatever the order of its columns', () => {
  const first = unwrap(importRoll(utf8(FILE), { columns: choice }));
  const headers = first.columns.map(({ header }) => header);
  const memory = JSON.parse(JSON.stringify(columnMemory(headers, first.choice))) as ReturnType<typeof columnMemory>;
  expect(unwrap(importRoll(utf8(FILE), { memory })).entries).toEqual(first.entries);
  const turned = 'f,e,d,c,b,a\nTest,Person,full,2020-01-31,unit-01,m-1\n';
  expect(unwrap(importRoll(utf8(turned), { memory })).entries).toEqual(first.entries);
  expect(importRoll(utf8(`G,${FILE.slice(2)}`), { memory }).ok).toBe(false);
});

test('what is said now goes before what was remembered', () => {
  const memory = columnMemory(['A', 'B', 'C', 'D', 'E', 'F'], choice);
  const read = unwrap(importRoll(utf8(FILE), { memory, columns: { name: ['E'] } }));
  expect(read.entries[0]?.person.name).toBe('Person');
});

test('nothing is recalled for other column names, nor for fields that there are not', () => {
  const memory = { ...columnMemory(['A'], { member: 'A' }), b: { member: 'B', nonsense: 'C' } };
  expect(recallColumns(memory, ['constructor'], ROLL_LAYOUT)).toEqual({});
  expect(recallColumns(memory, ['B'], ROLL_LAYOUT)).toEqual({ member: 'B' });
});

test('a preview is plain data: the first rows as texts, totals, columns and repairs', () => {
  const preview = previewRoll(unwrap(importRoll(utf8(FILE), { columns: choice })), 1);
  expect(JSON.parse(JSON.stringify(preview))).toEqual(preview);
  expect(preview.rows).toEqual([
    expect.objectContaining({ member: 'm-1', unit: 'unit-01', joined: '2020-01-31', name: 'Test Person', born: '' }),
  ]);
  expect([preview.totals.members, preview.columns.length, preview.dateOrder, preview.repairs]).toEqual([
    1,
    6,
    'none',
    [],
  ]);
});

test('the names of columns are there for a person to map, where nothing could be guessed', () => {
  const file = utf8('Wer;Wo;Seit;Was\nm-1;u;2020-01-31;full\n');
  expect(importRoll(file).ok).toBe(false);
  expect(unwrap(readColumnNames(file))).toEqual(['Wer', 'Wo', 'Seit', 'Was']);
  const columns = { member: 'Wer', unit: 'Wo', joined: 'Seit', status: 'Was' };
  expect(unwrap(importRoll(file, { columns })).delimiter).toBe(';');
  expect(readColumnNames(utf8('a,b\n')).ok).toBe(false);
  expect(readColumnNames(utf8('a\u202e,b\n1,2\n')).ok).toBe(false);
});
