import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const LOADER = import.meta.resolve('tsx');

/** The command line as a process of its own, which a test may kill. */
export interface StartedCli {
  readonly child: ChildProcess;
  /** The first line on standard output that this matches, waited for; rejects if the process ends before. */
  line(pattern: RegExp): Promise<string>;
  /** Sends a signal and waits until the process is gone; answers with its exit status, null if a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `selectorate ARGS` without its launcher, so that a signal reaches it and nothing else. */
export function startCli(...args: readonly string[]): StartedCli {
  const child = spawn(process.execPath, ['--conditions=source', '--import', LOADER, MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, complained] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained += text;
  });
  const gone = once(child, 'exit');
  return {
    child,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = said.split('\n').find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
        };
        child.stdout.on('data', look);
        look();
        child.once('exit', () => {
          reject(new Error(`selectorate ${args.join(' ')} ended: ${complained}`));
        });
      }),
    end: async (signal) => {
      child.kill(signal);
      const [status] = (await gone) as [number | null];
      return status;
    },
  };
}
