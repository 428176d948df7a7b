import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

/** Where Debian's package puts PostgreSQL 15. */
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const TRIES = 400;
const BETWEEN_TRIES = 50;

/** A PostgreSQL of our own, for tests, benches and rehearsed restores. */
export interface StartedPostgres {
  /** Makes an empty database and answers with its URL. */
  newDatabase(): Promise<string>;
  /** Ends the server with SIGKILL: what its clients did last stays undecided. */
  kill(): Promise<void>;
  /** Starts it again on the same files, after {@link StartedPostgres.kill}. */
  start(): Promise<void>;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

export const hasPostgres = (): boolean => existsSync(join(PROGRAMS, 'postgres'));

/**
 * Starts PostgreSQL 15 in a fresh folder, reached only through a socket in that folder; as root it runs as `postgres`, because
 * it refuses root. Undefined where it is not installed.
 */
export async function startPostgres(): Promise<StartedPostgres | undefined> {
  if (!hasPostgres()) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'selectorate-pg-'));
  if (isRoot()) await run('chown', ['postgres', folder]);
  await chmod(folder, 0o700);
  const data = join(folder, 'data');
  const [initdb, ...settings] = asPostgres('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--locale=C']);
  await run(initdb, [...settings, '-E', 'UTF8']);
  const urlOf = (name: string) => `postgresql://postgres@localhost:5432/${name}?host=${encodeURIComponent(folder)}`;
  let end = await serve(folder, urlOf('postgres'));
  return {
    newDatabase: async () => {
      const name = `t${randomUUID().replaceAll('-', '')}`;
      await ask(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
    kill: () => end('SIGKILL'),
    start: async () => {
      end = await serve(folder, urlOf('postgres'));
    },
    stop: async () => {
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type End = (signal: 'SIGINT' | 'SIGKILL') => Promise<void>;

/** Starts the server and waits until it answers. After a kill its orphans may hold it up for a moment. */
async function serve(folder: string, url: string): Promise<End> {
  const data = join(folder, 'data');
  const [program, ...settings] = asPostgres('postgres', ['-D', data, '-k', folder, '-c', 'listen_addresses=']);
  let started = spawn(program, settings, { stdio: 'ignore' });
  for (let tries = 0; !(await answers(url)); tries++) {
    if (tries === TRIES) throw new Error('PostgreSQL did not start');
    await sleep(BETWEEN_TRIES);
    if (started.exitCode !== null) started = spawn(program, settings, { stdio: 'ignore' });
  }
  const ended = new Promise((resolve) => started.once('exit', resolve));
  return async (signal) => {
    const [pid = ''] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), signal);
    await ended;
  };
}

const isRoot = (): boolean => process.getuid?.() === 0;

function asPostgres(program: string, settings: readonly string[]): [string, ...string[]] {
  const command = [join(PROGRAMS, program), ...settings] as [string, ...string[]];
  return isRoot() ? ['runuser', '-u', 'postgres', '--', ...command] : command;
}

async function answers(url: string): Promise<boolean> {
  try {
    await ask(url, 'select 1');
    return true;
  } catch {
    return false;
  }
}

async function ask(url: string, question: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(question);
  } finally {
    await client.end();
  }
}
