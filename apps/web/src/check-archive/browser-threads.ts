import type { CheckOutcome, CheckTask, OutcomeOf, Workforce } from '@selectorate/ballot';

interface Waiting {
  readonly task: CheckTask;
  readonly resolve: (outcome: CheckOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** Threads of this browser that check pieces of elections. They start with the first tasks and end with whoever started them. */
export function browserThreads(threads: number): Workforce {
  const pool = new Pool(threads);
  return {
    threads,
    run: <T extends CheckTask>(task: T) => {
      const outcome = pool.run(task) as Promise<OutcomeOf<T>>;
      // Whoever stops at the first failure does not wait for the others, and theirs are the same.
      outcome.catch(() => undefined);
      return outcome;
    },
  };
}

class Pool {
  private readonly idle: Worker[] = [];
  private readonly queue: Waiting[] = [];
  private readonly threads: number;
  private started = 0;
  private broken: Error | null = null;

  constructor(threads: number) {
    this.threads = threads;
  }

  run(task: CheckTask): Promise<CheckOutcome> {
    return new Promise((resolve, reject) => {
      this.queue.push({ task, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.broken !== null) this.fail(this.broken);
    while (this.queue.length > 0 && (this.idle.length > 0 || this.started < this.threads)) {
      const waiting = this.queue.shift();
      if (waiting !== undefined) this.give(this.idle.pop() ?? this.newWorker(), waiting);
    }
  }

  private newWorker(): Worker {
    this.started += 1;
    return new Worker(new URL('./archive-check-worker.ts', import.meta.url), { type: 'module' });
  }

  private give(worker: Worker, { task, resolve, reject }: Waiting): void {
    const heard = new AbortController();
    const { signal } = heard;
    const fail = (error: Error): void => {
      heard.abort();
      reject(error);
      this.fail(error);
    };
    const done = ({ data }: MessageEvent<CheckOutcome>): void => {
      heard.abort();
      this.idle.push(worker);
      resolve(data);
      this.next();
    };
    const failed = (event: ErrorEvent): void => {
      event.preventDefault();
      fail(new Error(event.message || 'a thread could not be started'));
    };
    worker.addEventListener('message', done, { signal });
    worker.addEventListener('error', failed, { signal });
    worker.addEventListener('messageerror', () => fail(new Error('a thread could not be understood')), { signal });
    worker.postMessage(task);
  }

  /** A thread fails only by a bug or a browser that lacks something: nobody waits for what never comes. */
  private fail(error: Error): void {
    this.broken ??= error;
    for (const { reject } of this.queue.splice(0)) reject(this.broken);
  }
}
