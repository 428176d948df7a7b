import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { CheckOutcome, CheckTask, OutcomeOf, Workforce } from '@selectorate/ballot';
import { startSourceThread } from '../source-thread.ts';

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
  const pool = new Pool(threads);
  return {
    threads,
    run: <T extends CheckTask>(task: T) => {
      const outcome = pool.run(task) as Promise<OutcomeOf<T>>;
      // Whoever stops at the first failure does not wait for the others, and theirs are the same.
      outcome.catch(() => undefined);
      return outcome;
    },
    end: () => pool.end(),
  };
}

class Pool {
  private readonly idle: Worker[] = [];
  private readonly all: Worker[] = [];
  private readonly queue: Waiting[] = [];
  private broken: Error | null = null;
  private readonly threads: number;

  constructor(threads: number) {
    this.threads = threads;
  }

  run(task: CheckTask): Promise<CheckOutcome> {
    return new Promise((resolve, reject) => {
      this.queue.push({ task, resolve, reject });
      this.next();
    });
  }

  async end(): Promise<void> {
    this.fail(new Error('the threads that check ballots have been ended'));
    await Promise.all(this.all.map((worker) => worker.terminate()));
  }

  /** A thread ends only by a bug: nothing more can be checked then, and nobody waits for what never comes. */
  private fail(error: Error): void {
    this.broken ??= error;
    for (const { reject } of this.queue.splice(0)) reject(this.broken);
  }

  private next(): void {
    if (this.broken !== null) this.fail(this.broken);
    while (this.queue.length > 0 && (this.idle.length > 0 || this.all.length < this.threads)) {
      const waiting = this.queue.shift();
      if (waiting !== undefined) this.give(this.idle.pop() ?? this.newWorker(), waiting);
    }
  }

  private newWorker(): Worker {
    const worker = startSourceThread(new URL('./check-worker.ts', import.meta.url), {
      execArgv: ['--conditions=source'],
    });
    this.all.push(worker);
    return worker;
  }

  private give(worker: Worker, { task, resolve, reject }: Waiting): void {
    const forget = (): void => {
      worker.off('message', done);
      worker.off('error', failed);
      worker.off('exit', ended);
    };
    const done = (outcome: CheckOutcome): void => {
      forget();
      this.idle.push(worker);
      resolve(outcome);
      this.next();
    };
    const failed = (error: Error): void => {
      forget();
      reject(error);
      this.fail(error);
    };
    const ended = (code: number): void => failed(new Error(`a thread that checks ballots ended with ${code}`));
    worker.once('message', done);
    worker.once('error', failed);
    worker.once('exit', ended);
    worker.postMessage(task);
  }
}
