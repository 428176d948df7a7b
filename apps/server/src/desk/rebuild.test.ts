import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, unwrap } from '@selectorate/basics';
import { encodeBundle, printWitnessedLog } from '@selectorate/record';
import type { ContestId } from '@selectorate/basics';
import { openTrigger, type RehearsedContest } from '@selectorate/testkit';
import { startEngine } from '@selectorate/store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { rebuildFromMirror } from './rebuild.ts';
import { DeskContest, DeskPeople, deskFor, optionsFor, recordOf, witnessesFor } from './testing/desk-contest.ts';
import { heldOf } from './testing/held-of.ts';
import type { TestWitness } from './testing/witness-server.ts';

describe('a store that lost its last hour', () => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let witnesses: readonly TestWitness[] = [];
  const folders: string[] = [];

  beforeAll(async () => {
    engine = await startEngine('trial');
  });
  afterEach(async () => {
    await Promise.all(witnesses.map((witness) => witness.close()));
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  });
  afterAll(() => engine.close());

  /** A store that holds `kept` entries of a contest that its witnesses saw whole. */
  async function lostFrom(kept: number) {
    const contest = openTrigger();
    witnesses = await witnessesFor(contest);
    const store = await engine.open(await engine.newPlace());
    const options = optionsFor(contest, store);
    const { desk } = deskFor(contest, store);
    const played = new DeskContest(desk, new DeskPeople(contest, store));
    await played.resumeAt(kept, witnesses);
    for (const witness of witnesses)
      witness.remember(heldOf(contest, witness.name, contest.entries, lastMoment(contest)), contest.entries);
    return { contest, store, options, desk, played };
  }

  test('A53 is rebuilt from a witness that serves its mirror, and writes again', async () => {
    const { contest, store, options, desk, played } = await lostFrom(20);
    await desk.tick();
    expect(await desk.ready()).toBe(false);
    const { length } = contest.entries;
    const rebuilt = unwrap(await rebuildFromMirror(options, played.id, witnesses[0]?.url ?? ''));
    expect(rebuilt).toMatchObject({ added: length - 20, size: length });
    expect(await store.logs.check(played.id)).toEqual(ok({ size: length }));
    expect((await store.logs.projection(played.id))?.status).toMatchObject({ size: length, stage: 'trigger' });
    await desk.tick();
    expect(await desk.ready()).toBe(true);
    expect((await played.view()).witnessed.map(({ size }) => size)).toEqual([length, length]);
    const files = await recordOf(desk, played.id);
    expect(files.get('checkpoint')).toEqual(files.get(`checkpoints/${length}`));
    expect(await rebuildFromMirror(options, played.id, witnesses[1]?.url ?? '')).toEqual(
      ok({ added: 0, size: length, lost: 0 }),
    );
  });

  test('A53 is rebuilt from the folder that a witness keeps', async () => {
    const { contest, store, options, played } = await lostFrom(0);
    const folder = await mkdtemp(join(tmpdir(), 'selectorate-mirror-'));
    folders.push(folder);
    await writeFile(join(folder, 'entries'), encodeBundle(contest.entries));
    await writeFile(join(folder, 'state.json'), printWitnessedLog(witnesses[0]?.held() ?? expect.fail('no witness')));
    const rebuilt = unwrap(await rebuildFromMirror(options, played.id, folder));
    expect(rebuilt.added).toBe(contest.entries.length);
    expect((await store.contests.get(played.id))?.phase).toBe('running');
    expect((await played.view()).people.some(({ standing }) => standing === 'introduced')).toBe(true);
  });

  test('takes nothing from a mirror of another history, a broken one, or one that is not there', async () => {
    const { contest, store, options, played } = await lostFrom(10);
    const other = openTrigger({ seed: 'another contest' });
    const [witness] = witnesses;
    witness?.remember(heldOf(contest, witness.name, other.entries, other.now), other.entries);
    expect(await rebuildFromMirror(options, played.id, witness?.url ?? '')).toEqual(err('mirror-differs'));
    const changed = contest.entries.map((entry, i) => (i === 15 ? entry.map((byte) => byte ^ 1) : entry));
    witness?.remember(heldOf(contest, witness.name, contest.entries, lastMoment(contest)), changed);
    expect(await rebuildFromMirror(options, played.id, witness?.url ?? '')).toEqual(err('mirror-broken'));
    witness?.remember(heldOf(contest, witness.name, changed, lastMoment(contest)), changed);
    expect(await rebuildFromMirror(options, played.id, witness?.url ?? '')).toEqual(err('entries-refused'));
    expect(await rebuildFromMirror(options, played.id, join(tmpdir(), 'nothing-here'))).toEqual(
      err('mirror-unreadable'),
    );
    expect(await rebuildFromMirror(options, 'no-contest' as ContestId, '')).toEqual(err('contest-unknown'));
    expect(await store.logs.size(played.id)).toBe(10);
  });
});

const lastMoment = (contest: RehearsedContest): string => contest.acts.at(-1)?.at ?? '';
