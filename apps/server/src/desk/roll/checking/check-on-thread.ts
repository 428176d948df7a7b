import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '@selectorate/basics';
import type { RollReport } from '@selectorate/roll';
import type { CheckingProgress, CheckTask, FromCheckThread } from './check-task.ts';

/** `stopped`: the signal said so; `thread-ended`: it failed, or had no memory left; or why the register could not be matched. */
export type CheckingFault = string;

/**
 * Runs the checks on a thread of their own, so that requests are answered meanwhile. The thread has ended, with all threads of its own,
 * when this answers.
 */
export async function checkOnThread(
  task: CheckTask,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (at: CheckingProgress) => void },
): Promise<Result<RollReport, CheckingFault>> {
  if (signal.aborted) return err('stopped');
  const worker = startThread('check-worker');
  let stop: () => void = () => undefined;
  try {
    return await new Promise((resolve) => {
      stop = () => resolve(err('stopped'));
      signal.addEventListener('abort', stop, { once: true });
      worker.on('message', (message: FromCheckThread) => {
        if (message.kind === 'at') progress(message.progress);
        else resolve(message.kind === 'done' ? ok(message.report) : err(message.code));
      });
      // What it says may quote an entry, and is not repeated.
      worker.on('error', () => resolve(err('thread-ended')));
      worker.on('exit', () => resolve(err('thread-ended')));
      worker.postMessage(task);
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/**
 * Starts a thread on a file beside this one, from built JavaScript or from source. A thread does not inherit the loader that reads
 * TypeScript, so from source it brings its own.
 */
function startThread(name: string): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, import.meta.url));
  const script = `
    import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
      register();
      return import(${JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href)});
    });`;
  return new Worker(script, { eval: true, execArgv: ['--conditions=source'] });
}
