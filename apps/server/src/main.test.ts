import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPostgres } from '@selectorate/store';
import { testFolder, type TestFolder } from '@selectorate/testkit';
import { runCommand } from './run-command.ts';
import { runServer, type ServerProcess } from './testing/server-process.ts';

let folder: TestFolder;
let running: ServerProcess[] = [];

beforeEach(async () => {
  folder = await testFolder();
});
afterEach(async () => {
  for (const each of running) each.process.kill('SIGTERM');
  await Promise.all(running.map((each) => each.ended()));
  running = [];
  await folder.remove();
});

const environment = (more: Record<string, string> = {}) => ({
  PORT: '0',
  SELECTORATE_HOME: join(folder.path, 'home'),
  ...more,
});

async function started(more: Record<string, string> = {}, args: readonly string[] = []) {
  const server = runServer(args, environment(more));
  running.push(server);
  const [, url = ''] = await server.says(/serves at (http:\/\/localhost:\d+)/);
  return { server, url: url.replace('localhost', '127.0.0.1') };
}

/** A server that does not get far, to its end. */
async function runToEnd(variables: Record<string, string>) {
  const server = runServer([], variables);
  running.push(server);
  return { status: await server.ended(), err: server.err() };
}

/** A command in this process, to its end. */
async function run(args: readonly string[], variables: Record<string, string>) {
  let [out, err] = ['', ''];
  const status = await runCommand(args, {
    out: (text) => void (out += `${text}\n`),
    err: (text) => void (err += `${text}\n`),
    environment: variables,
  });
  return { status, out, err };
}

const status = async (url: string) => (await fetch(url)).status;

test('an empty instance serves, says which engine it has and how to set it up, and stops when told', async () => {
  const { server, url } = await started();
  const [, link = ''] = await server.says(/^http:\/\/localhost:\d+\/link\/([\w-]{43})$/m);
  expect(server.out()).toContain('Database: trial engine.');
  expect(await status(`${url}/health/live`)).toBe(200);
  expect(await status(`${url}/health/ready`)).toBe(200);
  expect(await status(`${url}/api/links/${link}`)).toBe(200);
  server.process.kill('SIGTERM');
  expect(await server.ended()).toBe(0);
  expect(server.out()).toContain('Stopped.');
  expect(server.err()).not.toContain(link);
  await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
});

test('a request that is running when it is told to stop ends with its answer', async () => {
  const { server, url } = await started();
  const begun = await openRequest(url);
  server.process.kill('SIGTERM');
  await server.says(/Stopping/);
  expect(await begun.finish()).toMatch(/^HTTP\/1\.1 200 /);
  expect(await server.ended()).toBe(0);
});

test('a second start on the same trial database is refused, with the process that has it', async () => {
  await started();
  const second = await runToEnd(environment());
  expect(second.status).toBe(2);
  expect(second.err).toMatch(/is open in another process \(\d+\)/);
});

test('wrong configuration ends it before anything is made, and names every key', async () => {
  const wrong = { PORT: 'x', ROLE: 'both', SELECTORATE_HOEM: 'y', DATABASE_URL: 'mysql://marker-secret@h/d' };
  const ended = await runToEnd(environment(wrong));
  expect(ended.status).toBe(2);
  for (const key of Object.keys(wrong)) expect(ended.err).toContain(`${key}: `);
  expect(ended.err).not.toContain('marker-secret');
  expect(await readdir(folder.path)).toEqual([]);
});

test.each([
  ['another command', ['serv']],
  ['another option', ['--rolle', 'web']],
  ['a backup to nowhere', ['backup']],
  ['a restore from nowhere', ['restore']],
  ['a contest rebuilt from nowhere', ['rebuild', '--contest', 'a']],
  ['keys nowhere', ['new-keys']],
])('%s is answered with how to use it', async (_, args) => {
  expect(await run(args, environment())).toMatchObject({
    status: 2,
    err: expect.stringContaining('Usage: server.mjs') as string,
  });
});

test('a contest that is not here cannot be rebuilt', async () => {
  expect(await run(['rebuild', '--contest', 'a', '--from', folder.path], environment())).toMatchObject({
    status: 1,
    err: expect.stringContaining('There is no contest “a” here') as string,
  });
});

test('a port that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    other.once('listening', resolve);
  });
  const { port } = other.address() as AddressInfo;
  const ended = await runToEnd(environment({ PORT: String(port) }));
  other.close();
  expect(ended).toMatchObject({ status: 2, err: expect.stringContaining(`127.0.0.1:${port}: EADDRINUSE`) as string });
});

