import type { CheckOutcome, CheckTask, OutcomeOf, Workforce } from '@selectorate/ballot';

interface Waiting {
  readonly task: CheckTask;
  readonly resolve: (outcome: CheckOutcome) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Threads of this browser that check pieces of elections. They are started at once, so that nothing is left to load when the
 * connection is gone, and end with whoever started them.
 */
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
  private readonly idle: Worker[];
  private readonly busy = new Map<Worker, Waiting>();
  private readonly queue: Waiting[] = [];
  private broken: Error | null = null;

  constructor(threads: number) {
    this.idle = Array.from({ length: threads }, () => this.newWorker());
  }

  run(task: CheckTask): Promise<CheckOutcome> {
    return new Promise((resolve, reject) => {
      this.queue.push({ task, resolve, reject });
      this.next();
    });
  }

  private newWorker(): Worker {
    const worker = new Worker(new URL('./archive-check-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<CheckOutcome>) => this.done(worker, data));
    worker.addEventListener('messageerror', () => this.fail('a thread could not be understood'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.fail(event.message || 'a thread could not be started');
    });
    return worker;
  }

  private next(): void {
    if (this.broken !== null) return this.fail(this.broken.message);
    while (this.queue.length > 0 && this.idle.length > 0) {
      const [waiting, worker] = [this.queue.shift(), this.idle.pop()];
      if (waiting === undefined || worker === undefined) return;
      this.busy.set(worker, waiting);
      worker.postMessage(waiting.task);
    }
  }

  private done(worker: Worker, outcome: CheckOutcome): void {
    const waiting = this.busy.get(worker);
    this.busy.delete(worker);
    this.idle.push(worker);
    waiting?.resolve(outcome);
    this.next();
  }

  /** A thread fails only by a bug or a browser that lacks something: nobody waits for what never comes. */
  private fail(why: string): void {
    this.broken ??= new Error(why);
    for (const { reject } of [...this.busy.values(), ...this.queue]) reject(this.broken);
    this.busy.clear();
    this.queue.length = 0;
  }
}
