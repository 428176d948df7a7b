import { unwrap } from '@selectorate/basics';
import type { RollReport } from '@selectorate/roll';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BASIS, inventedMembers, registerOf, RollDesk } from './testing/roll-desk.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Electors at the members’ own addresses, but for a few members whom it does not have. */
const registerCsv = (): string => registerOf(inventedMembers(60).slice(0, 50));

describe('the checks of the roll', () => {
  let desk: RollDesk;

  beforeAll(async () => {
    desk = await RollDesk.open();
  });
  afterAll(() => desk.close());

  const settle = (signal: string, as: string, resolution = 'genuine' as const) =>
    desk.ask('resolveSignal', { as, body: { signal, resolution, note: 'both are known to the secretary' } });

  test('a register is read only with a legal basis that holds today', async () => {
    const upload = (basis: typeof BASIS | null, keep = true) =>
      desk.ask('uploadRegister', { body: { file: base64(registerCsv()), keep, basis } });
    expect(await upload(null)).toMatchObject({ error: { code: 'register-basis-missing' } });
    const ended = { ...BASIS, until: '2026-11-21' as never };
    expect(await upload(ended)).toMatchObject({ error: { code: 'register-basis-expired' } });
    expect(unwrap(await desk.ask('readRegister')).register).toBeNull();
    expect(unwrap(await upload(BASIS, false)).register).toMatchObject({ rows: 50 });
    expect(unwrap(await desk.ask('readRegister')).register).toBeNull();
    expect(unwrap(await upload(BASIS)).register).toMatchObject({ rows: 50, basis: BASIS });
    expect(unwrap(await desk.ask('readRegister', { as: 'scrutineer' })).register).toMatchObject({ rows: 50 });
  });

  test('checks are asked for, run by the worker once, and leave a report of the version they looked at', async () => {
    expect(await desk.ask('runRollChecks', { body: {} })).toMatchObject({ error: { code: 'roll-missing' } });
    expect(await desk.ask('readRollReport')).toMatchObject({ error: { code: 'report-missing' } });
    const members = inventedMembers(60);
    const [first] = members;
    // One person twice, under two numbers.
    const twin = { ...(first ?? expect.fail('nobody')), member: 'm-00099' as never };
    await desk.keepRoll([...members, twin]);
    const payments = 'member,first_cleared,last_cleared\nm-00001,2015-03-02,2026-10-01\n';
    expect(
      unwrap(await desk.ask('uploadEvidence', { body: { file: base64(payments), keep: true, kind: 'payments' } })),
    ).toEqual({
      rows: 1,
      failed: [],
      failures: 0,
    });
    expect(unwrap(await desk.ask('runRollChecks', { body: {} })).state).toBe('waiting');
    expect(unwrap(await desk.ask('readRollChecks')).state).toBe('waiting');
    expect(await desk.desk.runRollChecks()).toBe(1);
    expect(await desk.desk.runRollChecks()).toBe(0);
    expect(unwrap(await desk.ask('readRollChecks'))).toMatchObject({ state: 'done', version: 1 });
    const { version, report } = unwrap(await desk.ask('readRollReport', { as: 'scrutineer' }));
    const { checks, members: looked } = report as unknown as RollReport;
    expect([version, looked]).toEqual([1, 61]);
    const found = (id: string) => checks.find(({ check }) => check === id) ?? expect.fail(id);
    expect(found('RI-02').signals).toHaveLength(1);
    expect(found('RI-04')).toMatchObject({ outcome: 'done', totals: { 'register-rows': 50 } });
    expect(JSON.stringify(report)).not.toMatch(/ Lane|@members/);
  });

  test('the queue shows masked fields, page by page', async () => {
    const page = unwrap(await desk.ask('readReviewQueue', { query: { from: 0 } }));
    expect(page.total).toBeGreaterThan(0);
    expect(page.signals.length).toBe(Math.min(50, page.total));
    expect(JSON.stringify(page.signals)).not.toMatch(/ Lane|member\d+@/);
    expect(unwrap(await desk.ask('readReviewQueue', { query: { from: page.total } })).signals).toEqual([]);
  });

  test('two entries that may be one person are settled by two people, and nobody is struck off by it', async () => {
    const { report } = unwrap(await desk.ask('readRollReport'));
    const { checks } = report as unknown as RollReport;
    const signal = checks.find(({ check }) => check === 'RI-02')?.signals[0]?.id ?? '';
    const first = unwrap(await settle(signal, 'returning-officer'));
    expect(first).toMatchObject({ settled: false, second: null, by: 'returning-officer' });
    expect(await settle(signal, 'returning-officer')).toMatchObject({ error: { code: 'second-person-needed' } });
    const waiting = unwrap(await desk.ask('readReviewQueue', { as: 'second-officer', query: { from: 0 } }));
    // Who answered is said, and not what: the second person answers for themselves.
    expect(waiting.answered).toEqual([{ signal, by: 'returning-officer', at: desk.now }]);
    const second = unwrap(await settle(signal, 'second-officer'));
    expect(second).toMatchObject({ settled: true, second: 'second-officer', outstanding: first.outstanding - 1 });
    expect(await settle('ri-02-0000000000000000', 'returning-officer')).toMatchObject({ error: { code: 'not-found' } });
    expect((await desk.played.view()).roll?.members).toBe(61);
    // A later run keeps what was settled.
    unwrap(await desk.ask('runRollChecks', { body: {} }));
    await desk.desk.runRollChecks();
    const again = unwrap(await desk.ask('readRollReport')).report as unknown as RollReport;
    const kept = again.checks.flatMap(({ signals }) => signals).find(({ id }) => id === signal);
    expect(kept?.resolution).toBe('genuine');
  });

  test('the counts go into the record by two officers, without a member in them', async () => {
    const draft = unwrap(await desk.ask('propose', { body: { kind: 'report-roll' } }));
    expect(draft.body).toMatchObject({ version: 'v1', members: 61 });
    expect(JSON.stringify(draft.body)).not.toMatch(/m-00/);
    expect(unwrap(await desk.played.signAll(draft)).standing).toMatchObject({ kind: 'recorded' });
  });

  test('A02 whom a question names settles it neither alone nor as the second person', async () => {
    const changes = Array.from({ length: 20 }, (_, i) => {
      const member = `m-${String(i + 1).padStart(5, '0')}`;
      return `2026-11-20T02:${10 + i}:00Z,second-officer,officer,s-1,member-asked,letter,${member},email,member${i + 1}@members.example,new${i + 1}@other.example`;
    });
    const file = base64(['at,by,channel,session,reason,authority,member,field,from,to', ...changes].join('\n'));
    unwrap(await desk.ask('uploadEvidence', { body: { file, keep: true, kind: 'changes' } }));
    unwrap(await desk.ask('runRollChecks', { body: {} }));
    await desk.desk.runRollChecks();
    const { checks } = unwrap(await desk.ask('readRollReport')).report as unknown as RollReport;
    const named = checks
      .flatMap(({ signals }) => signals)
      .find(({ figures }) => figures['editor'] === 'second-officer');
    const id = named?.id ?? expect.fail('no question names the officer');
    const refused = { error: { code: 'question-about-you' } };
    expect(await settle(id, 'second-officer')).toMatchObject(refused);
    expect(unwrap(await settle(id, 'returning-officer'))).toMatchObject({ settled: false, second: null });
    expect(await settle(id, 'second-officer')).toMatchObject(refused);
  });

  test('after the last day of its basis the register is destroyed, by the clock and by nobody’s hand', async () => {
    desk.now = '2026-12-31T23:59:59Z';
    await desk.desk.sweepRolls();
    expect(unwrap(await desk.ask('readRegister')).register).not.toBeNull();
    desk.now = '2027-01-01T00:00:00Z';
    await desk.desk.sweepRolls();
    expect(unwrap(await desk.ask('readRegister')).register).toBeNull();
    const scope = `roll/${desk.played.id}`;
    expect((await desk.store.documents.list(scope)).filter(({ name }) => name.startsWith('register'))).toEqual([]);
    unwrap(await desk.ask('runRollChecks', { body: {} }));
    await desk.desk.runRollChecks();
    const { checks } = unwrap(await desk.ask('readRollReport')).report as unknown as RollReport;
    expect(checks.find(({ check }) => check === 'RI-04')?.outcome).toBe('not-run');
  });

  test('A31 the list never leaves: who asked for it is written down for everybody in the contest', async () => {
    const body = { recipient: 'candidate-1', fields: ['name', 'email'], clause: 'rules.list' };
    expect(await desk.ask('releaseList', { as: 'second-officer', body })).toEqual({
      ok: false,
      error: { code: 'list-never-leaves' },
    });
    expect(unwrap(await desk.ask('readReleases', { as: 'agent' })).releases).toEqual([
      { at: desk.now, by: 'second-officer', recipient: 'candidate-1', clause: 'rules.list', outcome: 'refused' },
    ]);
  });
});
