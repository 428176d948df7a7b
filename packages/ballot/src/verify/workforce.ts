import type { Bench } from './bench.ts';
import { performTask } from './perform-task.ts';
import type { CheckTask, OutcomeOf } from './task.ts';

/** Who does the checking: threads of Node, of a browser, or nobody but this thread. */
export interface Workforce {
  /** How many tasks are worth having under way at once. */
  readonly threads: number;
  readonly run: <T extends CheckTask>(task: T) => Promise<OutcomeOf<T>>;
}

/** Everything in this thread, one task after the other. */
export function inThisThread(bench: Bench): Workforce {
  return { threads: 1, run: (task) => Promise.resolve(performTask(task, bench)) };
}

/**
 * Hands tasks out while keeping few under way, so that a long archive never lies in memory whole. `each` hears the outcomes in the
 * order of the tasks.
 */
export async function runInOrder<T extends CheckTask>(
  tasks: AsyncIterable<T> | Iterable<T>,
  workforce: Workforce,
  each: (outcome: OutcomeOf<T>, task: T) => void,
): Promise<void> {
  const underWay: { readonly task: T; readonly outcome: Promise<OutcomeOf<T>> }[] = [];
  const settleOldest = async (): Promise<void> => {
    const oldest = underWay.shift();
    if (oldest !== undefined) each(await oldest.outcome, oldest.task);
  };
  for await (const task of tasks) {
    underWay.push({ task, outcome: workforce.run(task) });
    if (underWay.length > workforce.threads) await settleOldest();
  }
  while (underWay.length > 0) await settleOldest();
}
