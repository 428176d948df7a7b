import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../bin/server.mjs', import.meta.url));

/** A command of the server in a process of its own, as an operator runs it. */
export interface ServerProcess {
  readonly process: ChildProcess;
  /** Everything it said so far. */
  out(): string;
  err(): string;
  /** Waits until it says this; throws if it ends first. */
  says(text: RegExp): Promise<RegExpExecArray>;
  /** Its exit status, once it has ended. */
  ended(): Promise<number | null>;
}

export function runServer(args: readonly string[], environment: Readonly<Record<string, string>>): ServerProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(([status]) => status as number | null);
  return {
    process: child,
    out: () => out,
    err: () => err,
    says: async (text) => {
      for (;;) {
        const found = text.exec(out);
        if (found !== null) return found;
        const more = Promise.race([once(child.stdout ?? child, 'data'), ended.then(() => null)]);
        if ((await more) === null && text.exec(out) === null)
          throw new Error(`it ended without saying so: ${out}${err}`);
      }
    },
    ended: () => ended,
  };
}
