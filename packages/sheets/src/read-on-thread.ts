import { Worker, type WorkerOptions } from 'node:worker_threads';
import { err, type Result } from '@selectorate/basics';
import type { Sheet, SheetOptions, UntrustedBytes } from './read-workbook.ts';
import { refuseSheet, sheetFault, type SheetRefusal } from './sheet-fault.ts';

/** What reading one workbook may take. */
export interface ThreadLimits {
  readonly seconds: number;
  /** Of the thread's heap: the workbook as objects. */
  readonly megabytes: number;
}

const THREAD_LIMITS: ThreadLimits = { seconds: 60, megabytes: 1024 };

/**
 * Reads a sheet as `readWorkbook` does, on a thread of its own: meanwhile this one answers others, and a workbook that
 * takes more time or memory than it may is refused as `too-much-work`. The thread has ended when this answers.
 */
export async function readWorkbookOnThread(
  bytes: UntrustedBytes,
  options: SheetOptions = {},
  limits: Partial<ThreadLimits> = {},
): Promise<Result<Sheet, SheetRefusal>> {
  const { seconds, megabytes } = { ...THREAD_LIMITS, ...limits };
  const worker = startWorker({ resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const giveUp = (): void => resolve(err(refuseSheet(sheetFault('too-much-work'))));
      timer = setTimeout(giveUp, seconds * 1000);
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp();
        else reject(error);
      });
      worker.once('exit', (code) => reject(new Error(`the thread that reads a workbook ended with ${code}`)));
      worker.postMessage({ bytes, options });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** From built JavaScript or from source: a thread does not inherit the loader that reads TypeScript, so it brings its own. */
function startWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./read-worker.js', import.meta.url), options);
  const script = `
    import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
      register();
      return import(${JSON.stringify(new URL('./read-worker.ts', import.meta.url).href)});
    });`;
  return new Worker(script, { ...options, eval: true, execArgv: ['--conditions=source'] });
}
