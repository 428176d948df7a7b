import { unwrap } from '@selectorate/basics';
import { exportCsv, type RollEntry } from '@selectorate/roll';
import { closed, unitOfficers } from '@selectorate/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventedMembers, RollDesk } from './testing/roll-desk.ts';

const AFFILIATE = 'affiliate-01';
const BODY = 'appeal-panel';

const ofUnit = (unit: string, count: number): readonly RollEntry[] =>
  inventedMembers(count).map((entry) => ({ ...entry, standing: { ...entry.standing, unit: unit as never } }));
const fileOf = (entries: readonly RollEntry[]): string => Buffer.from(exportCsv(entries)).toString('base64');

describe('A21 the list of a unit or a body is frozen for itself', () => {
  let desk: RollDesk;

  beforeAll(async () => {
    desk = await RollDesk.open(closed({ witnesses: [] }), 'state-intention');
  });
  afterAll(() => desk.close());

  type Of = { readonly unit: string | null; readonly body: string | null };
  const look = (of: Of, file: string, as = 'returning-officer') =>
    desk.ask('lookAtUnitRoll', { as, body: { ...of, file, columns: {} } });
  const propose = (of: Of, file: string, as = 'returning-officer') =>
    desk.ask('propose', { as, body: { kind: 'freeze-unit-roll', ...of, file, columns: {} } });
  const affiliate: Of = { unit: AFFILIATE, body: null };
  const panel: Of = { unit: null, body: BODY };

  test('a look counts the list, and nothing of it is kept', async () => {
    const looked = unwrap(await look(panel, fileOf(inventedMembers(7))));
    expect(looked).toMatchObject({ members: 7, failures: 0, version: null, changed: null });
    expect((await desk.played.view()).roll).toBeNull();
    expect(unwrap(await desk.ask('readRollVersions')).versions).toEqual([]);
  });

  test('A45 a row that cannot be read is named, and the list is not frozen', async () => {
    const text = exportCsv(inventedMembers(7)).replace('2015-03-01', '2015-02-30');
    const file = Buffer.from(text).toString('base64');
    expect(unwrap(await look(panel, file))).toMatchObject({ members: 0, failures: 1, failed: [{ line: 2 }] });
    expect(await propose(panel, file)).toMatchObject({ error: { code: 'roll-malformed' } });
  });

  test('a row of another branch does not belong on the list of a branch', async () => {
    const looked = unwrap(await look({ unit: 'branch-01', body: null }, fileOf(inventedMembers(7))));
    expect(looked.failures).toBe(3);
    expect(unwrap(await look({ unit: 'branch-01', body: null }, fileOf(ofUnit('branch-01', 7)))).failures).toBe(0);
  });

  test('it is of a unit or a body that there is, and for the officers and the unit’s own two alone', async () => {
    const file = fileOf(inventedMembers(4));
    for (const of of [
      { unit: 'branch-99', body: null },
      { unit: null, body: 'no-such-body' },
      { unit: null, body: null },
      { unit: AFFILIATE, body: BODY },
    ])
      expect(await look(of, file)).toMatchObject({ error: { code: 'request-malformed' } });
    const [secretary = '', teller = ''] = unitOfficers(AFFILIATE as never);
    expect(unwrap(await look(affiliate, file, secretary)).members).toBe(4);
    expect(unwrap(await look(affiliate, file, teller)).members).toBe(4);
    for (const as of ['scrutineer', 'agent', unitOfficers('branch-01' as never)[0] ?? '']) {
      expect(await look(affiliate, file, as), as).toMatchObject({ error: { code: 'not-allowed' } });
      expect(await propose(affiliate, file, as), as).toMatchObject({ error: { code: 'not-allowed' } });
    }
    expect(await look(panel, file, secretary)).toMatchObject({ error: { code: 'not-allowed' } });
  });

  test('two officers freeze the list of a body: root and count are in the record, and no member', async () => {
    const draft = unwrap(await propose(panel, fileOf(inventedMembers(7)), 'second-officer'));
    expect(draft.by).toEqual(['returning-officer', 'second-officer']);
    expect(draft.body).toMatchObject({ unit: null, body: BODY, version: 'v1', members: 7 });
    expect(JSON.stringify(draft.body)).not.toMatch(/m-0|Lane|@/);
    unwrap(await desk.played.signAll(draft));
    const again = await propose(panel, fileOf(inventedMembers(9)));
    expect(again).toMatchObject({ error: { code: 'act-refused', refusal: { code: 'already-decided' } } });
  });

  test('a unit’s own secretary and teller freeze its list, where one of them asks', async () => {
    const [secretary = '', teller = ''] = unitOfficers(AFFILIATE as never);
    const draft = unwrap(await propose(affiliate, fileOf(inventedMembers(4)), teller));
    expect(draft.by).toEqual([secretary, teller]);
    unwrap(await desk.played.signAll(draft));
    const other = await desk.ask('readDraft', { as: 'agent', params: { ...desk.played.params, draft: draft.id } });
    expect(JSON.stringify(unwrap(other))).not.toMatch(/m-0000|members\.example/);
  });
});
