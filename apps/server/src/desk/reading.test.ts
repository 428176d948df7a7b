import { toBase64Url, unwrap } from '@selectorate/basics';
import { entropy } from '@selectorate/machine';
import type { Act } from '@selectorate/selection';
import { closed, openTrigger, type RehearsedContest } from '@selectorate/testkit';
import { startEngine, type Store } from '@selectorate/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rememberInvited } from '../front/invited-people.ts';
import { DeskContest, DeskPeople, deskFor, newContest } from './testing/desk-contest.ts';

const actOf = (contest: RehearsedContest, kind: string): Act =>
  contest.acts.find((act) => act.kind === kind) ?? expect.fail(`no ${kind}`);

describe('who reads what', () => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let store: Store;
  let played: DeskContest;
  let strangers = 0;

  beforeAll(async () => {
    engine = await startEngine('trial');
    const contest = closed({ witnesses: [] });
    store = await engine.open(await engine.newPlace());
    played = new DeskContest(deskFor(contest, store).desk, new DeskPeople(contest, store));
    await played.resumeAt(contest.entries.length);
  });
  afterAll(() => engine.close());

  async function stranger(): Promise<{ account: string }> {
    const made = await store.accounts.create({ name: 'Nobody Here', email: null, at: '2026-01-01T00:00:00Z' });
    strangers += 1;
    return { account: unwrap(made) };
  }

  async function readPart(person: string, commitment: string) {
    const asked = { params: { ...played.params, commitment }, query: {}, body: null };
    return played.desk.handlers.readPart(asked, await played.people.asker(person));
  }

  test('private parts: the scrutineer all, who signed their own, the officers names; others hear what they hear of nothing', async () => {
    const { contest } = played;
    const keyed = actOf(contest, 'key-batch');
    const papers = keyed.commitments['ballots'] ?? '';
    const introduced = actOf(contest, 'introduce-person');
    const name = introduced.commitments['name'] ?? '';
    const nothing = { ok: false, error: { code: 'not-found' } };
    expect(unwrap(await readPart('scrutineer', papers)).part).toMatchObject({ part: 'ballots' });
    expect(unwrap(await readPart(keyed.by[0] ?? '', papers)).part).toMatchObject({ part: 'ballots' });
    expect(await readPart('second-officer', papers)).toEqual(nothing);
    expect(unwrap(await readPart('second-officer', name)).part).toMatchObject({ part: 'name' });
    expect(await readPart('teller-1', name)).toEqual(nothing);
    expect(await readPart('scrutineer', 'f'.repeat(64))).toEqual(nothing);
    const asked = { params: { ...played.params, commitment: papers }, query: {}, body: null };
    expect(await played.desk.handlers.readPart(asked, await stranger())).toEqual(nothing);
  });

  test('the bundle: whoever the record knows as scrutineer, and nobody on the strength of an invitation', async () => {
    const contest = openTrigger({ witnesses: [], contest: 'contest-2' as never, seed: 'second' });
    const own = new DeskContest(deskFor(contest, store).desk, new DeskPeople(contest, store));
    await own.create();
    await own.people.invited('scrutineer', 'scrutineer');
    const asker = await own.people.asker('scrutineer');
    expect(await own.desk.placesOf(own.id, asker.account)).toEqual({ person: 'scrutineer', roles: ['scrutineer'] });
    const recipient = `age1${'q'.repeat(58)}`;
    const asked = { params: own.params, query: {}, body: { recipient } };
    expect(await own.desk.handlers.readBundle(asked, asker)).toMatchObject({ error: { code: 'not-allowed' } });
    const officer = await played.people.asker('returning-officer');
    const theirs = { ...asked, params: played.params };
    expect(await played.desk.handlers.readBundle(theirs, officer)).toMatchObject({ error: { code: 'not-allowed' } });
  });

  test('a contest: its people, with names for the officers; to others it is as if there were none', async () => {
    const view = await played.view('second-officer');
    expect(view).toMatchObject({ title: 'A contest', phase: 'running', size: played.contest.entries.length });
    const scrutineer = view.people.find(({ person }) => person === 'scrutineer');
    expect(scrutineer).toMatchObject({ role: 'scrutineer', name: 'Member scrutineer', standing: 'introduced' });
    const byTeller = await played.view('teller-1');
    expect(byTeller.people.map(({ person, name }) => (person === 'teller-1' ? 'own' : name))).toEqual(
      byTeller.people.map(({ person }) => (person === 'teller-1' ? 'own' : null)),
    );
    const handlers = played.desk.handlers;
    const unknown = { params: { contest: 'no-such-contest' }, query: {}, body: null };
    const known = { params: played.params, query: {}, body: null };
    const asker = await stranger();
    expect(await handlers.readContest(known, asker)).toEqual(await handlers.readContest(unknown, asker));
    expect(await played.desk.placesOf(played.id, asker.account)).toBeUndefined();
    expect(await played.desk.placesOf('no-such-contest', asker.account)).toBeUndefined();
  });

  test('drafts: those who sign and the officers; what is not in the record yet is for nobody else', async () => {
    const contest = openTrigger({ witnesses: [], contest: 'contest-3' as never, seed: 'third' });
    const freeze = actOf(contest, 'freeze-roll');
    const own = new DeskContest(deskFor(contest, store).desk, new DeskPeople(contest, store));
    await own.resumeAt(freeze.seq);
    await own.moveTo(freeze.at);
    const draft = unwrap(await own.prepare(freeze));
    const listed = async (person: string) => {
      const asked = { params: own.params, query: {}, body: null };
      return unwrap(await own.desk.handlers.listDrafts(asked, await own.people.asker(person))).drafts;
    };
    expect(await listed('second-officer')).toEqual([{ ...draft, parts: null, blobs: null }]);
    expect(await listed('teller-1')).toEqual([]);
    const asked = { params: { ...own.params, draft: draft.id }, query: {}, body: null };
    const read = async (person: string) => own.desk.handlers.readDraft(asked, await own.people.asker(person));
    expect(unwrap(await read('second-officer')).parts).not.toBeNull();
    expect(unwrap(await read('scrutineer')).parts).not.toBeNull();
    expect(await read('teller-1')).toMatchObject({ error: { code: 'not-found' } });
    expect(await own.prepare(freeze, 'teller-1')).toMatchObject({ error: { code: 'not-allowed' } });
  });

  test('A35 an office that one officer alone invited somebody to is none, once the contest is open', async () => {
    const handlers = played.desk.handlers;
    await played.people.invited('second-officer-2', 'second-officer');
    const asker = await played.people.asker('second-officer-2');
    expect(await played.desk.placesOf(played.id, asker.account)).toEqual({ person: 'second-officer-2', roles: [] });
    const seen = unwrap(await handlers.readContest({ params: played.params, query: {}, body: null }, asker));
    expect(seen.people.filter(({ name }) => name !== null && name !== 'Member second-officer-2')).toEqual([]);
  });

  test('A35 nobody drafts another log for the contest: only the operator’s command does', async () => {
    const asker = await played.people.asker('returning-officer');
    const wish = {
      kind: 'succeed-log' as const,
      by: ['returning-officer', 'second-officer'],
      body: {},
      parts: {},
      blobs: [],
    };
    const asked = { params: played.params, query: {}, body: wish };
    expect(await played.desk.handlers.createDraft(asked, asker)).toEqual({ ok: false, error: { code: 'not-allowed' } });
  });

  test('an invitation that is taken back takes nothing out of the record, whatever the person was called', async () => {
    const asker = await played.people.asker('returning-officer');
    const manifest = async () => (await played.desk.recordFile(`${played.id}/manifest.json`))?.etag;
    const before = await manifest();
    const place = { kind: 'invitation' as const, contest: played.id, role: 'agent', unit: null, body: null };
    const { createdBy, created } = { createdBy: null, created: '2026-11-01T00:00:00Z' };
    for (const person of ['contest', 'roll']) {
      await rememberInvited(store, { contest: played.id, person: person as never }, { name: 'Somebody', email: null });
      const link = { ...place, person: person as never, createdBy, created, expires: '2026-12-01T00:00:00Z' };
      await store.links.create(toBase64Url(entropy(32)), link);
      const asked = { params: { ...played.params, person }, query: {}, body: null };
      expect(await played.desk.handlers.withdrawInvitation(asked, asker)).toEqual({ ok: true, value: { done: true } });
    }
    expect(await manifest()).toBe(before);
    expect((await played.view()).title).toBe('A contest');
  });

  test('lists of contests: those that run for everybody, those in preparation for who has a place in them', async () => {
    const { handlers } = played.desk;
    const asked = { params: {}, query: {}, body: null };
    const shown = async (asker: { account: string | null }) =>
      unwrap(await handlers.listContests(asked, asker)).contests.map(({ contest, title }) => [contest, title]);
    const forAll = await shown({ account: null });
    expect(forAll).toContainEqual(['contest-1', 'Reasons in full.']);
    expect(forAll.map(([contest]) => contest)).not.toContain('contest-2');
    const account = await store.accounts.people.accountOf('contest-2' as never, 'scrutineer' as never);
    expect(await shown({ account: account ?? null })).toContainEqual(['contest-2', 'A contest']);
    expect(await shown(await stranger())).toEqual(forAll);
    expect(strangers).toBeGreaterThan(0);
    const preparing = { params: { contest: 'contest-2' }, query: { from: 0 }, body: null };
    expect(await handlers.readEntries(preparing, { account: null })).toMatchObject({ error: { code: 'not-found' } });
    expect(await played.desk.recordFile('contest-2/manifest.json')).toBeUndefined();
  });

  test('the public record: files with marks of their bytes, kept for ever only where they cannot change', async () => {
    const { desk, id } = played;
    const file = async (path: string) => (await desk.recordFile(path)) ?? expect.fail(path);
    const index = JSON.parse(Buffer.from((await file('index.json')).bytes).toString('utf8')) as { contests: unknown[] };
    expect(index).toMatchObject({ schema: 'selectorate-records/1', engine: 'trial' });
    expect(index.contests).toContainEqual({
      contest: id,
      title: 'Reasons in full.',
      size: played.contest.entries.length,
      stage: 'closed',
      binding: false,
      clock: 'rehearsal',
    });
    const paths = [
      'rulebook.json',
      'checkpoint',
      'manifest.json',
      'manifest.note',
      `checkpoints/${played.contest.entries.length}`,
    ];
    const shown = await Promise.all(paths.map(async (path) => (await file(`${id}/${path}`)).immutable));
    expect(shown).toEqual([true, false, false, false, false]);
    const published = [...played.contest.rehearsal.published.keys()][0] ?? '';
    expect((await file(`${id}/published/${published}`)).immutable).toBe(false);
    expect((await file(`${id}/published/${published}`)).etag).toMatch(/^"sha256-[0-9a-f]{64}"$/);
    await store.logs.parts.withdraw(id, published);
    expect(await desk.recordFile(`${id}/published/${published}`)).toBeUndefined();
    const manifest = Buffer.from((await file(`${id}/manifest.json`)).bytes).toString('utf8');
    expect(manifest).not.toContain(published);
    expect((await file(`${id}.selectorate`)).bytes.length % 512).toBe(0);
    for (const path of ['', '..', `${id}`, `${id}/../index.json`, 'index.json/x', `${id}/box`, 'nothing/checkpoint'])
      expect(await desk.recordFile(path)).toBeUndefined();
  });

  test('a contest is prepared once; sent again as it was, it is answered as before', async () => {
    const { handlers } = played.desk;
    const operator = await played.people.asker('returning-officer');
    const body = newContest(played.contest);
    const create = (changes: Partial<typeof body>, asker = operator) =>
      handlers.createContest({ params: {}, query: {}, body: { ...body, ...changes } }, asker);
    expect(await create({})).toEqual({ ok: true, value: { contest: played.id, person: 'returning-officer' } });
    expect(await create({ title: 'Another' })).toMatchObject({ error: { code: 'contest-exists' } });
    expect(await create({}, await stranger())).toMatchObject({ error: { code: 'contest-exists' } });
    expect(await create({ contest: 'contest-9', rulebook: { preset: 'none' } as never })).toMatchObject({
      error: { code: 'rulebook-malformed', lines: [expect.stringContaining('preset: unknown-preset')] },
    });
    expect(await create({ contest: 'contest-9', zone: 'Nowhere/Land' })).toMatchObject({ error: { where: 'zone' } });
    expect(await create({ contest: 'contest-9', binding: true })).toMatchObject({
      error: { code: 'act-refused', refusal: { code: 'binding-clock-required' } },
    });
    expect(await create({ contest: 'contest-9', binding: true, clock: 'civil' })).toMatchObject({
      error: { code: 'contest-binding-on-trial-engine' },
    });
  });
});
