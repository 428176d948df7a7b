import { unwrap } from '@selectorate/basics';
import { exportCsv } from '@selectorate/roll';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventedMembers, RollDesk } from './testing/roll-desk.ts';
import { tinyWorkbook } from './testing/tiny-workbook.ts';

const HEADERS = ['Mem. No.', 'Full name', 'Where', 'Since', 'Standing', 'Mail'];
const CHOICE = {
  'Mem. No.': 'member',
  'Full name': 'name',
  Where: 'unit',
  Since: 'joined',
  Standing: 'status',
  Mail: 'email',
};
const rowOf = (i: number, name = `Member ${i}`): readonly string[] => [
  `m-${i}`,
  name,
  i % 2 === 0 ? 'branch-01' : 'branch-02',
  '2015-03-01',
  'full',
  `m${i}@members.example`,
];

describe('uploading a roll', () => {
  let desk: RollDesk;

  beforeAll(async () => {
    desk = await RollDesk.open();
  });
  afterAll(() => desk.close());

  const upload = (
    bytes: Buffer | string,
    more: { keep?: boolean; columns?: Record<string, string>; as?: string } = {},
  ) => {
    const { keep = false, columns = {}, as = 'returning-officer' } = more;
    return desk.ask('uploadRoll', { as, body: { file: Buffer.from(bytes).toString('base64'), keep, columns } });
  };

  test('a workbook is read like a CSV file, and a mapping that was chosen once is remembered', async () => {
    const workbook = tinyWorkbook([HEADERS, rowOf(1), rowOf(2), rowOf(3)]);
    const first = unwrap(await upload(workbook));
    expect(first.failed.map(({ code }) => code)).toContain('header-missing');
    const kept = unwrap(await upload(workbook, { keep: true, columns: CHOICE }));
    expect(kept).toMatchObject({ members: 3, format: 'xlsx', version: 1, remembered: false, changed: null });
    const again = tinyWorkbook([HEADERS.toReversed(), rowOf(1, 'Member One').toReversed(), rowOf(2).toReversed()]);
    expect(unwrap(await upload(again, { keep: true, as: 'second-officer' }))).toMatchObject({
      members: 2,
      remembered: true,
      version: 2,
      changed: { added: 0, removed: 1, membersChanged: 1 },
    });
  });

  test('every kept list is a version: who, when, by which right, and a chain that has the one before in it', async () => {
    const { versions } = unwrap(await desk.ask('readRollVersions', { as: 'scrutineer' }));
    expect(versions).toMatchObject([
      { version: 1, by: 'returning-officer', channel: 'import', members: 3, added: 3 },
      { version: 2, by: 'second-officer', channel: 'import', members: 2, removed: 1, membersChanged: 1 },
    ]);
    expect(new Set(versions.map(({ hash }) => hash)).size).toBe(2);
    const { counts } = unwrap(await desk.ask('readRollDiff', { as: 'agent', query: { from: 1, to: 2 } }));
    expect(JSON.stringify(counts)).not.toMatch(/Member|m-1/);
  });

  test('A45 what is wrong in a file is named as data: line, column, what stood there, what to do; nothing is kept', async () => {
    const csv = exportCsv(inventedMembers(6)).split('\n');
    const bad = csv.map((line, i) => (i === 3 ? line.replace('2015-03-01', '2015-33-01') : line)).join('\n');
    const looked = unwrap(await upload(bad));
    expect(looked).toMatchObject({ members: 0, failures: 1, version: null });
    expect(looked.failed).toEqual([
      {
        line: 4,
        column: expect.any(Number),
        columnName: 'joined',
        code: 'date-malformed',
        shown: '2015-33-01',
        expected: expect.stringMatching(/\w/),
        remedy: expect.stringMatching(/\w/),
      },
    ]);
    const formula = tinyWorkbook([HEADERS, rowOf(1, '=HYPERLINK(A1)')]);
    expect(unwrap(await upload(formula, { columns: CHOICE })).failed).toMatchObject([
      { code: 'formula-cell', line: 2 },
    ]);
    for (const bytes of [bad, formula, tinyWorkbook([]), Buffer.from('PK\u0003\u0004broken'), '\u0000', '%PDF-1.7']) {
      expect(await upload(bytes, { keep: true })).toMatchObject({ ok: false, error: { code: 'roll-malformed' } });
    }
    expect((await desk.played.view()).roll?.members).toBe(2);
  });

  test('25,000 rows are one upload, and one that fails keeps all of them out', async () => {
    const many = inventedMembers(25_000);
    const csv = exportCsv(many);
    expect(unwrap(await upload(csv.replace('m-25000', 'm-00001'), { keep: false }))).toMatchObject({ failures: 2 });
    expect(await upload(csv.replace('m-25000', 'm-00001'), { keep: true })).toMatchObject({ ok: false });
    expect(unwrap(await upload(csv, { keep: true }))).toMatchObject({ members: 25_000, version: 3 });
    expect((await desk.played.view()).roll?.members).toBe(25_000);
  });

  test('entries are sealed at rest: nothing of them stands in a document’s name or row', async () => {
    const scopes = [desk.played.id, `roll/${desk.played.id}`, 'house/columns'];
    const names = await Promise.all(scopes.map((scope) => desk.store.documents.list(scope)));
    expect(JSON.stringify(names)).not.toMatch(/m-0|Amber|example/);
  });
});
