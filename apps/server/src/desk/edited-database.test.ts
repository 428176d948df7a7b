import { Client } from 'pg';
import { canonicalBytes, type Json, parseCanonical, unwrap } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import { noteSigner, openLog, parsePolicy, printNote } from '@selectorate/record';
import { openTrigger, type RehearsedContest, verifyFiles } from '@selectorate/testkit';
import { enginesHere, startEngine, type Store } from '@selectorate/store';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeskContest, DeskPeople, deskFor, logKeyFor, recordOf, witnessesFor } from './testing/desk-contest.ts';
import { heldOf } from './testing/held-of.ts';
import type { TestWitness } from './testing/witness-server.ts';

type Fields = Readonly<Record<string, Json>>;

/** What an administrator of the database who has the log's key can do: other entries, and checkpoints that fit them. */
async function rewrite(
  contest: RehearsedContest,
  { connectionString }: Store,
  change: { readonly seq: number; readonly entry: (act: Fields) => Fields },
): Promise<void> {
  const entries = contest.entries.map((entry, seq) =>
    seq === change.seq ? canonicalBytes(change.entry(unwrap(parseCanonical(entry)) as Fields)) : entry,
  );
  const signer = noteSigner(logKeyFor(contest).name, contest.secretOf('log'));
  const log = unwrap(openLog({ signer, entries, check: nativeCheck }));
  const client = new Client({ connectionString });
  await client.connect();
  const { contest: id } = contest.plan;
  await client.query('update entry set bytes = $1 where log = $2 and seq = $3', [
    Buffer.from(entries[change.seq] ?? []),
    id,
    change.seq,
  ]);
  for (const { checkpoint } of contest.rehearsal.checkpoints) {
    const note = Buffer.from(printNote(log.checkpoint(checkpoint.size).note)).toString('utf8');
    await client.query('update checkpoint set note = $1 where log = $2 and size = $3', [note, id, checkpoint.size]);
  }
  await client.end();
}

describe.each(enginesHere())('A43 a database edited by its administrator, who has the log’s key, on %s', (name) => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let witnesses: readonly TestWitness[] = [];

  beforeAll(async () => {
    engine = await startEngine(name);
  });
  afterEach(async () => {
    await Promise.all(witnesses.map((witness) => witness.close()));
  });
  afterAll(() => engine.close());

  async function running() {
    const contest = openTrigger();
    witnesses = await witnessesFor(contest);
    const store = await engine.open(await engine.newPlace());
    const people = new DeskPeople(contest, store);
    const { desk } = deskFor(contest, store);
    const played = new DeskContest(desk, people);
    await played.resumeAt(contest.entries.length, witnesses);
    for (const witness of witnesses)
      witness.remember(heldOf(contest, witness.name, contest.entries, contest.acts.at(-1)?.at ?? ''), contest.entries);
    await desk.tick();
    expect(await desk.ready()).toBe(true);
    return { contest, store, played };
  }

  test('cannot change what somebody signed: the replay refuses it, and nothing more is written', async () => {
    const { contest, store, played } = await running();
    const calendar = contest.acts.findIndex(({ kind }) => kind === 'set-calendar');
    await rewrite(contest, store, { seq: calendar, entry: (act) => ({ ...act, body: { deadlines: [] } }) });
    const { desk, events } = deskFor(contest, store);
    await desk.tick();
    expect(await desk.ready()).toBe(false);
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'contest-refused-by-replay', contest: played.id, size: calendar }),
    );
    await expectNothingWritten(contest, store, desk);
  });

  test('cannot change what only the log says, such as the time of an act: witnesses hold the other', async () => {
    const { contest, store } = await running();
    const last = contest.acts.length - 1;
    const later = new Date(Date.parse(contest.acts[last]?.at ?? '') + 30_000).toISOString().replace('.000', '');
    await rewrite(contest, store, { seq: last, entry: (act) => ({ ...act, at: later }) });
    const { desk, events } = deskFor(contest, store);
    await desk.tick();
    expect(await desk.ready()).toBe(false);
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'store-behind-checkpoint', code: 'differs-from-cosigned-checkpoint' }),
    );
    await expectNothingWritten(contest, store, desk);
    // Who reads the edited record with the policy of before is told.
    const policy = unwrap(
      parsePolicy((await desk.recordFile(`${contest.plan.contest}.policy`))?.bytes ?? new Uint8Array()),
    );
    const seen = [new TextEncoder().encode(witnesses[0]?.held().checkpoint ?? '')];
    const verdict = await verifyFiles(await recordOf(desk, contest.plan.contest), { policy, seen });
    expect(verdict.faults.map(({ code }) => code)).toContain('log-forked');
    expect(verdict.splitView).toBe('not-excluded');
  });

  async function expectNothingWritten(
    contest: RehearsedContest,
    store: Store,
    desk: DeskContest['desk'],
  ): Promise<void> {
    const people = new DeskPeople(contest, store);
    const account = await store.accounts.people.accountOf(contest.plan.contest, 'returning-officer' as never);
    const asked = { params: { contest: contest.plan.contest }, query: {}, body: { now: '2022-12-01T00:00:00Z' } };
    expect(await desk.handlers.moveClock(asked, { account: account ?? null })).toEqual({
      ok: false,
      error: { code: 'store-behind-checkpoint' },
    });
    expect(await store.logs.size(people.contest.plan.contest)).toBe(contest.entries.length);
  }
});
