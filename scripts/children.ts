import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const ROOT: string = fileURLToPath(new URL('..', import.meta.url));
const LOADER = import.meta.resolve('tsx');

/** A program of this checkout as a process of its own; what it says is kept. */
export interface Started {
  readonly child: ChildProcess;
  /** Everything on standard output so far. */
  said(): string;
  /** Everything on standard error so far, shortened to its end. */
  complained(): string;
  /** The first match on standard output, waited for. Rejects if the process ends before or takes too long. */
  saying(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit status once it has ended; null if a signal ended it. */
  readonly ended: Promise<number | null>;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Show what it says as it says it; otherwise it is only kept. */
  readonly shown?: boolean;
}

const LONGEST_START_MS = 60_000;
const KEPT = 20_000;
const GRACE_MS = 8_000;

/** Every child that is still there: a program that ends for whatever reason takes them along. */
const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGTERM');
});

/** Starts a TypeScript program of the checkout without a launcher between: a signal reaches it and nothing else. */
export function startProgram(main: string, args: readonly string[], options: StartOptions = {}): Started {
  const { env = {}, shown = false } = options;
  const child = spawn(process.execPath, ['--conditions=source', '--import', LOADER, main, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', shown ? 'inherit' : 'pipe'],
  });
  alive.add(child);
  let [said, complained] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (shown) process.stdout.write(text);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complained = (complained + text).slice(-KEPT);
  });
  const ended = once(child, 'close').then(([status]) => {
    alive.delete(child);
    return status as number | null;
  });
  return {
    child,
    said: () => said,
    complained: () => complained,
    ended,
    saying: (pattern) =>
      new Promise((resolve, reject) => {
        const failed = (why: string): void => {
          reject(new Error(`${main} ${why}\n${said}${complained}`));
        };
        const late = setTimeout(() => {
          failed('took too long to start');
        }, LONGEST_START_MS);
        const look = (): void => {
          const found = pattern.exec(said);
          if (found === null) return;
          clearTimeout(late);
          resolve(found);
        };
        child.stdout?.on('data', look);
        child.once('close', () => {
          clearTimeout(late);
          failed('ended');
        });
        look();
      }),
  };
}

/** Asks a child to stop and waits for it; one that does not is ended. */
export async function stop({ child, ended }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(late);
}
