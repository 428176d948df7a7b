import { unwrap } from '@selectorate/basics';
import { parsePolicy } from '@selectorate/record';
import { openTrigger, verifyFiles } from '@selectorate/testkit';
import { enginesHere, startEngine } from '@selectorate/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeskContest, DeskPeople, deskFor, recordOf, witnessesFor } from './testing/desk-contest.ts';
import { heldOf } from './testing/held-of.ts';

describe.each(enginesHere())('two servers on one database, %s', (name) => {
  let engine: Awaited<ReturnType<typeof startEngine>>;

  beforeAll(async () => {
    engine = await startEngine(name);
  });
  afterAll(() => engine.close());

  test('record acts one after another and at the same time, and none is lost or doubled', async () => {
    const contest = openTrigger();
    const first = contest.acts.findIndex(({ kind }) => kind === 'declare-interest');
    const interests = contest.acts.filter(({ kind }) => kind === 'declare-interest');
    const witnesses = await witnessesFor(contest);
    const place = await engine.newPlace();
    const store = await engine.open(place);
    const other = await engine.open(typeof place === 'string' ? place : store.connectionString);
    const people = new DeskPeople(contest, store);
    const [here, there] = [deskFor(contest, store), deskFor(contest, other)];
    const desks = [new DeskContest(here.desk, people), new DeskContest(there.desk, people)] as const;
    await desks[0].resumeAt(first, witnesses);
    const entries = contest.entries.slice(0, first);
    for (const witness of witnesses)
      witness.remember(heldOf(contest, witness.name, entries, contest.acts[first - 1]?.at ?? ''), entries);
    const moment = interests[0]?.at ?? '';
    for (const desk of desks) await desk.moveTo(moment);

    const drafts = await Promise.all(interests.map(async (act, i) => unwrap(await deskOf(i).prepare(act))));
    const done = await Promise.all(drafts.map((draft, i) => deskOf(i + 1).sign(draft, interests[i]?.by[0] ?? '')));
    const seqs = done.map((each) => (unwrap(each).standing as { seq: number }).seq);
    expect(seqs.toSorted((a, b) => a - b)).toEqual(interests.map((_, i) => first + i));

    const calendar = contest.acts.find(({ kind }) => kind === 'set-calendar') ?? expect.fail('no calendar');
    for (const desk of desks) await desk.moveTo(calendar.at);
    const draft = unwrap(await desks[0].prepare(calendar));
    const signed = await Promise.all(draft.by.map((person, i) => deskOf(i).sign(draft, person)));
    const standings = signed.map((each) => unwrap(each).standing.kind);
    expect(standings).toContain('recorded');
    expect(await store.logs.size(desks[0].id)).toBe(first + interests.length + 1);
    expect(await other.logs.check(desks[0].id)).toMatchObject({ ok: true });

    await here.desk.tick();
    const policy = unwrap(
      parsePolicy((await there.desk.recordFile(`${desks[0].id}.policy`))?.bytes ?? new Uint8Array()),
    );
    const verdict = await verifyFiles(await recordOf(there.desk, desks[0].id), { policy });
    expect(verdict.faults).toEqual([]);
    expect(await recordOf(here.desk, desks[0].id)).toEqual(await recordOf(there.desk, desks[0].id));
    expect([await here.desk.ready(), await there.desk.ready()]).toEqual([true, true]);
    await Promise.all(witnesses.map((witness) => witness.close()));

    function deskOf(i: number): DeskContest {
      return i % 2 === 0 ? desks[0] : desks[1];
    }
  });
});
