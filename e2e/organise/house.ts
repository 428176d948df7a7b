import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A server that runs as its own process, on the trial engine, with the pages it serves to everybody. */
export interface RunningHouse {
  readonly url: string;
  readonly setUpLink: string;
  stop(): Promise<void>;
}

const LAUNCHER = fileURLToPath(new URL('../../apps/server/bin/server.mjs', import.meta.url));
const WEB = fileURLToPath(new URL('../../apps/web', import.meta.url));
const START_MS = 60_000;

/** Starts an empty server on a free port. Throws when it does not come up. */
export async function startHouse(): Promise<RunningHouse> {
  await pagesBuilt();
  const home = await mkdtemp(join(tmpdir(), 'selectorate-house-'));
  const child = spawn(process.execPath, [LAUNCHER], {
    env: { ...process.env, SELECTORATE_HOME: home, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  const until = Date.now() + START_MS;
  while (Date.now() < until && child.exitCode === null) {
    const link = /http:\/\/localhost:\d+\/link\/\S+/.exec(said)?.[0];
    if (link !== undefined) return { url: new URL(link).origin, setUpLink: link, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`the server did not start: ${said}`);
}

/** Builds the pages where nobody has yet. */
async function pagesBuilt(): Promise<void> {
  if (existsSync(join(WEB, 'dist/site/index.html'))) return;
  await build({ root: WEB, configFile: join(WEB, 'vite.config.ts'), logLevel: 'error' });
}
