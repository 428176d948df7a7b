import { unwrap } from '@selectorate/basics';
import type { RollEntry, RollReport } from '@selectorate/roll';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskFor } from './testing/desk-contest.ts';
import { inventedMembers, RollDesk } from './testing/roll-desk.ts';
import { replaceEntry } from './roll/kept-roll.ts';

const MEMBERS = 3_000;

describe('checks on a thread of their own', () => {
  let desk: RollDesk;

  beforeAll(async () => {
    desk = await RollDesk.open();
    await desk.keepRoll(inventedMembers(MEMBERS));
  });
  afterAll(() => desk.close());

  const job = async () => unwrap(await desk.ask('readRollChecks'));

  test('requests are answered while one check runs, many of them', async () => {
    unwrap(await desk.ask('runRollChecks', { body: {} }));
    const answered = new Map<string, number>();
    const running = desk.desk.runRollChecks();
    for (let now = await job(); now.state !== 'done'; now = await job())
      answered.set(now.check ?? '', (answered.get(now.check ?? '') ?? 0) + 1);
    expect(await running).toBe(1);
    // In one process with them a check would have answered once, when it was over.
    expect(answered.get('RI-02')).toBeGreaterThan(10);
    expect(await job()).toMatchObject({ state: 'done', done: 1, total: 1 });
  });

  test('a server that stops ends them at once, and the next one runs them', async () => {
    unwrap(await desk.ask('runRollChecks', { body: {} }));
    const stopping = deskFor(desk.played.people.contest, desk.store).desk;
    const running = stopping.runRollChecks();
    while ((await job()).check !== 'RI-02') await new Promise((resolve) => setImmediate(resolve));
    stopping.endRollChecks();
    expect(await running).toBe(0);
    expect((await job()).state).toBe('waiting');
    expect(await stopping.runRollChecks()).toBe(0);
    await stopping.close();
    expect(await desk.desk.runRollChecks()).toBe(1);
    expect((await job()).state).toBe('done');
  });
});

describe('RI-16 after the freeze', () => {
  let desk: RollDesk;

  beforeAll(async () => {
    desk = await RollDesk.open();
    // Two came with a second list.
    await desk.keepRoll(inventedMembers(58));
    await desk.keepRoll(inventedMembers(60));
  });
  afterAll(() => desk.close());

  const check = async () => {
    unwrap(await desk.ask('runRollChecks', { body: {} }));
    await desk.desk.runRollChecks();
    const report = unwrap(await desk.ask('readRollReport')).report as unknown as RollReport;
    const beside = report.checks
      .flatMap(({ signals }) => signals)
      .filter(({ reason }) => reason === 'changed-beside-the-log');
    return { report, beside, found: report.checks.find((each) => each.check === 'RI-16') ?? expect.fail('not there') };
  };

  test('is not run before, and finds the roll as it was frozen', async () => {
    expect((await check()).found).toMatchObject({ outcome: 'not-run', needs: ['frozen-roll'] });
    const draft = unwrap(await desk.ask('propose', { body: { kind: 'freeze-roll' } }));
    unwrap(await desk.played.signAll(draft));
    const { root } = draft.body as { readonly root: string };
    expect((await check()).found).toMatchObject({
      outcome: 'done',
      population: 60,
      signals: [],
      data: [`root ${root}`],
    });
  });

  test('an entry corrected, one added, and a contact that the member confirmed are authorised', async () => {
    const email = 'new7@members.example';
    const body = { member: 'm-00007', fields: { email }, reason: 'new-address', authority: 'the member wrote' };
    const { change } = unwrap(await desk.ask('changeContact', { as: 'second-officer', body }));
    const letter = (await desk.letters()).find(({ to }) => to === 'member7@members.example');
    const params = { token: letter?.token ?? '' };
    unwrap(await desk.ask('answerContactNotice', { as: null, params, body: { answer: 'me' } }));
    unwrap(await desk.ask('approveContactChange', { body: { change, decision: 'approve' } }));
    const [, second] = inventedMembers(2);
    const [came] = inventedMembers(61).slice(60);
    const why = { authority: 'ruling 3' } as const;
    const renamed = {
      ...(second as RollEntry),
      person: { ...(second as RollEntry).person, name: 'Bruno Marsh-Quillon' },
    };
    const entries = [
      { member: 'm-00002', reason: 'entry-corrected', ...why, entry: renamed as never },
      { member: 'm-00061', reason: 'entry-added', ...why, entry: came as never },
    ] as const;
    const draft = unwrap(
      await desk.ask('propose', { body: { kind: 'amend-roll', entries: [...entries], reasons: 'the ruling says so' } }),
    );
    unwrap(await desk.played.signAll(draft));
    const { found, report, beside } = await check();
    expect(beside).toEqual([]);
    expect(report.members).toBe(61);
    expect(found).toMatchObject({ outcome: 'done', signals: [], totals: { deltas: 3, changes: 3 } });
  });

  test('A22 what was changed in the database and by no act is told by member and field', async () => {
    const [, , , , fifth] = inventedMembers(5);
    const captured = fifth ?? expect.fail('nobody');
    await replaceEntry(desk.store, desk.played.id, {
      ...captured,
      person: { ...captured.person, email: 'capture5@elsewhere.example' },
    });
    const { found, report, beside } = await check();
    expect(beside.map(({ members }) => members)).toEqual([['m-00005']]);
    expect(found.signals).toMatchObject([
      { state: 'escalate', reason: 'changed-after-freeze', members: ['m-00005'], figures: { what: 'email' } },
    ]);
    expect(report.failed).toContain('changed-after-freeze');
  });
});
