import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ContestId, err, type Json, ok, type PersonId, unwrap } from '@selectorate/basics';
import type { Refusal } from '@selectorate/selection';
import type { AccountId, DraftId } from './ids.ts';
import type { ContestRow, NewDraft, Store } from './store.ts';
import { enginesHere, startEngine, type TestEngine } from './testing/each-engine.ts';

const AT = '2022-08-01T09:00:00Z';
const CONTEST = 'contest-a' as ContestId;
const [RETURNING, SECOND] = ['returning-officer', 'second-officer'] as [PersonId, PersonId];
const refusal = { code: 'wrong-stage', clause: 'house.stage', data: { stage: 'count' } } as unknown as Refusal;

describe.each(enginesHere())('work on %s', (name) => {
  let engine: TestEngine;
  let store: Store;
  let account: AccountId;
  let drafts = 0;
  beforeAll(async () => {
    engine = await startEngine(name);
    store = await engine.open(await engine.newPlace());
    account = unwrap(await store.accounts.create({ name: 'Test Person', email: null, at: AT }));
  });
  afterAll(() => engine.close());
  const newDraft = async (): Promise<DraftId> => {
    const id = `draft-${drafts++}` as DraftId;
    await store.drafts.create({ ...aDraft, id });
    return id;
  };

  test('an installation is made once', async () => {
    expect(await store.instance.get()).toBeUndefined();
    expect(await store.instance.create({ name: 'Example Party', created: AT })).toBe(true);
    expect(await store.instance.create({ name: 'Another Party', created: AT })).toBe(false);
    await store.instance.finishSetUp();
    await store.instance.rename('Example Union');
    expect(await store.instance.nextGeneration()).toBe(1);
    expect(await store.instance.get()).toEqual({ name: 'Example Union', created: AT, setUp: true, generation: 1 });
  });

  test('a contest is kept as it is planned, changed, and not made twice', async () => {
    const row = contestRow(account);
    expect(await store.contests.create(row)).toEqual(ok(null));
    expect(await store.contests.create(row)).toEqual(err('contest-taken'));
    const changes = { phase: 'running', rehearsalNow: AT, rulebook: Uint8Array.of(9) } as const;
    expect(await store.contests.update(CONTEST, changes)).toBe(true);
    expect(await store.contests.get(CONTEST)).toEqual({ ...row, ...changes });
    expect(await store.contests.list()).toEqual([{ ...row, ...changes }]);
    expect(await store.contests.update('no-such-contest' as ContestId, changes)).toBe(false);
    expect(await store.contests.update(CONTEST, {})).toBe(true);
  });

  test('a document is sealed, replaced, listed, and gone with its subject', async () => {
    await store.documents.put('contest-b', 'title', { subject: 'contest', json: 'Reselection in Exampleton' });
    await store.documents.put('contest-b', 'name.teller', { subject: 'teller', json: { name: 'Test Person 0001' } });
    await store.documents.put('contest-b', 'name.teller', { subject: 'teller', json: { name: 'Test Person 0002' } });
    expect(await store.documents.get('contest-b', 'name.teller')).toEqual({ name: 'Test Person 0002' });
    expect(await store.documents.list('contest-b')).toEqual([
      { name: 'name.teller', subject: 'teller' },
      { name: 'title', subject: 'contest' },
    ]);
    await store.documents.erase('contest-b', 'teller');
    expect(await store.documents.get('contest-b', 'name.teller')).toBe('erased');
    expect(await store.documents.get('contest-b', 'title')).toBe('Reselection in Exampleton');
    await store.documents.put('contest-b', 'name.teller', { subject: 'teller', json: 'entered again' });
    expect(await store.documents.get('contest-b', 'name.teller')).toBe('entered again');
    await store.documents.remove('contest-b', 'name.teller');
    expect(await store.documents.get('contest-b', 'name.teller')).toBeUndefined();
  });

  test('a draft gathers each signature once, also when they come at the same time', async () => {
    const draft = { contest: CONTEST, id: await newDraft() };
    const signed = await Promise.all([
      store.drafts.sign(draft, RETURNING, { signature: 'a' }),
      store.drafts.sign(draft, RETURNING, { signature: 'b' }),
      store.drafts.sign(draft, SECOND, { signature: 'c' }),
    ]);
    expect(signed.filter((answer) => !answer.ok)).toEqual([err('signed-already')]);
    const { signatures, content } = (await store.drafts.get(CONTEST, draft.id)) ?? raise();
    expect(signatures.map(({ signer }) => signer)).toEqual([RETURNING, SECOND]);
    expect(content).toEqual(aDraft.content);
    expect(await store.drafts.sign(draft, 'agent' as PersonId, {})).toEqual(err('not-a-signer'));
    await store.drafts.clearSignatures(CONTEST, draft.id);
    expect((await store.drafts.get(CONTEST, draft.id))?.signatures).toEqual([]);
  });

  test('a draft ends once; what it held goes with it unless it was refused', async () => {
    const [recorded, refused, withdrawn] = [await newDraft(), await newDraft(), await newDraft()];
    expect(await store.drafts.settle(CONTEST, recorded, { state: 'recorded', seq: 4 })).toEqual(ok(null));
    expect(await store.drafts.settle(CONTEST, recorded, { state: 'withdrawn' })).toEqual(err('draft-settled'));
    expect(await store.drafts.settle(CONTEST, refused, { state: 'refused', refusal })).toEqual(ok(null));
    expect(await store.drafts.settle(CONTEST, withdrawn, { state: 'withdrawn' })).toEqual(ok(null));
    const [one, two, three] = [recorded, refused, withdrawn].map((id) => store.drafts.get(CONTEST, id));
    expect(await one).toMatchObject({ state: 'recorded', seq: 4, content: null });
    expect(await two).toMatchObject({ state: 'refused', refusal, content: aDraft.content });
    expect(await three).toMatchObject({ state: 'withdrawn', content: null });
    expect(await store.drafts.sign({ contest: CONTEST, id: recorded }, RETURNING, {})).toEqual(err('draft-settled'));
    expect((await store.drafts.list(CONTEST)).length).toBe(drafts);
  });

  test('a message waits, fails with a code, is sent, and its content goes', async () => {
    const message = {
      account,
      address: 'person@example.org',
      template: 'invitation',
      args: { link: 'x' },
      created: AT,
    };
    const [one, two] = [await store.messages.queue(message), await store.messages.queue({ ...message, account: null })];
    await store.messages.failed(one, { code: 'connection-refused', final: false });
    const waiting = (await store.messages.due(10)).find(({ id }) => id === one);
    expect(waiting).toMatchObject({ attempts: 1, lastError: 'connection-refused', state: 'due' });
    expect(waiting?.content).toEqual({ address: 'person@example.org', args: { link: 'x' } });
    await store.messages.sent(one);
    await store.messages.failed(two, { code: 'no-such-mailbox', final: true });
    expect(await store.messages.get(one)).toMatchObject({ state: 'sent', content: null, attempts: 2, lastError: null });
    expect(await store.messages.get(two)).toMatchObject({ state: 'failed', content: null });
    expect(await store.messages.due(10)).toEqual([]);
    expect(await store.messages.counts()).toEqual({ due: 0, sent: 1, failed: 1 });
  });

  test('the same request is done once, also when it comes twice at the same time', async () => {
    let done = 0;
    const work = async (): Promise<Json> => ({ done: ++done });
    const request = { scope: account, key: 'k1', hash: 'h1', at: AT };
    const answers = await Promise.all([1, 2, 3].map(() => store.idempotent(request, work)));
    expect(answers).toEqual([ok({ done: 1 }), ok({ done: 1 }), ok({ done: 1 })]);
    expect(await store.idempotent({ ...request, hash: 'h2' }, work)).toEqual(err('key-reused'));
    expect(await store.idempotent({ ...request, scope: 'another' }, work)).toEqual(ok({ done: 2 }));
  });

  test('work that fails is not kept, nor its answer', async () => {
    const request = { scope: account, key: 'k2', hash: 'h', at: AT };
    const failing = store.idempotent(request, async () => {
      await store.documents.put('contest-c', 'half', { subject: 'contest', json: 1 });
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(await store.documents.get('contest-c', 'half')).toBeUndefined();
    expect(await store.idempotent(request, async () => 'done')).toEqual(ok('done'));
  });

  test('work that stands together is kept together', async () => {
    const id = await newDraft();
    const failing = store.together(async () => {
      unwrap(await store.drafts.settle(CONTEST, id, { state: 'recorded', seq: 1 }));
      await store.together(() => store.documents.put('contest-d', 'x', { subject: 'contest', json: 1 }));
      expect(await store.documents.get('contest-d', 'x')).toBe(1);
      throw new Error('at the end');
    });
    await expect(failing).rejects.toThrow('at the end');
    expect(await store.drafts.get(CONTEST, id)).toMatchObject({ state: 'open', content: aDraft.content });
    expect(await store.documents.get('contest-d', 'x')).toBeUndefined();
  });
});

const aDraft: Omit<NewDraft, 'id'> = {
  contest: CONTEST,
  kind: 'set-shortlist',
  by: [RETURNING, SECOND],
  content: { body: { candidates: [] }, parts: [{ reasons: 'reasons of nobody' }] },
  created: AT,
};

const contestRow = (createdBy: AccountId): ContestRow => ({
  contest: CONTEST,
  phase: 'preparing',
  binding: false,
  clock: 'rehearsal',
  zone: 'Europe/London',
  rulebook: Uint8Array.of(0, 1, 255),
  logName: 'log.example/contest-a',
  rehearsalNow: null,
  witnesses: [{ name: 'witness.example', key: { alg: 'EdDSA', key: 'k' }, url: null }],
  createdBy,
  createdAt: AT,
});

function raise(): never {
  throw new Error('no such draft');
}
