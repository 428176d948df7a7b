import { unwrap, utf8 } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { importAmendments, importResolutions } from './import-decisions.ts';

const HEADER = 'Signal;Resolution;By;Second;Note;At\r\n';
const ROW = 'ri-04-01;Genuine;Officer-1;;seen at the address;2022-09-12T10:00:00Z\r\n';

const faultsOf = (read: ReturnType<typeof importResolutions> | ReturnType<typeof importAmendments>) =>
  read.ok ? [] : read.error.faults.map(({ line, column, code }) => [line, column, code]);

test('a resolution says by whom, when and why, with or without a second person', () => {
  const two = ROW.replace('Officer-1;;', 'officer-1;officer-2;');
  expect(unwrap(importResolutions(utf8(HEADER + ROW + two))).items).toEqual([
    {
      signal: 'ri-04-01',
      resolution: 'genuine',
      by: 'officer-1',
      second: null,
      note: 'seen at the address',
      at: '2022-09-12T10:00:00Z',
    },
    expect.objectContaining({ by: 'officer-1', second: 'officer-2' }),
  ]);
});

test.each([
  ['Genuine', 'fine', [2, 2, 'resolution-unknown']],
  ['Officer-1', 'Officer One', [2, 3, 'code-malformed']],
  ['Officer-1', '', [2, 3, 'value-missing']],
  ['T10:00:00Z', '', [2, 6, 'instant-malformed']],
])('a resolution with %s as “%s” is named, and none is taken', (good, bad, fault) => {
  expect(faultsOf(importResolutions(utf8(HEADER + ROW.replace(good, bad) + ROW)))).toEqual([fault]);
});

test('an amendment is of a member who came or went, or of a field, and needs its authority', () => {
  const table = 'member_id,what,authority\nM-1,Added,ruling 3\nm-2,E-mail,ruling 4\n';
  expect(unwrap(importAmendments(utf8(table))).items).toEqual([
    { member: 'm-1', what: 'added' },
    { member: 'm-2', what: 'email' },
  ]);
  expect(faultsOf(importAmendments(utf8(table.replace('E-mail', 'mood'))))).toEqual([[3, 2, 'amendment-unknown']]);
  expect(faultsOf(importAmendments(utf8(table.replace('ruling 4', ''))))).toEqual([[3, 3, 'value-missing']]);
});
