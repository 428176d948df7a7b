import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CheckOutcome, CheckTask, OutcomeOf, Workforce } from '@selectorate/ballot';

/** A thread does not inherit the loader that reads this program's source, so it brings its own. */
const WORKER = `
  import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(new URL('./check-worker.mjs', import.meta.url).href)});
  });`;

/** A workforce that has to be sent home. */
export interface Threads extends Workforce {
  readonly end: () => Promise<void>;
}

interface Waiting {
  readonly task: CheckTask;
  readonly resolve: (outcome: CheckOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** Threads of this machine that check pieces of elections, each with a kernel of its own. They start with the first tasks. */
export function startThreads(threads: number = availableParallelism()): Threads {
  const idle: Worker[] = [];
  const all: Worker[] = [];
  const queue: Waiting[] = [];

  const next = (): void => {
    while (queue.length > 0 && (idle.length > 0 || all.length < threads)) {
      const waiting = queue.shift();
      if (waiting !== undefined) give(idle.pop() ?? newWorker(), waiting);
    }
  };
  const newWorker = (): Worker => {
    const worker = new Worker(WORKER, { eval: true, execArgv: ['--conditions=source'] });
    worker.setMaxListeners(0);
    all.push(worker);
    return worker;
  };
  const give = (worker: Worker, { task, resolve, reject }: Waiting): void => {
    const forget = (): void => {
      worker.removeListener('message', done);
      worker.removeListener('error', failed);
      worker.removeListener('exit', ended);
    };
    const done = (outcome: CheckOutcome): void => {
      forget();
      idle.push(worker);
      resolve(outcome);
      next();
    };
    const failed = (error: Error): void => {
      forget();
      reject(error);
    };
    const ended = (code: number): void => failed(new Error(`a thread that checks ballots ended with ${code}`));
    worker.once('message', done);
    worker.once('error', failed);
    worker.once('exit', ended);
    worker.postMessage(task);
  };
  return {
    threads,
    run: <T extends CheckTask>(task: T) =>
      new Promise<OutcomeOf<T>>((resolve, reject) => {
        queue.push({ task, resolve: resolve as (outcome: CheckOutcome) => void, reject });
        next();
      }),
    end: async () => {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}