test('keys are made apart, handed over, rotated; a database without its keys does not open', async () => {
  const keys = join(folder.path, 'keys');
  const made = await run(['new-keys', '--out', keys], environment());
  expect(made).toMatchObject({ status: 0, out: expect.stringContaining(keys) as string });
  expect(await run(['new-keys', '--out', keys], environment())).toMatchObject({ status: 2 });
  const { server } = await started({ SELECTORATE_KEYS: keys });
  server.process.kill('SIGINT');
  expect(await server.ended()).toBe(0);

  const rotated = await run(['rotate-keys'], environment({ SELECTORATE_KEYS: keys }));
  expect(rotated).toMatchObject({ status: 0, out: expect.stringContaining('wrapping-0002') as string });
  expect(await readdir(keys)).toContain('wrapping-0002.key');
  const again = await started({ SELECTORATE_KEYS: keys });
  again.server.process.kill('SIGTERM');
  await again.server.ended();

  const strange = await runToEnd(environment({ SELECTORATE_KEYS: join(folder.path, 'other-keys') }));
  expect(strange).toMatchObject({ status: 2, err: expect.stringContaining('does not hold the keys') as string });
});

test('a backup of a running server is restored elsewhere, and serves what it held', async () => {
  const { url, server } = await started();
  const [, link = ''] = await server.says(/\/link\/([\w-]{43})$/m);
  const backup = join(folder.path, 'backup');
  const done = await run(['backup', '--out', backup], environment());
  expect(done).toMatchObject({ status: 0, out: expect.stringContaining(backup) as string });
  expect(await status(`${url}/health/ready`)).toBe(200);
  expect(await run(['backup', '--out', backup], environment())).toMatchObject({ status: 2 });

  const home = join(folder.path, 'second');
  const elsewhere = { SELECTORATE_HOME: home, SELECTORATE_KEYS: join(folder.path, 'home', 'keys') };
  expect(await run(['restore', '--from', backup], environment(elsewhere))).toMatchObject({ status: 0 });
  expect(await run(['restore', '--from', backup], environment(elsewhere))).toMatchObject({
    status: 2,
    err: expect.stringContaining('not empty') as string,
  });
  const missing = await run(
    ['restore', '--from', folder.path],
    environment({ SELECTORATE_HOME: join(folder.path, 'third') }),
  );
  expect(missing).toMatchObject({ status: 2, err: expect.stringContaining('not-a-backup') as string });

  const restored = await started(elsewhere);
  const read = await fetch(`${restored.url}/api/links/${link}`);
  expect([read.status, await read.json()]).toMatchObject([404, { code: 'link-unknown' }]);
  await restored.server.says(/\/link\/[\w-]{43}$/m);
});

describe('on PostgreSQL', () => {
  test('web and worker are two processes, and the worker listens nowhere', async (context) => {
    const postgres = await startPostgres();
    if (postgres === undefined) return context.skip('PostgreSQL is not installed here: not tried');
    const DATABASE_URL = await postgres.newDatabase();
    const keys = { SELECTORATE_KEYS: join(folder.path, 'keys'), DATABASE_URL };
    await run(['new-keys', '--out', keys.SELECTORATE_KEYS], environment());
    const web = await started(keys, ['--role', 'web']);
    const worker = runServer(['--role', 'worker'], environment(keys));
    running.push(worker);
    await worker.says(/runs as worker/);
    await worker.says(/Database: PostgreSQL/);
    expect(worker.out()).not.toContain('/link/');
    expect(await status(`${web.url}/health/ready`)).toBe(200);
    await postgres.kill();
    expect(await status(`${web.url}/health/ready`)).toBe(503);
    expect(await status(`${web.url}/health/live`)).toBe(200);
    await postgres.start();
    for (const each of [web.server, worker]) {
      each.process.kill('SIGTERM');
      expect(await each.ended()).toBe(0);
    }
    await postgres.stop();
    return undefined;
  });

  test('a database that does not answer is said to be so', async () => {
    const DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none';
    expect(await runToEnd(environment({ DATABASE_URL }))).toMatchObject({
      status: 2,
      err: expect.stringContaining('DATABASE_URL') as string,
    });
  });
});

/** A request of which the last byte is still to come. */
async function openRequest(url: string): Promise<{ finish(): Promise<string> }> {
  const { hostname, port } = new URL(url);
  const body = '{"key":{"alg":"EdDSA","key":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}';
  const socket = connect(Number(port), hostname);
  const answered = new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('close', () => resolve(text));
  });
  await new Promise((resolve) => {
    socket.once('connect', resolve);
  });
  socket.write(
    `POST /api/session/key/options HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n` +
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, -1)}`,
  );
  // The request counts as running once the server has read its headers: a later one on another connection is answered.
  await fetch(`${url}/health/live`);
  return {
    finish: () => {
      socket.write(body.slice(-1));
      return answered;
    },
  };
}
