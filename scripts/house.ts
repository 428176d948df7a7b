import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64Url, unwrap } from '@selectorate/basics';
import { newKey } from '@selectorate/machine';
import { printVerifierKey, verifierKey } from '@selectorate/record';
import { ROOT, startProgram, type Started, stop } from './children.ts';

const CLI = join(ROOT, 'apps', 'cli', 'src', 'main.ts');
const SERVER = join(ROOT, 'apps', 'server', 'src', 'main.ts');

export interface HouseOptions {
  /** Where keys, mirrors and the trial engine's database go. */
  readonly folder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Names of witnesses, each a process of its own. */
  readonly witnesses: readonly string[];
  /** A PostgreSQL database instead of the trial engine. */
  readonly databaseUrl?: string;
}

/** A server with its witnesses, each a child process on this machine. */
export interface RunningHouse {
  readonly url: string;
  readonly setUpLink: string;
  /** The witnesses with their addresses, as `run --witnesses` reads them. */
  readonly witnesses: string;
  /** The list of logs that the witnesses watch, as `run --announce` adds to it. */
  readonly logs: string;
  /** The server's key folder. */
  readonly keys: string;
  /** Every child, and how to know it. */
  readonly children: readonly { readonly name: string; readonly started: Started }[];
  stop(): Promise<void>;
}

export const selectorate = (...args: readonly string[]): Started => startProgram(CLI, args);

/** The same, with its words and its progress shown. */
export const selectorateShown = (...args: readonly string[]): Started => startProgram(CLI, args, { shown: true });

/** Starts witnesses for rehearsals, then the server; what was started is stopped again where one of them does not. */
export async function startHouse({ folder, port, witnesses, databaseUrl }: HouseOptions): Promise<RunningHouse> {
  const children: { name: string; started: Started }[] = [];
  const stopAll = async (): Promise<void> => {
    for (const { started } of children.toReversed()) await stop(started);
  };
  try {
    await mkdir(folder, { recursive: true });
    const logs = join(folder, 'logs');
    await writeFile(logs, '# The logs that the witnesses of this folder watch\n');
    const begin = (name: string, started: Started): Started => {
      children.push({ name, started });
      return started;
    };
    const [home, keys] = [join(folder, 'home'), join(folder, 'home', 'keys')];
    const env = {
      PORT: String(port),
      SELECTORATE_HOME: home,
      SELECTORATE_KEYS: keys,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    };
    const server = begin('server', startProgram(SERVER, [], { env }));
    const lines = await Promise.all(
      witnesses.map(async (name) => {
        const { key, verifier } = await witnessKey(name, folder);
        const mirrors = join(folder, 'mirrors', name);
        const args = ['--key', key, '--mirrors', mirrors, '--logs', logs, '--port', '0', '--rehearsal'];
        const started = begin(name, selectorate('witness', 'serve', ...args));
        const [, url = ''] = await started.saying(/listens on (http:\S+)/);
        return `witness ${name} ${verifier} ${url}`;
      }),
    );
    const policy = join(folder, 'witnesses');
    await writeFile(policy, [...lines, 'quorum none', ''].join('\n'));
    const [, setUpLink = ''] = await server.saying(/^(https?:\/\/\S+\/link\/\S+)$/m);
    const url = new URL(setUpLink).origin;
    return { url, setUpLink, witnesses: policy, logs, keys, children, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** A witness's key file, as `selectorate witness new` makes it. */
async function witnessKey(name: string, folder: string): Promise<{ readonly key: string; readonly verifier: string }> {
  const { file } = newKey(name, 'EdDSA');
  const key = join(folder, `${name}.key`);
  await writeFile(key, JSON.stringify(file), { mode: 0o600 });
  const bytes = fromBase64Url(file.key) ?? new Uint8Array();
  return { key, verifier: printVerifierKey(unwrap(verifierKey(name, 'cosignature', bytes))) };
}
