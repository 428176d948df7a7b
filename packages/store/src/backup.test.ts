import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { err, ok, unwrap } from '@selectorate/basics';
import { openTrigger } from '@selectorate/testkit';
import { Client } from 'pg';
import { backup, restore } from './backup.ts';
import { projectionOf } from './projection-of.ts';
import type { Engine, Store } from './store.ts';
import { TABLE_NAMES } from './tables.ts';
import { enginesHere, startEngine, type TestEngine } from './testing/each-engine.ts';
import { appendHistory, historyOf } from './testing/history.ts';

const AT = '2022-08-01T09:00:00Z';
const { rehearsal } = openTrigger({ witnesses: [] });
const history = historyOf(rehearsal);

describe('backup and restore', () => {
  const engines = new Map<Engine, TestEngine>();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'selectorate-backup-'));
    for (const name of enginesHere()) engines.set(name, await startEngine(name));
  });
  afterAll(async () => {
    for (const engine of engines.values()) await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  const engineOf = (name: Engine): TestEngine => engines.get(name) ?? raise();
  const ways = enginesHere().flatMap((from) => enginesHere().map((to) => [from, to] as const));

  test.each(ways)('what a server on %s holds is the same on %s, and backs up to the same files', async (from, to) => {
    const place = await engineOf(from).newPlace();
    const store = await engineOf(from).open(place);
    await fill(store);
    const [first, second] = [join(folder, `${from}-${to}`), join(folder, `${from}-${to}-again`)];
    const rows = unwrap(await backup(place, first));
    expect(rows).toMatchObject({ entry: history.steps.length, account: 1, passkey: 1 });
    const target = await engineOf(to).newPlace();
    expect(await restore(first, target)).toEqual(ok(rows));
    unwrap(await backup(target, second));
    for (const file of await readdir(first))
      expect(await readFile(join(second, file), 'utf8')).toBe(await readFile(join(first, file), 'utf8'));
    const restored = await engineOf(to).open(target);
    expect((await restored.accounts.byEmail('person@example.org'))?.name).toBe('Test Person');
    expect(await restored.logs.check(history.log)).toEqual(ok({ size: history.steps.length }));
    expect(await restored.logs.projection(history.log)).toEqual(projectionOf(rehearsal.state));
    expect(await restored.logs.parts.ofContest(history.log)).toHaveLength(rehearsal.parts.size);
  });

  test('a backup holds every table there is', async () => {
    const engine = engineOf('trial');
    const store = await engine.open(await engine.newPlace());
    const client = new Client({ connectionString: store.connectionString });
    await client.connect();
    const { rows } = await client.query<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'public' and table_name <> 'migration'`,
    );
    await client.end();
    expect(rows.map((row) => row.table_name).sort()).toEqual([...TABLE_NAMES].sort());
  });

  describe('refuses', () => {
    let written: string;
    beforeAll(async () => {
      const engine = engineOf('trial');
      const place = await engine.newPlace();
      await (await engine.open(place)).instance.create({ name: 'Example Party', created: AT });
      written = join(folder, 'written');
      unwrap(await backup(place, written));
    });

    test('to write where something is', async () => {
      const place = await engineOf('trial').newPlace();
      expect(await backup(place, written)).toEqual(err({ code: 'folder-not-empty' }));
    });

    test('a database that holds anything', async () => {
      const engine = engineOf('trial');
      const place = await engine.newPlace();
      await (await engine.open(place)).close();
      expect(await restore(written, place)).toEqual(err({ code: 'database-not-empty' }));
    });

    test('files that are not what was written', async () => {
      const place = await engineOf('trial').newPlace();
      await appendFile(join(written, 'session.jsonl'), '{}\n');
      expect(await restore(written, place)).toEqual(err({ code: 'backup-damaged', table: 'session' }));
      await rm(join(written, 'session.jsonl'));
      expect(await restore(written, place)).toEqual(err({ code: 'backup-damaged', table: 'session' }));
    });

    test('a backup of another version, and a folder that is no backup', async () => {
      const place = await engineOf('trial').newPlace();
      const other = join(folder, 'other-version');
      const engine = engineOf('trial');
      unwrap(await backup(await engine.newPlace(), other));
      const manifest = await readFile(join(other, 'backup.json'), 'utf8');
      await writeFile(join(other, 'backup.json'), manifest.replace(/"migration":\d+/, '"migration":99'));
      expect(await restore(other, place)).toEqual(err({ code: 'backup-of-another-version' }));
      expect(await restore(folder, place)).toEqual(err({ code: 'not-a-backup' }));
    });
  });
});

async function fill(store: Store): Promise<void> {
  await appendHistory(store, history);
  const account = unwrap(await store.accounts.create({ name: 'Test Person', email: 'person@example.org', at: AT }));
  unwrap(
    await store.accounts.passkeys.add({
      account,
      credentialId: 'credential-1',
      publicKey: { alg: 'ES256', key: 'key' },
      cosePublicKey: Uint8Array.of(0, 255),
      counter: 4_000_000_000,
      transports: [],
    }),
  );
  await store.messages.queue({ account, address: 'person@example.org', template: 'hello', args: {}, created: AT });
}

function raise(): never {
  throw new Error('an engine that is not here');
}
