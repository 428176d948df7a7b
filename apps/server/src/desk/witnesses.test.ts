import { err, unwrap, utf8 } from '@selectorate/basics';
import { noteSigner, openLog, parseCheckpointNote, parsePolicy, printNote } from '@selectorate/record';
import { nativeCheck } from '@selectorate/machine';
import type { Act } from '@selectorate/selection';
import { openTrigger, type RehearsedContest, verifyFiles } from '@selectorate/testkit';
import { startEngine, type Store, type StorePlace } from '@selectorate/store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  DeskContest,
  DeskPeople,
  deskFor,
  logKeyFor,
  newContest,
  recordOf,
  witnessesFor,
} from './testing/desk-contest.ts';
import { heldOf } from './testing/held-of.ts';
import type { TestWitness } from './testing/witness-server.ts';

describe('witnesses', () => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let witnesses: readonly TestWitness[] = [];

  beforeAll(async () => {
    engine = await startEngine('trial');
  });
  afterEach(async () => {
    await Promise.all(witnesses.map((witness) => witness.close()));
  });
  afterAll(() => engine.close());

  async function store(place?: StorePlace): Promise<Store> {
    return engine.open(place ?? (await engine.newPlace()));
  }

  /** A desk that has recorded `size` entries of a rehearsed contest, with witnesses that hold as much. */
  async function deskAt(contest: RehearsedContest, size: number) {
    witnesses = await witnessesFor(contest);
    const opened = await store();
    const { desk, events } = deskFor(contest, opened);
    const played = new DeskContest(desk, new DeskPeople(contest, opened));
    await played.resumeAt(size, witnesses);
    const entries = contest.entries.slice(0, size);
    for (const witness of witnesses)
      witness.remember(heldOf(contest, witness.name, entries, contest.acts[size - 1]?.at ?? ''), entries);
    return { desk, events, played, store: opened };
  }

  const freezeOf = (contest: RehearsedContest): Act =>
    contest.acts.find(({ kind }) => kind === 'freeze-roll') ?? expect.fail('no freeze');

  test('that are away do not stop a contest; their cosignatures come when they do', async () => {
    const contest = openTrigger();
    const freeze = freezeOf(contest);
    const { desk, events, played, store: opened } = await deskAt(contest, freeze.seq);
    const [first, second] = witnesses;
    await second?.goAway();
    const recorded = unwrap(await played.play(freeze));
    expect(recorded.standing).toMatchObject({ kind: 'recorded', seq: freeze.seq });
    expect((await played.view()).witnessed.map(({ name, size }) => [name, size])).toEqual([
      [first?.name, freeze.seq + 1],
      [second?.name, freeze.seq],
    ]);
    expect(events).toContainEqual({ event: 'witness-unreachable', contest: played.id, witness: second?.name });
    await second?.comeBack();
    await desk.tick();
    expect((await played.view()).witnessed.map(({ size }) => size)).toEqual([freeze.seq + 1, freeze.seq + 1]);
    const policy = unwrap(parsePolicy((await desk.recordFile(`${played.id}.policy`))?.bytes ?? new Uint8Array()));
    const verdict = await verifyFiles(await recordOf(desk, played.id), { policy });
    expect(verdict.faults).toEqual([]);
    expect(verdict.splitView).toBe('excluded-by-your-policy');
    expect(await opened.logs.check(played.id)).toMatchObject({ ok: true });
  });

  test('A53 a store that was restored to an earlier hour writes nothing, and says so, while it can still be read', async () => {
    const contest = openTrigger();
    const freeze = freezeOf(contest);
    const { desk, events, played, store: opened } = await deskAt(contest, freeze.seq);
    const ahead = contest.entries.slice(0, freeze.seq + 1);
    witnesses[0]?.remember(heldOf(contest, witnesses[0].name, ahead, freeze.at), ahead);
    // In a restored store the server's own clock would go on from the earlier hour.
    await opened.contests.update(played.id, { rehearsalNow: freeze.at });
    expect(await desk.ready()).toBe(true);
    await desk.tick();
    expect(await desk.ready()).toBe(false);
    expect(events).toContainEqual({
      event: 'store-behind-checkpoint',
      contest: played.id,
      code: 'behind-cosigned-checkpoint',
      size: freeze.seq + 1,
    });
    const draft = unwrap(await played.prepare(freeze));
    const [officer = ''] = freeze.by;
    expect(await played.sign(draft, officer)).toEqual(err({ code: 'store-behind-checkpoint' }));
    expect(await opened.logs.size(played.id)).toBe(freeze.seq);
    const view = await played.view();
    expect(view.size).toBe(freeze.seq);
    expect(view.witnessed[0]).toMatchObject({ name: witnesses[0]?.name, size: freeze.seq + 1 });
  });

  test('A53 it stays so after a restart while the witness is away, and on every server of the database', async () => {
    const contest = openTrigger();
    const freeze = freezeOf(contest);
    const { desk, played, store: opened } = await deskAt(contest, freeze.seq);
    const ahead = contest.entries.slice(0, freeze.seq + 1);
    witnesses[1]?.remember(heldOf(contest, witnesses[1].name, ahead, freeze.at), ahead);
    await desk.tick();
    await Promise.all(witnesses.map((witness) => witness.goAway()));
    const again = deskFor(contest, opened);
    await again.desk.tick();
    expect(await again.desk.ready()).toBe(false);
    await Promise.all(witnesses.map((witness) => witness.comeBack()));
    expect(await opened.logs.size(played.id)).toBe(freeze.seq);
  });

  test('A53 a server that starts while no witness answers writes nothing until one does', async () => {
    const contest = openTrigger();
    const freeze = freezeOf(contest);
    const { played, store: opened } = await deskAt(contest, freeze.seq);
    await Promise.all(witnesses.map((witness) => witness.goAway()));
    const started = new DeskContest(deskFor(contest, opened).desk, played.people);
    await opened.contests.update(played.id, { rehearsalNow: freeze.at });
    const draft = unwrap(await played.prepare(freeze));
    const [officer = ''] = freeze.by;
    expect(await started.sign(draft, officer, { at: freeze.at })).toEqual(err({ code: 'witnesses-silent' }));
    expect(await opened.logs.size(played.id)).toBe(freeze.seq);
    await witnesses[0]?.comeBack();
    expect(await started.sign(draft, officer, { at: freeze.at })).toMatchObject({ ok: true });
  });

  test('A53 a witness that is found to be ahead in the middle of things stops the contest there', async () => {
    const contest = openTrigger();
    const freeze = freezeOf(contest);
    const { desk, played, store: opened } = await deskAt(contest, freeze.seq);
    await desk.tick();
    expect(await desk.ready()).toBe(true);
    // Somebody with the log's key has shown this witness another act in the place of the freeze.
    const forged = [...contest.entries.slice(0, freeze.seq), utf8('{"forged":true}')];
    witnesses[0]?.remember(heldOf(contest, witnesses[0].name, forged, freeze.at), forged);
    const recorded = unwrap(await played.play(freeze));
    expect(recorded.standing).toMatchObject({ kind: 'recorded' });
    expect(await desk.ready()).toBe(false);
    expect(await opened.logs.size(played.id)).toBe(freeze.seq + 1);
  });

  test('a witness that only says it holds more, and shows no checkpoint of this log, stops nothing', async () => {
    const contest = openTrigger();
    const freeze = freezeOf(contest);
    const { desk, played } = await deskAt(contest, freeze.seq);
    const [witness] = witnesses;
    if (witness === undefined) expect.fail('no witness');
    const honest = witness.held();
    const other = noteSigner(logKeyFor(contest).name, contest.secretOf('not the log'));
    const log = unwrap(openLog({ signer: other, entries: [...contest.entries, utf8('{}')], check: nativeCheck }));
    const note = Buffer.from(printNote(log.checkpoint().note)).toString();
    expect(parseCheckpointNote(utf8(note)).ok).toBe(true);
    witness.remember({ ...honest, size: 10_000, checkpoint: note }, contest.entries);
    await played.play(freeze);
    expect(await desk.ready()).toBe(true);
    expect((await played.view()).witnessed[1]?.size).toBe(freeze.seq + 1);
  });

  test('the contest’s witnesses are as it was prepared, and the policy names them with their addresses', async () => {
    const contest = openTrigger();
    const { desk, played } = await deskAt(contest, 1);
    expect(newContest(contest, witnesses).witnesses.map(({ url }) => url)).toEqual(witnesses.map(({ url }) => url));
    const text = Buffer.from((await desk.recordFile(`${played.id}.policy`))?.bytes ?? []).toString('utf8');
    for (const { name, url } of witnesses) expect(text).toMatch(new RegExp(`^witness ${name} \\S+ ${url}$`, 'm'));
    expect(text).toContain(`log ${logKeyFor(contest).name}+`);
  });
});
