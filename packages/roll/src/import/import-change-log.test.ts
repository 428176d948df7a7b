import { unwrap, utf8 } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { csvLine } from './export-csv.ts';
import { importChangeLog } from './import-change-log.ts';

const HEADER = 'at,by,channel,session,reason,authority,member,field,from,to\n';
const change = {
  at: '2022-09-12T11:00:00Z',
  by: 'officer-02',
  channel: 'officer',
  session: 's-1',
  reason: 'moved-home',
  authority: 'request 12, by telephone',
  member: 'm-1',
  field: 'email',
  from: 'old@a.example',
  to: '=1+1',
};
const faultsOf = (text: string) => {
  const read = importChangeLog(utf8(text));
  return read.ok ? [] : read.error.faults.map(({ line, column, code }) => [line, column, code]);
};
const line = (changed: Partial<typeof change>): string => csvLine(Object.values({ ...change, ...changed }));

describe('a log of changes', () => {
  test('written out and imported is the same log, in its order, the same change twice included', () => {
    const changes = [change, { ...change, at: '2022-09-12T10:59:59Z', to: '' }, change];
    expect(unwrap(importChangeLog(utf8(HEADER + changes.map(line).join('')))).changes).toEqual(changes);
  });

  test('takes the names that exports use for columns, fields and channels, and says what it put right', () => {
    const text = 'Changed at,Editor,Via,Session ID,Reason code,Request,Member ID,Column,Old value,New value\n';
    const read = unwrap(
      importChangeLog(utf8(text + line({ at: '2022-09-12T11:00:00.250Z', channel: 'Officer', field: 'Post code' }))),
    );
    expect(read.changes).toEqual([{ ...change, field: 'postcode', from: change.from.toUpperCase() }]);
    expect(read.repairs.map(({ code, field }) => [code, field])).toEqual([
      ['label-translated', 'field'],
      ['date-rewritten', 'at'],
      ['case-changed', 'channel'],
      ['case-changed', 'from'],
      ['formula-guard-removed', 'to'],
    ]);
  });

  test('A45 is refused whole, each row with its line, column and reason', () => {
    const rows = [
      line({ at: '2022-09-12 11:00' }),
      line({ at: '2022-02-30T11:00:00Z' }),
      line({ at: '2022-09-12T11:00:00+01:00' }),
      line({ by: 'Officer Two' }),
      line({ channel: 'telephone' }),
      line({ session: 's 1' }),
      line({ reason: 'Moved home' }),
      line({ member: '' }),
      line({ field: 'shoe size' }),
      line({ to: '\u202ex' }),
    ];
    expect(faultsOf(HEADER + rows.join(''))).toEqual([
      [2, 1, 'instant-malformed'],
      [3, 1, 'instant-malformed'],
      [4, 1, 'instant-malformed'],
      [5, 2, 'code-malformed'],
      [6, 3, 'channel-unknown'],
      [7, 4, 'token-malformed'],
      [8, 5, 'code-malformed'],
      [9, 7, 'value-missing'],
      [10, 8, 'field-unknown'],
      [11, 10, 'bidi-override'],
    ]);
    expect(faultsOf('at,by\n2022-09-12T11:00:00Z,x\n')).toHaveLength(8);
  });
});

test('A02 values are read as the roll reads them, so that a log and its roll can be laid side by side', () => {
  const header = 'at,by,channel,session,reason,authority,member,field,from,to';
  const edit = (field: string, from: string, to: string): string =>
    `2022-08-01T09:00:00Z,officer-1,officer,s-1,correction,desk,M-1,${field},${from},${to}`;
  const log = [
    header,
    edit('postcode', '', 'zz1 1aa'),
    edit('kind', 'Joint', 'Unwaged'),
    edit('email', 'a@@b', 'c@d.example'),
  ];
  const read = importChangeLog(utf8(log.join('\n')));
  expect(read.ok ? read.value.changes.map(({ from, to }) => [from, to]) : read.error).toEqual([
    ['', 'ZZ1 1AA'],
    ['joint', 'unwaged'],
    ['a@@b', 'c@d.example'],
  ]);
});
