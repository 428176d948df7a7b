import type { Worker } from 'node:worker_threads';
import type { FromThread, MatchTask, RowChunk, TaskOutcome, ToThread } from './match-task.ts';
import type { TaskHands } from './run-task.ts';
import { startThread } from './start-thread.ts';

/** Threads that run tasks in the order in which they are given, each thread one at a time. */
export interface ThreadPool {
  run(task: MatchTask): Promise<TaskOutcome>;
  /** Gives up tasks that no thread has begun: nothing came of them. */
  dropWaiting(): void;
  /** Ends every thread, whatever it is doing. */
  end(): Promise<void>;
}

interface Waiting {
  readonly task: MatchTask;
  readonly resolve: (outcome: TaskOutcome) => void;
  readonly reject: (error: Error) => void;
}

export function threadPool(threads: number, hands: TaskHands): ThreadPool {
  const idle: Worker[] = [];
  const all: Worker[] = [];
  const queue: Waiting[] = [];
  let ended = false;
  const next = (): void => {
    while (queue.length > 0 && (idle.length > 0 || all.length < threads)) {
      const waiting = queue.shift();
      if (waiting !== undefined) give(idle.pop() ?? started(), waiting);
    }
  };
  const started = (): Worker => {
    const worker = startThread('match-worker');
    all.push(worker);
    return worker;
  };
  const give = (worker: Worker, { task, resolve, reject }: Waiting): void => {
    const hear = (message: FromThread): void => {
      switch (message.kind) {
        case 'more':
          hands.more().then((chunk: RowChunk) => post(worker, { kind: 'rows', chunk }), failed);
          return;
        case 'seen':
          hands.seen(message.rows);
          return;
        case 'done':
          forget();
          idle.push(worker);
          resolve(message.outcome);
          next();
      }
    };
    const failed = (error: Error): void => {
      forget();
      reject(error);
    };
    const gone = (code: number): void => failed(new Error(`a thread of matching ended with ${code}`));
    const forget = (): void => {
      worker.off('message', hear).off('error', failed).off('exit', gone);
    };
    worker.on('message', hear).on('error', failed).on('exit', gone);
    post(worker, { kind: 'task', task });
  };
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (ended) reject(new Error('the threads of matching have been ended'));
        else queue.push({ task, resolve, reject });
        next();
      }),
    dropWaiting() {
      for (const { resolve } of queue.splice(0)) resolve({ part: null, fault: null });
    },
    async end() {
      ended = true;
      for (const { reject } of queue.splice(0)) reject(new Error('the threads of matching have been ended'));
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

const post = (worker: Worker, message: ToThread): void => worker.postMessage(message);
