import { unwrap } from '@selectorate/basics';
import type { EvidenceKind } from '@selectorate/api';
import type { CheckId, RollReport } from '@selectorate/roll';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BASIS, inventedMembers, registerOf, RollDesk } from './testing/roll-desk.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('lists for the checks', () => {
  let desk: RollDesk;

  beforeAll(async () => {
    desk = await RollDesk.open();
    await desk.keepRoll(inventedMembers(60));
  });
  afterAll(() => desk.close());

  const upload = (kind: EvidenceKind, text: string, more: { source?: string; keep?: boolean } = {}) =>
    desk.ask('uploadEvidence', { body: { kind, file: base64(text), keep: true, ...more } });
  const register = (which: 'own' | 'elsewhere', people: ReturnType<typeof inventedMembers>) =>
    desk.ask('uploadRegister', { body: { file: base64(registerOf(people)), keep: true, which, basis: BASIS } });
  const check = async () => {
    unwrap(await desk.ask('runRollChecks', { body: {} }));
    expect(await desk.desk.runRollChecks()).toBe(1);
    const report = unwrap(await desk.ask('readRollReport')).report as unknown as RollReport;
    const of = (id: CheckId) => report.checks.find((each) => each.check === id) ?? expect.fail(id);
    return { report, of };
  };

  test('without them the checks that need them say so', async () => {
    const { of } = await check();
    for (const id of ['RI-05', 'RI-06', 'RI-14', 'RI-15', 'RI-20'] as const) expect(of(id).outcome, id).toBe('not-run');
  });

  test('a list of people needs the name of its source, and a file at fault is kept by no part of it', async () => {
    expect(await upload('deceased', 'member\nm-00003\n')).toMatchObject({ error: { where: 'source' } });
    expect(await upload('paid-up', 'member,last_cleared\nm-00003,2026-10-01\n', { source: 'accounts' })).toMatchObject({
      error: { where: 'source' },
    });
    const text = 'member,last_cleared\nm-00003,2026-10-01\nm-00004,soon\n';
    expect(await upload('paid-up', text)).toMatchObject({ error: { code: 'roll-malformed' } });
    const looked = unwrap(await upload('paid-up', text, { keep: false }));
    expect(looked).toMatchObject({ rows: 0, failures: 1, failed: [{ line: 3 }] });
    expect(unwrap(await desk.ask('readEvidence')).evidence).toEqual([]);
  });

  test('lists of people, applications, devices and a second register are looked at', async () => {
    unwrap(await upload('deceased', 'member\nm-00003\n', { source: 'notices' }));
    unwrap(await upload('deceased', 'member\nm-00003\nm-00004\n', { source: 'register-of-deaths' }));
    const applications = [11, 12, 13, 14, 15, 16, 17, 18].map((i) => `m-000${i},2026-11-10T09:00:00Z,d-1`);
    unwrap(await upload('applications', ['member,at,device', ...applications].join('\n')));
    unwrap(await upload('ballot-devices', `device,kiosk\n${'d-9,no\n'.repeat(12)}`));
    unwrap(await upload('paid-up', 'member,last_cleared\nm-00005,2026-10-01\nm-90000,2026-10-01\n'));
    const members = inventedMembers(60);
    unwrap(await register('own', members.slice(0, 40)));
    unwrap(await register('elsewhere', members.slice(40)));
    const kept = unwrap(await desk.ask('readRegister'));
    expect([kept.register?.rows, kept.elsewhere?.rows]).toEqual([40, 20]);
    expect(unwrap(await desk.ask('readEvidence', { as: 'scrutineer' })).evidence).toContainEqual({
      kind: 'deceased',
      source: 'register-of-deaths',
      rows: 2,
      uploadedAt: desk.now,
    });
    const { of } = await check();
    for (const id of ['RI-04', 'RI-05', 'RI-06', 'RI-14', 'RI-15', 'RI-18'] as const)
      expect(of(id).outcome, id).toBe('done');
    expect(of('RI-06').signals.flatMap(({ members: who }) => who)).toContain('m-00003');
    expect(of('RI-14').signals.length).toBeGreaterThan(0);
    expect(of('RI-18').signals.flatMap(({ members: who }) => who)).toContain('m-90000');
  });

  test('planted entries are in the roll only while RI-20 looks for them', async () => {
    const head = 'member,unit,joined,status,name,address,postcode,decoy';
    const ghosts = Array.from(
      { length: 4 },
      (_, i) => `x-${i},branch-01,2020-01-05,full,Nobody Imagined${i},${i + 200} Nowhere Row,ZZ9 9ZZ,ghost`,
    );
    expect(await upload('decoys', `${head}\nm-00001,branch-01,2020-01-05,full,A B,1 C,ZZ1 1AA,ghost`)).toMatchObject({
      error: { code: 'roll-malformed' },
    });
    unwrap(await upload('decoys', [head, ...ghosts].join('\n')));
    const { report, of } = await check();
    expect(of('RI-20')).toMatchObject({ outcome: 'done', totals: { decoys: 4, 'decoys-found': 4 } });
    expect(report.members).toBe(60);
    expect((await desk.played.view()).roll?.members).toBe(60);
    expect(JSON.stringify(report.checks.filter((each) => each.check !== 'RI-20'))).not.toContain('"x-0"');
  });

  test('what is removed is destroyed, and the checks do without it', async () => {
    for (const kind of ['decoys', 'deceased'] as const)
      unwrap(await desk.ask('removeEvidence', { params: { ...desk.played.params, kind } }));
    unwrap(await desk.ask('removeRegister'));
    const names = (await desk.store.documents.list(`roll/${desk.played.id}`)).map(({ name }) => name);
    expect(names.filter((name) => /decoys|deceased|register/.test(name))).toEqual([]);
    const { of } = await check();
    for (const id of ['RI-04', 'RI-05', 'RI-06', 'RI-20'] as const) expect(of(id).outcome, id).toBe('not-run');
  });
});
