import { unwrap } from '@selectorate/basics';
import { noteSigner, parsePolicy } from '@selectorate/record';
import { openTrigger, verifyFiles } from '@selectorate/testkit';
import { startEngine } from '@selectorate/store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeskContest, DeskPeople, deskFor, recordOf, witnessesFor } from './testing/desk-contest.ts';
import { heldOf } from './testing/held-of.ts';
import type { TestWitness } from './testing/witness-server.ts';

const OFFICERS = ['returning-officer', 'second-officer'];

describe('a log that takes over', () => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let witnesses: readonly TestWitness[] = [];

  beforeAll(async () => {
    engine = await startEngine('trial');
  });
  afterEach(async () => {
    await Promise.all(witnesses.map((witness) => witness.close()));
  });
  afterAll(() => engine.close());

  test('A53 a contest whose last entries nobody can produce goes on in a log of another name, which says what is lost', async () => {
    const contest = openTrigger();
    const kept = contest.entries.length - 1;
    witnesses = await witnessesFor(contest);
    const store = await engine.open(await engine.newPlace());
    const { desk } = deskFor(contest, store);
    const played = new DeskContest(desk, new DeskPeople(contest, store));
    await played.resumeAt(kept, witnesses);
    const moment = contest.acts.at(-1)?.at ?? '';
    for (const witness of witnesses)
      witness.remember(heldOf(contest, witness.name, contest.entries, moment), contest.entries);
    await played.moveTo(moment).catch(() => undefined);
    await store.contests.update(played.id, { rehearsalNow: moment });
    await desk.tick();
    expect(await desk.ready()).toBe(false);

    const asker = await played.people.asker('returning-officer');
    const asked = { ground: 'store-lost', reasons: 'The disk failed and the mirrors are gone.' } as const;
    const draft = unwrap(await desk.prepareSuccession(played.id, asker, asked));
    expect(draft.body).toMatchObject({ kept: { size: kept }, last: { size: kept + 1 } });
    expect(draft.by).toEqual(OFFICERS);
    const secret = contest.secretOf('log/2');
    for (const witness of witnesses) witness.watch(noteSigner(`log.example/${played.id}/2`, secret).key);
    for (const officer of OFFICERS) unwrap(await played.sign(draft, officer, { at: moment }));

    expect(await desk.ready()).toBe(true);
    const view = await played.view();
    expect(view.keys.log.name).toBe(`log.example/${played.id}/2`);
    expect(view.witnessed.map(({ size }) => size)).toEqual([kept + 1, kept + 1]);
    const policy = unwrap(parsePolicy((await desk.recordFile(`${played.id}.policy`))?.bytes ?? new Uint8Array()));
    const verdict = await verifyFiles(await recordOf(desk, played.id), { policy });
    expect(verdict.faults).toEqual([]);
    expect(verdict.splitView).toBe('excluded-by-your-policy');
    expect(await store.logs.size(played.id)).toBe(kept + 1);
  });
});
