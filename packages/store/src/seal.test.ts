import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ContestId, err, type PersonId, unwrap } from '@selectorate/basics';
import { entropy } from '@selectorate/machine';
import { openTrigger } from '@selectorate/testkit';
import { backup } from './backup.ts';
import type { DraftId } from './ids.ts';
import { openStore } from './open-store.ts';
import type { Store, WrappingKey } from './store.ts';
import { enginesHere, startEngine, TEST_KEY, type TestEngine } from './testing/each-engine.ts';
import { appendHistory, historyOf } from './testing/history.ts';

const AT = '2022-08-01T09:00:00Z';
const MARKER = 'planted-marker';
/** More than are wrapped anew at once. */
const SUBJECTS = 510;
const NEW_KEY: WrappingKey = { id: 'key-2', key: new Uint8Array(32).fill(9) };

const words = { name: () => `${MARKER}-name`, reasons: `${MARKER}-reasons`, address: `${MARKER}-address` };
const contest = openTrigger({ witnesses: [], words });
const history = historyOf(contest.rehearsal);
const { log } = history;

describe.each(enginesHere())('sealed values on %s', (name) => {
  let engine: TestEngine;
  let folder: string;
  beforeAll(async () => {
    engine = await startEngine(name);
    folder = await mkdtemp(join(tmpdir(), 'selectorate-seal-'));
  });
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a copy of the database without the keys shows no personal field', async () => {
    const store = await engine.open(await engine.newPlace());
    await plantEverywhere(store);
    unwrap(await backup(store.connectionString, join(folder, 'copy')));
    const files = await readdir(join(folder, 'copy'));
    const texts = await Promise.all(files.map((file) => readFile(join(folder, 'copy', file), 'latin1')));
    expect(files.filter((_, i) => shows(texts[i] ?? ''))).toEqual([]);
    expect(files).toContain('part.jsonl');
    const bundle = Buffer.from(contest.bundle());
    expect([shows(bundle.toString()), shows(`"${bundle.toString('base64')}"`), shows('part')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('after a rotation everything opens under the new key alone', async () => {
    const place = await engine.newPlace();
    const store = await engine.open(place);
    const id = await plantEverywhere(store);
    for (let i = 0; i < SUBJECTS; i++) await store.documents.put(log, `n${i}`, { subject: `s${i}`, json: i });
    const inUse = async () => store.wrappingKeysInUse();
    expect(await inUse()).toEqual([TEST_KEY.id]);
    const { rewrapped } = await store.rotateWrappingKey(NEW_KEY);
    expect(rewrapped).toBeGreaterThan(SUBJECTS);
    expect(await inUse()).toEqual([NEW_KEY.id]);
    await store.documents.put(log, 'after', { subject: 'fresh-subject', json: 1 });
    expect(await inUse()).toEqual([NEW_KEY.id]);
    await store.close();
    const keys = { wrapping: [TEST_KEY] };
    expect(await openStore({ url: place, keys, entropy })).toEqual(
      err({ code: 'wrapping-key-missing', ids: [NEW_KEY.id] }),
    );
    const again = await engine.open(place, [NEW_KEY]);
    expect((await again.accounts.byEmail(`${MARKER}@example.org`))?.id).toBe(id);
    expect(await again.logs.parts.ofContest(log)).toHaveLength(contest.rehearsal.parts.size);
    expect(await again.documents.get(log, 'title')).toBe(MARKER);
    expect(await again.documents.get(log, `n${SUBJECTS - 1}`)).toBe(SUBJECTS - 1);
  });

  test('a wrong key of the right name is refused at the door', async () => {
    const place = await engine.newPlace();
    await (await engine.open(place)).close();
    const keys = { wrapping: [{ ...NEW_KEY, id: TEST_KEY.id }] };
    expect(await openStore({ url: place, keys, entropy })).toEqual(err({ code: 'wrapping-key-wrong' }));
  });

  test('an erased subject is gone from every part and document; the record is untouched', async () => {
    const store = await engine.open(await engine.newPlace());
    await plantEverywhere(store);
    const [commitment = '', part] = [...contest.rehearsal.parts].find(([, each]) => each.part === 'name') ?? [];
    const subject = part?.subject ?? '';
    expect(await store.logs.parts.get(log, commitment)).toEqual(part);
    await store.documents.erase(log, subject);
    expect(await store.logs.parts.get(log, commitment)).toBe('erased');
    const left = await store.logs.parts.ofContest(log);
    expect(left.filter((each) => each.subject === subject)).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
    expect((await store.logs.read(log)).entries).toEqual(contest.entries);
    expect((await store.logs.check(log)).ok).toBe(true);
  });

  test('a sealed value that changed places does not open', async () => {
    const store = await engine.open(await engine.newPlace());
    await store.documents.put(log, 'one', { subject: 'contest', json: 1 });
    await store.documents.put(log, 'two', { subject: 'contest', json: 2 });
    const client = new Client({ connectionString: store.connectionString });
    await client.connect();
    await client.query(
      `update document set sealed = (select sealed from document where name = 'two') where name = 'one'`,
    );
    await client.end();
    await expect(store.documents.get(log, 'one')).rejects.toThrow('changed in the database');
    expect(await store.documents.get(log, 'two')).toBe(2);
  });
});

/** Puts the marker into every field that may hold something personal; answers with the account that has it. */
async function plantEverywhere(store: Store) {
  await appendHistory(store, history);
  const id = unwrap(await store.accounts.create({ name: MARKER, email: `${MARKER}@example.org`, at: AT }));
  unwrap(await store.accounts.oidc.link(id, 'https://id.example', MARKER));
  await store.sessions.create(MARKER, { account: id, csrf: 'c'.repeat(64), created: AT, seen: AT, expires: AT });
  await store.links.create(MARKER, { ...NO_LINK, createdBy: id });
  await store.documents.put(log, 'title', { subject: 'contest', json: MARKER });
  await store.drafts.create({
    id: 'draft-1' as DraftId,
    contest: 'contest-a' as ContestId,
    kind: 'introduce-person',
    by: ['returning-officer' as PersonId],
    content: { name: MARKER },
    created: AT,
  });
  const message = { address: `${MARKER}@example.org`, template: 'invitation', args: { name: MARKER }, created: AT };
  await store.messages.queue({ ...message, account: id });
  await store.messages.queue({ ...message, account: null });
  await store.idempotent({ scope: id, key: 'k', hash: 'h', at: AT }, async () => ({ name: MARKER }));
  return id;
}

const NO_LINK = {
  kind: 'invitation',
  contest: null,
  person: null,
  role: null,
  unit: null,
  body: null,
  created: AT,
  expires: AT,
} as const;

/** Is the marker in a text, plainly or in any base64 or hexadecimal within it? */
function shows(text: string): boolean {
  const encoded = text.match(/[A-Za-z0-9+/_-]{12,}/g) ?? [];
  return [text, ...encoded.flatMap((each) => [decoded(each, 'base64'), decoded(each, 'hex')])].some((each) =>
    each.includes(MARKER),
  );
}

const decoded = (text: string, encoding: 'base64' | 'hex'): string => Buffer.from(text, encoding).toString('latin1');
