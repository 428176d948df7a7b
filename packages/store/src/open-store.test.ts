import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { err, unwrap } from '@selectorate/basics';
import { entropy } from '@selectorate/machine';
import { lockFolder } from '@selectorate/machine';
import { MIGRATIONS } from './migrations.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';
import { enginesHere, startEngine, TEST_KEY, type TestEngine } from './testing/each-engine.ts';
import { hasPostgres } from './testing/start-postgres.ts';

const keys = { wrapping: [TEST_KEY] };
const AT = '2022-08-01T09:00:00Z';

test.runIf(!hasPostgres())(
  'PostgreSQL 15 IS NOT INSTALLED: everything of the store ran on the trial engine only',
  () => {
    expect(enginesHere()).toEqual(['trial']);
  },
);

describe.each(enginesHere())('a store on %s', (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startEngine(name);
  });
  afterAll(() => engine.close());

  test('opens, serves, closes, and holds what it held when it opens again', async () => {
    const place = await engine.newPlace();
    const store = await engine.open(place);
    expect(store.engine).toBe(name);
    expect(await store.ready()).toBe(true);
    await store.instance.create({ name: 'Example Party', created: AT });
    await store.close();
    expect(await store.ready()).toBe(false);
    expect(await (await engine.open(place)).instance.get()).toMatchObject({ name: 'Example Party' });
  });

  test('servers that start at once on an empty database migrate it once', async () => {
    const first = await engine.open(await engine.newPlace());
    await ask(first, 'drop schema public cascade; create schema public');
    const opened = await Promise.all([1, 2, 3].map(() => engine.open(first.connectionString)));
    expect(await Promise.all(opened.map((store) => store.ready()))).toEqual([true, true, true]);
    const applied = MIGRATIONS.map((_, i) => ({ number: i + 1 }));
    expect(await ask(first, 'select number from migration')).toEqual(applied);
  });

  test('a database of a newer program is left alone, and is not ready for this one', async () => {
    const store = await engine.open(await engine.newPlace());
    await ask(store, 'insert into migration values (99)');
    expect(await store.ready()).toBe(false);
    expect(await openStore({ url: store.connectionString, keys, entropy })).toEqual(
      err({ code: 'newer-than-program' }),
    );
  });

  test('many clients at once each get their own answers, also while others fail or wait', async () => {
    const store = await engine.open(await engine.newPlace());
    await ask(
      store,
      'create table tally (id integer primary key, n integer not null); insert into tally values (1, 0)',
    );
    const clients = await Promise.all(Array.from({ length: 6 }, () => connect(store)));
    const wrong = await Promise.all(clients.map((client, i) => crowd(client, i)));
    expect(wrong.flat()).toEqual([]);
    expect(await ask(store, 'select n from tally')).toEqual([{ n: 6 * ROUNDS }]);
    await Promise.all(clients.map((client) => client.end()));
  });

  test('a client that dies in a transaction leaves nothing of it, and nobody waiting', async () => {
    const store = await engine.open(await engine.newPlace());
    await store.instance.create({ name: 'Example Party', created: AT });
    const dying = await connect(store);
    dying.on('error', () => undefined);
    await dying.query('begin');
    await dying.query(`update instance set name = 'half done'`);
    (dying as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect(await store.instance.get()).toMatchObject({ name: 'Example Party' });
    await store.instance.rename('Example Union');
    expect(await store.instance.get()).toMatchObject({ name: 'Example Union' });
  });
});

test('a database that is not there is unreachable', async () => {
  const url = 'postgresql://nobody@127.0.0.1:1/nothing';
  expect(await openStore({ url, keys, entropy })).toEqual(err({ code: 'database-unreachable' }));
});

describe('the folder of a trial database', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'selectorate-folder-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is held by one process, which is named to the next, and is free when it closes', async () => {
    const url = { folder: join(folder, 'held') };
    const store = unwrap(await openStore({ url, keys, entropy }));
    expect(await openStore({ url, keys, entropy })).toEqual(err({ code: 'folder-held', pid: process.pid }));
    await store.close();
    await unwrap(await openStore({ url, keys, entropy })).close();
  });

  test('is for this user alone, and so is its socket', async () => {
    const url = { folder: join(folder, 'private') };
    const store = unwrap(await openStore({ url, keys, entropy }));
    expect((await stat(url.folder)).mode & 0o077).toBe(0);
    expect(new URL(store.connectionString).searchParams.get('host')).toBe(url.folder);
    await store.close();
  });

  test('may have a path that is too long for a socket', async () => {
    const url = { folder: join(folder, 'long'.repeat(30)) };
    const store = unwrap(await openStore({ url, keys, entropy }));
    expect(await store.ready()).toBe(true);
    const elsewhere = new URL(store.connectionString).searchParams.get('host') ?? '';
    expect((await stat(elsewhere)).mode & 0o077).toBe(0);
    await store.close();
    await expect(stat(elsewhere)).rejects.toThrow('ENOENT');
  });

  test.each([
    ['another living process', (pid: number) => ({ pid, born: null }), true],
    ['a process that had the number before', (pid: number) => ({ pid, born: 'another-boot 17' }), false],
    ['a process that is gone', () => ({ pid: 2 ** 22 + 1, born: null }), false],
  ])('a lock of %s', async (_, holder, holds) => {
    const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const pid = living.pid ?? 0;
    await writeFile(join(folder, 'lock.1'), JSON.stringify(holder(pid)));
    const locked = await lockFolder(folder);
    expect(locked.ok ? 'taken' : locked.error).toEqual(holds ? { code: 'folder-held', pid } : 'taken');
    if (locked.ok) await locked.value.release();
    living.kill('SIGKILL');
    await once(living, 'exit');
    for (const file of await readdir(folder)) if (file.startsWith('lock.')) await rm(join(folder, file));
  });

  test('a lock that is no text of ours is stale, and of many who see that one takes it', async () => {
    await writeFile(join(folder, 'lock.1'), '');
    for (let round = 0; round < 20; round++) {
      const tries = await Promise.all(Array.from({ length: 8 }, () => lockFolder(folder)));
      const taken = tries.flatMap((locked) => (locked.ok ? [locked.value] : []));
      expect(taken).toHaveLength(1);
      for (const lock of taken) await lock.release();
    }
    const left = (await readdir(folder)).filter((file) => /^(lock|claim)\./.test(file));
    expect(left.length).toBeLessThanOrEqual(8);
  });
});

const ROUNDS = 20;

/** Queries of many shapes from one client; answers with those that were answered as somebody else's. */
async function crowd(client: Client, i: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const text = `${i}.${round}`;
    const one = await client.query<{ v: string; who: number }>(`select $1::text as v, ${i} as who`, [text]);
    if (one.rows[0]?.v !== text || one.rows[0].who !== i) wrong.push(text);
    const two = await client.query<{ s: number }>('select $1::integer + $2::integer as s, $3::text', [i, round, text]);
    if (two.rows[0]?.s !== i + round) wrong.push(text);
    await client.query('select 1 / $1::integer', [0]).then(
      () => wrong.push(text),
      () => undefined,
    );
    await client.query('begin');
    const { rows } = await client.query<{ n: number }>('select n from tally where id = $1 for update', [1]);
    await client.query('update tally set n = $1 where id = 1', [(rows[0]?.n ?? 0) + 1]);
    await client.query('commit');
  }
  return wrong;
}

async function connect({ connectionString }: Store): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

async function ask(store: Store, question: string): Promise<unknown> {
  const client = await connect(store);
  const { rows } = await client.query(question);
  await client.end();
  return rows;
}
