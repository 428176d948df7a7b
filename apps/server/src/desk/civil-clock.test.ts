import { type Result, unwrap } from '@selectorate/basics';
import type { DraftShape } from '@selectorate/api';
import type { Act, Instant } from '@selectorate/selection';
import { openTrigger, type RehearsedContest } from '@selectorate/testkit';
import { startEngine, type Store } from '@selectorate/store';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Denial } from '../handlers.ts';
import type { Desk } from './desk.ts';
import { DeskContest, DeskPeople, deskFor, newContest, PARTY } from './testing/desk-contest.ts';
import { withPasskeys } from './testing/with-passkeys.ts';

type Done = Result<DraftShape, Denial>;

describe('a contest on the civil clock', () => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let contest: RehearsedContest;
  let store: Store;
  let desk: Desk;
  let played: DeskContest;
  let now: Instant;

  beforeAll(async () => {
    engine = await startEngine('trial');
  });
  afterAll(() => engine.close());

  beforeEach(async () => {
    const { passkeys, signers } = withPasskeys();
    contest = openTrigger({ witnesses: [], relyingParty: PARTY, signers });
    store = await engine.open(await engine.newPlace());
    now = contest.acts[0]?.at ?? '';
    ({ desk } = deskFor(contest, store, { clock: () => now }));
    played = new DeskContest(desk, new DeskPeople(contest, store, passkeys));
    const asked = { params: {}, query: {}, body: { ...newContest(contest), clock: 'civil' as const } };
    unwrap(await desk.handlers.createContest(asked, await played.people.asker('returning-officer')));
    await played.people.account('second-officer');
  });

  const actOf = (kind: string): Act => contest.acts.find((act) => act.kind === kind) ?? expect.fail(`no ${kind}`);

  async function prepare(kind: string, changes: Record<string, unknown> = {}): Promise<Done> {
    const act = actOf(kind);
    return played.prepare({ ...act, body: { ...(act.body as object), ...changes } as Act['body'] });
  }

  async function play(kind: string, changes: Record<string, unknown> = {}): Promise<DraftShape> {
    let done: Done = await prepare(kind, changes);
    const draft = unwrap(done);
    for (const person of draft.by) done = await played.sign(draft, person, { at: now });
    return unwrap(done);
  }

  test('records what lapsed when it is woken, at the moment of recording, and says when to be woken next', async () => {
    unwrap({ ok: true, value: await play('open-contest', { clock: 'civil' }) });
    await play('set-calendar');
    expect(await desk.tick()).toEqual({ nextLapse: '2022-08-05T11:00:00Z' });
    expect((await played.view()).size).toBe(2);
    now = '2022-08-08T15:30:00Z';
    expect(await desk.tick()).toEqual({ nextLapse: '2022-08-16T08:00:00Z' });
    const { entries } = unwrap(
      await desk.handlers.readEntries({ params: played.params, query: { from: 2 }, body: null }, { account: null }),
    );
    const lapses = entries.map((entry) => JSON.parse(Buffer.from(entry, 'base64').toString('utf8')) as Act);
    expect(lapses.map(({ kind, at, by, body }) => ({ kind, at, by, body }))).toEqual([
      { kind: 'pass-deadline', at: now, by: ['server'], body: { deadline: 'freeze' } },
      { kind: 'pass-deadline', at: now, by: ['server'], body: { deadline: 'notice' } },
    ]);
    await desk.tick();
    expect((await played.view()).size).toBe(4);
    expect((await played.view()).head.size).toBe(4);
  });

  test('records what lapsed before an act that somebody signs, in one go', async () => {
    await play('open-contest', { clock: 'civil' });
    await play('set-calendar');
    const draft = unwrap(await prepare('declare-interest'));
    now = '2022-08-05T12:00:00Z';
    const recorded = unwrap(await played.sign(draft, draft.by[0] ?? '', { at: now }));
    expect(recorded.standing).toEqual({ kind: 'recorded', seq: 3, at: now });
  });

  test('is not moved by anybody, and a clock that goes back does not take the contest with it', async () => {
    await play('open-contest', { clock: 'civil' });
    const asker = await played.people.asker('returning-officer');
    const asked = { params: played.params, query: {}, body: { now: '2023-01-01T00:00:00Z' } };
    expect(await desk.handlers.moveClock(asked, asker)).toMatchObject({ error: { code: 'clock-is-civil' } });
    const before = now;
    now = '2022-07-01T00:00:00Z';
    expect((await played.view()).now).toBe(before);
  });

  test('A35 knows its officers by passkeys, and everybody by the key they brought themselves', async () => {
    await play('open-contest', { clock: 'civil' });
    const device = contest.signerOf('teller-1').publicKey;
    await store.accounts.devices.add({ account: await played.people.account('scrutineer'), key: device });
    expect(await prepare('introduce-person', { key: device })).toEqual({
      ok: false,
      error: { code: 'passkey-required', where: 'body.key' },
    });
    const another = contest.signerOf('second-officer').publicKey;
    expect(await prepare('introduce-person', { key: another })).toMatchObject({ error: { code: 'key-not-yours' } });
    expect(await prepare('introduce-person', { person: 'nobody' })).toMatchObject({ error: { code: 'key-not-yours' } });
    expect((await play('introduce-person')).standing).toMatchObject({ kind: 'recorded' });
  });

  test('its first act says of the house what is so', async () => {
    const wrong: readonly [string, unknown][] = [
      ['clock', 'rehearsal'],
      ['binding', true],
      ['zone', 'Europe/Paris'],
      ['rulebook', 'a'.repeat(64)],
      ['log', { name: 'log.example/other', key: contest.signerOf('teller-1').publicKey }],
      ['server', contest.signerOf('teller-1').publicKey],
      ['witnesses', [{ name: 'witness.example', key: contest.signerOf('teller-1').publicKey }]],
      ['relyingParty', { rpId: 'elsewhere.example', origins: ['https://elsewhere.example'] }],
    ];
    for (const [field, value] of wrong) {
      expect(await prepare('open-contest', { clock: 'civil', [field]: value })).toEqual({
        ok: false,
        error: { code: 'request-malformed', where: `body.${field}` },
      });
    }
  });

  test('keeps no draft with parts that it could not give back, or that were to be published and may not be', async () => {
    const act = actOf('open-contest');
    const asker = await played.people.asker('returning-officer');
    const create = (parts: Record<string, unknown>) => {
      const said = { ...(act.body as object), clock: 'civil' } as never;
      const body = { ...played.wishFor(act), body: said, parts: parts as never };
      return desk.handlers.createDraft({ params: played.params, query: {}, body }, asker);
    };
    const part = { subject: 'contest', content: 'A title', publish: false };
    expect(await create({ Title: part })).toMatchObject({ error: { where: 'parts' } });
    expect(await create({ title: { ...part, subject: 'Two words' } })).toMatchObject({
      error: { where: 'parts.title.subject' },
    });
    expect(await create({ title: { ...part, content: 0.5 } })).toMatchObject({ error: { where: 'parts' } });
    expect(await create({ name: { ...part, publish: true } })).toMatchObject({
      error: { where: 'parts.name.publish' },
    });
    expect(await desk.handlers.listDrafts({ params: played.params, query: {}, body: null }, asker)).toEqual({
      ok: true,
      value: { drafts: [] },
    });
  });
});
